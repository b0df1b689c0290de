import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyProof } from '../../src/evidence/verify-proof.js';
import { ProofParts } from '../../src/proofs/proof-parts.js';
import { rows } from '../support/outbox.js';
import type { TestServer } from '../support/server.js';
import { customersOf } from '../notified-customers/world.js';
import { altered, filesOf, firstProblem, forged, jsonOf, proofOf, tableOf } from './proving.js';
import { Proving } from './world.js';
let proving: Proving;
let server: TestServer;
beforeAll(async () => {
  proving = await Proving.start();
  ({ server } = proving);
});
afterAll(() => proving.stop());

describe('the proof of a notice that is over', () => {
  it('of a withdrawn notice holds what was announced, who was told of the withdrawal, and how it ended', async () => {
    const id = await proving.world('withdrawn');
    await server.get(
      `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
      { input: { notice: id, reason: 'We stay where we are.' } },
    );
    await proving.settled();
    await proving.at('2026-03-11T10:00:00Z');
    const path = await proofOf(server, 'withdrawn', 1);
    const report = await verifyProof(path);
    expect(report).toMatchObject({ problems: [], notes: [] });
    const files = await filesOf(path);
    expect(jsonOf(files, 'notice.json').notice).toMatchObject({
      state: 'WITHDRAWN',
      withdrawalReason: 'We stay where we are.',
      results: { DELIVERED: 4, FAILED: 1 },
    });
    expect(jsonOf(files, 'list-after.json').lists).toHaveLength(3);
    expect([...files.keys()]).toContain('mails/withdrawal.customers.en.txt');
    expect(new Set(tableOf(files, 'recipients.csv').map(({ mail }) => mail))).toEqual(
      new Set(['notice', 'withdrawal']),
    );
    expect(
      await firstProblem(
        forged(altered(files, 'recipients.csv', (csv) => csv.replace(',FAILED,', ',DELIVERED,'))),
      ),
    ).toBe('recipients.csv has results other than those that the notice sealed');
    expect(
      await firstProblem(forged(altered(files, 'mails/withdrawal.customers.en.txt', (text) => `${text}!`))),
    ).toContain('mails/withdrawal.customers.en.txt does not have the words');
  });

  it('seals what became of its copies once every window is over, and again when something is reported later', async () => {
    await proving.world('closed');
    await proving.at('2026-06-01T21:00:00Z');
    const seal = async () =>
      jsonOf(await filesOf(await proofOf(server, 'closed', 1)), 'notice.json').notice as {
        resultsAt: string | null;
        resultsDigest: string | null;
      };
    expect(await seal()).toMatchObject({ resultsAt: null });
    await proving.at('2026-06-01T22:30:00Z');
    const sealed = await seal();
    expect(sealed.resultsAt).toMatch(/^2026-06-01T22:3/);
    expect((await verifyProof(await proofOf(server, 'closed', 1))).notes).toEqual([]);
    await proving.at('2026-06-02T12:00:00Z');
    expect(await seal()).toEqual(sealed);
    server.clock.set(new Date('2026-06-02T13:00:00Z'));
    await rows(
      server.database,
      `update delivery set state = 'FAILED', answer = 'bounced', updated_at = '2026-06-02T13:00:00Z'
      where address = 'dpo@thirty-ltd.example' and organisation_id = (select id from organisation where slug = 'closed')`,
    );
    expect(await verifyProof(await proofOf(server, 'closed', 1))).toMatchObject({
      problems: [],
      notes: ['Reported on after the results were sealed: copies of 1 recipients. That seal is not checked.'],
    });
    await proving.at('2026-06-02T14:00:00Z');
    const again = await seal();
    expect(again.resultsDigest).not.toBe(sealed.resultsDigest);
    expect(await verifyProof(await proofOf(server, 'closed', 1))).toMatchObject({ problems: [], notes: [] });
  });

  it('shows how a customer was told whom no mail could reach, and what rooms below add', async () => {
    await proving.world('parts');
    server.app.get(ProofParts).add({
      file: 'authorisations.json',
      table: 'authorisation',
      rows: async ({ organisationId }) =>
        (
          await rows<{ id: string }>(
            server.database,
            `select id from authorisation where organisation_id = '${organisationId}'`,
          )
        ).map(({ id }) => id),
    });
    expect((await verifyProof(await proofOf(server, 'parts', 1))).problems).toEqual([]);
    await rows(
      server.database,
      `update delivery set state = 'FAILED' where contact and organisation_id = (select id from organisation where slug = 'parts')`,
    );
    const [told] = await customersOf(server, 'parts', 1);
    const resolve = `mutation($input: ResolveDeliveryInput!) { resolveDelivery(input: $input) { notifiedCustomer { reached } } }`;
    await server.get(resolve, { input: { id: told!.id, note: 'By registered letter RR123.' } });
    const record = `mutation($input: RecordAuthorisationInput!) { recordAuthorisation(input: $input) { authorisation { id } } }`;
    const newcomer = (
      await server.get(
        `{ subProcessors(organisation: "parts", on: "2026-05-20") { edges { node { id legalName } } } }`,
      )
    ).subProcessors.edges.find(({ node }: { node: { legalName: string } }) =>
      node.legalName.startsWith('New'),
    ).node.id;
    const input = {
      customer: 'thirty-ltd',
      subProcessor: newcomer,
      state: 'OBJECTED',
      decidedOn: '2026-03-08',
    };
    const [{ id: agreement }] = (await rows<{ id: string }>(
      server.database,
      `select a.id from agreement a join organisation o on o.id = a.organisation_id where o.slug = 'parts' and a.reference = 'dpa-thirty-ltd'`,
    )) as [{ id: string }];
    await server.get(record, { input: { ...input, agreement } });
    const path = await proofOf(server, 'parts', 1);
    expect((await verifyProof(path)).problems).toEqual([]);
    const files = await filesOf(path);
    const reached = (from: string, to: string) =>
      firstProblem(forged(altered(files, 'customers.csv', (csv) => csv.replace(from, to))));
    expect(await reached(',RESOLVED,', ',DELIVERED,')).toBe(
      `customers.csv says that customer ${told!.id} is DELIVERED, but by the copies to its contacts it is RESOLVED`,
    );
    expect(await reached(',RESOLVED,', ',NOT_DELIVERED,')).toContain('customers.csv says that customer');
    expect(jsonOf(files, 'resolutions.json')).toMatchObject([{ note: 'By registered letter RR123.' }]);
    expect(jsonOf(files, 'authorisations.json')).toMatchObject([{ state: 'OBJECTED' }]);
    expect(
      await firstProblem(
        forged(altered(files, 'authorisations.json', (text) => text.replace('OBJECTED', 'REFUSED'))),
      ),
    ).toMatch(/^authorisations\.json does not say what history recorded of /);
    expect(await firstProblem(forged(altered(files, 'resolutions.json', () => '[]')))).toMatch(
      /^resolutions\.json does not say/,
    );
  });
});

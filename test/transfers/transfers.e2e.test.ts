import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amendParty } from '../support/record.js';
import { announced, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { addTransfer, amend, assessment, dpf, end, scc, transfersOf } from './transferring.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const fresh = (() => {
  let count = 0;
  return async (more: Record<string, unknown> = {}) => {
    const { slug } = await createOrganisation(server, `org-${++count}`, { noticeDays: 0, ...more });
    const baseline = { origin: 'BASELINE', announcedOn: '2025-01-01', effectiveFrom: '2025-01-01' };
    const cloud = await engaged(server, slug, { legalName: 'Cloud Inc.', countries: ['US'], ...baseline });
    return { slug, cloud };
  };
})();

const extensions = async (query: string, input: unknown, key?: string | null) =>
  (await server.ask(query, { input }, key)).errors?.[0]?.extensions;

describe('transfers', () => {
  it('give back what was recorded, and on any day what held', async () => {
    const { slug } = await fresh();
    const internal = { importer: 'Cloud Inc.', exporterRole: 'CONTROLLER', importerRole: 'PROCESSOR' };
    const first = await addTransfer(server, slug, {
      ...internal,
      reference: 'hr-cloud',
      dataCategories: ['CONTACT'],
      frequency: 'CONTINUOUS',
      regimes: ['EU_GDPR', 'UK_GDPR'],
      mechanisms: [dpf],
    });
    expect(first).toMatchObject({
      reference: 'hr-cloud',
      draft: false,
      exporter: null,
      importer: { legalName: 'Cloud Inc.' },
      mechanisms: [{ kind: 'ADEQUACY', decision: 'US-DPF', scc: null, dpf: { frameworks: ['EU_US'] } }],
      assessment: { outcome: 'ADEQUATE', supplementaryMeasures: null },
    });
    const fitting = { ...scc, scc: { ...scc.scc, module: 'CONTROLLER_TO_PROCESSOR' } };
    await server.get(amend, {
      input: { id: first.id, effectiveFrom: '2026-06-01', mechanisms: [dpf, fitting] },
    });
    const [then, later] = [
      await transfersOf(server, slug, 'on: "2026-05-31"'),
      await transfersOf(server, slug, 'on: "2026-06-01", country: "US"'),
    ];
    expect(then).toMatchObject([{ mechanisms: [{ kind: 'ADEQUACY' }], effectiveFrom: '2026-04-10' }]);
    expect(later).toMatchObject([
      {
        mechanisms: [{ kind: 'ADEQUACY' }, { kind: 'SCC_COMMISSION' }],
        coverage: [
          {
            regime: 'EU_GDPR',
            covered: true,
            reliedOn: { kind: 'ADEQUACY' },
            fallbacks: [{ kind: 'SCC_COMMISSION' }],
          },
          { regime: 'UK_GDPR', covered: false, reason: 'NONE_HOLDS', reliedOn: null },
        ],
      },
    ]);
    expect(await transfersOf(server, slug, 'on: "2026-06-01", country: "GB"')).toEqual([]);
    const { transfer } = await server.get(
      `{ transfer(id: "${first.id}") { past: coverage(on: "2023-07-09") { passedOver { reason message } } } }`,
    );
    expect(transfer.past[0].passedOver[0]).toEqual({
      reason: 'DECISION_NOT_YET_IN_FORCE',
      message: 'US-DPF is in force only from 2023-07-10.',
    });
    await server.get(end, { input: { id: first.id, effectiveFrom: '2026-07-01' } });
    expect(await transfersOf(server, slug, 'on: "2026-06-30"')).toMatchObject([{ endsOn: '2026-06-30' }]);
    expect(await transfersOf(server, slug, 'on: "2026-07-01"')).toEqual([]);
    // one that was recorded by mistake is ended on its first day
    const mistaken = await addTransfer(server, slug, { ...internal, reference: 'mistaken' });
    await server.get(end, { input: { id: mistaken.id, effectiveFrom: mistaken.effectiveFrom } });
    expect(await transfersOf(server, slug, 'on: "2026-07-01"')).toEqual([]);
  });

  it('are covered by a certification while the importer bears the name on the list, as recorded then', async () => {
    const { slug, cloud } = await fresh();
    const { id } = await addTransfer(server, slug, {
      importer: 'Cloud Inc.',
      subProcessor: cloud.id,
      mechanisms: [{ ...dpf, dpf: { ...dpf.dpf, entityOnList: 'CLOUD, INC' } }],
    });
    const { changes, subProcessor } = await server.get(
      `{ changes(organisation: "${slug}", first: 1) { edges { node { at } } } subProcessor(id: "${cloud.id}") { party { id } } }`,
    );
    const before = changes.edges[0].node.at;
    const renamed = { id: subProcessor.party.id, effectiveFrom: '2026-06-01', legalName: 'Cloud Sub Ltd' };
    await server.get(amendParty, { input: renamed });
    const ask = (args: string) =>
      server.get(`{ transfer(id: "${id}"${args}) { coverage { covered passedOver { reason message } } later: coverage(on: "2026-06-01") { covered } }
        subProcessor(id: "${cloud.id}"${args}) { mechanisms } }`);
    expect(await ask(', on: "2026-05-31"')).toMatchObject({
      transfer: { coverage: [{ covered: true }], later: [{ covered: false }] },
      subProcessor: { mechanisms: ['ADEQUACY'] },
    });
    expect(await ask(', on: "2026-06-01"')).toMatchObject({
      transfer: {
        coverage: [
          {
            covered: false,
            passedOver: [
              {
                reason: 'DPF_OTHER_ENTITY',
                message: expect.stringMatching(/names CLOUD, INC, the importer is Cloud Sub Ltd/),
              },
            ],
          },
        ],
      },
      subProcessor: { mechanisms: [] },
    });
    expect(await ask(`, on: "2026-06-01", asOf: "${before}"`)).toMatchObject({
      transfer: { coverage: [{ covered: true }] },
      subProcessor: { mechanisms: ['ADEQUACY'] },
    });
  });

  it('link what they serve and what they carry further, and are read from there', async () => {
    const { slug, cloud } = await fresh();
    const first = await addTransfer(server, slug, {
      importer: 'Cloud Inc.',
      subProcessor: cloud.id,
      effectiveFrom: '2026-03-01',
    });
    expect(first.reference).toBe('cloud-inc-us');
    await addTransfer(server, slug, {
      exporter: 'Cloud Inc.',
      importer: 'Cloud Inc.',
      destination: 'IN',
      onwardOf: first.reference,
      mechanisms: [],
      effectiveFrom: '2026-03-01',
    });
    const { subProcessor } = await server.get(
      `{ subProcessor(id: "${cloud.id}") { mechanisms transfers { reference onwardTransfers { destination coverage { covered reason } onwardOf { reference } } } } }`,
    );
    expect(subProcessor).toEqual({
      mechanisms: ['SCC_COMMISSION'],
      transfers: [
        {
          reference: 'cloud-inc-us',
          onwardTransfers: [
            {
              destination: 'IN',
              coverage: [{ covered: false, reason: 'NO_MECHANISM' }],
              onwardOf: { reference: 'cloud-inc-us' },
            },
          ],
        },
      ],
    });
  });

  it('are read as they were recorded at an instant, in pages', async () => {
    const { slug } = await fresh();
    const { id } = await addTransfer(server, slug, {
      importer: 'Cloud Inc.',
      reference: 'a',
      effectiveFrom: '2026-03-01',
    });
    const { changes } = await server.get(
      `{ changes(organisation: "${slug}", first: 1) { edges { node { at } } } }`,
    );
    const before = changes.edges[0].node.at;
    await server.get(amend, { input: { id, effectiveFrom: '2026-03-01', destination: 'IN' } });
    await addTransfer(server, slug, { importer: 'Cloud Inc.', reference: 'b', effectiveFrom: '2026-03-01' });
    expect(await transfersOf(server, slug)).toMatchObject([{ destination: 'IN' }, { reference: 'b' }]);
    expect(await transfersOf(server, slug, `asOf: "${before}"`)).toMatchObject([
      { destination: 'US', reference: 'a' },
    ]);
    const { transfer } = await server.get(
      `{ transfer(id: "${id}", asOf: "${before}") { destination importer { legalName } coverage { covered } } }`,
    );
    expect(transfer).toMatchObject({
      destination: 'US',
      importer: { legalName: 'Cloud Inc.' },
      coverage: [{ covered: true }],
    });
    const { transfers } = await server.get(
      `{ transfers(organisation: "${slug}", first: 1) { totalCount pageInfo { hasNextPage endCursor } } }`,
    );
    expect(transfers).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const rest = await transfersOf(server, slug, `after: "${transfers.pageInfo.endCursor}"`);
    expect(rest.map(({ reference }) => reference)).toEqual(['b']);
  });

  it('are told by notice where they serve a sub-processor, unless nothing shown differs', async () => {
    const { slug, cloud } = await fresh();
    const { id } = await addTransfer(server, slug, {
      importer: 'Cloud Inc.',
      subProcessor: cloud.id,
      effectiveFrom: '2026-03-10',
    });
    await announced(server, slug);
    const quiet = await server.get(amend, {
      input: { id, effectiveFrom: '2026-04-01', assessment: { ...assessment, assessedOn: '2026-03-01' } },
    });
    expect(quiet.amendTransfer.transfer).toMatchObject({ draft: false, announcedOn: null });
    expect(
      await extensions(
        `mutation($input: DraftNoticeInput!) { draftNotice(input: $input) { notice { id } } }`,
        { organisation: slug },
      ),
    ).toMatchObject({ code: 'NOTHING_TO_ANNOUNCE' });
    // what was released silently is still a later version that is built on
    expect(await extensions(amend, { id, effectiveFrom: '2026-03-20', mechanisms: [dpf] })).toMatchObject({
      code: 'LATER_VERSION_EXISTS',
    });
    const told = await server.get(amend, {
      input: { id, effectiveFrom: '2026-03-20', mechanisms: [dpf], carryForward: true },
    });
    expect(told.amendTransfer.transfer).toMatchObject({ draft: true, mechanisms: [{ kind: 'ADEQUACY' }] });
  });

  it('are judged today when they are recorded, or on their first day where that is to come', async () => {
    const { slug: organisation } = await fresh();
    const mutation = `mutation($input: AddTransferInput!) { addTransfer(input: $input) { findings { rule } transfer { findings { rule } } } }`;
    const uncovered = async (effectiveFrom: string) => {
      const mechanisms = [{ kind: 'ADEQUACY', decision: 'NZ' }];
      const input = { organisation, importer: 'Cloud Inc.', destination: 'NZ', mechanisms, effectiveFrom };
      const { addTransfer: said } = await server.get(mutation, { input });
      return [said.findings, said.transfer.findings].map((all: { rule: string }[]) =>
        all.some(({ rule }) => rule === 'T03'),
      );
    };
    // the decision on New Zealand is of December 2012
    expect(await uncovered('2012-01-10')).toEqual([false, true]);
    expect(await uncovered('2026-04-10')).toEqual([false, false]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { payroll } from '../activities/recording.js';
import { added as addedParty, agreed, moveCustomer } from '../support/record.js';
import { addProduct, createKey, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { addTransfer, assessment, dpf, scc } from '../transfers/transferring.js';

// today is 2026-03-01
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const fields = `id rule article severity message path target targetId targetName accepted { reason person acceptedOn expiresOn }`;
const add = `mutation($input: AddProcessingActivityInput!) { addProcessingActivity(input: $input) {
  processingActivity { id } findings { ${fields} } } }`;
const accept = `mutation($input: AcceptFindingInput!) { acceptFinding(input: $input) { finding { ${fields} } } }`;
const revoke = `mutation($input: RevokeAcceptanceInput!) { revokeAcceptance(input: $input) { finding { ${fields} } } }`;

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { id: string } }[];
}

interface Finding {
  id: string;
  rule: string;
  severity: string;
  path: string | null;
  targetId: string;
  targetName: string;
  accepted: { reason: string } | null;
}

const fresh = (() => {
  let count = 0;
  return async () => (await createOrganisation(server, `findings-${++count}`, { noticeDays: 0 })).slug;
})();
const found = async (slug: string, args = ''): Promise<Finding[]> => {
  const { findings } = await server.get(
    `{ findings(organisation: "${slug}", first: 100${args && `, ${args}`}) { totalCount edges { node { ${fields} } } } }`,
  );
  return findings.edges.map(({ node }: { node: Finding }) => node);
};
const nameless = {
  ...payroll,
  reference: 'PAY',
  purposes: [{ key: 'pay', label: 'Paying wages to employees' }],
};
const badPurpose = { rule: 'L01', severity: 'ERROR', path: 'purposes.0.legalBasis', targetName: 'PAY' };

describe('what the rules find', () => {
  it('comes with the write, never blocks it, and stands on the thing and in the list', async () => {
    const organisation = await fresh();
    const { addProcessingActivity } = await server.get(add, { input: { ...nameless, organisation } });
    expect(addProcessingActivity.findings).toContainEqual(expect.objectContaining(badPurpose));
    const { id } = addProcessingActivity.processingActivity;
    const { processingActivity } = await server.get(
      `{ processingActivity(id: "${id}") { findings { ${fields} } } }`,
    );
    expect(processingActivity.findings).toEqual(addProcessingActivity.findings);
    expect((await found(organisation)).filter(({ targetId }) => targetId === id)).toEqual(
      addProcessingActivity.findings,
    );
    expect(await found(organisation, 'rule: "L01"')).toMatchObject([badPurpose]);
    expect(
      (await found(organisation, 'severity: WARNING')).every(({ severity }) => severity === 'WARNING'),
    ).toBe(true);
  });

  it('is read page by page, worst first, each once', async () => {
    const organisation = await fresh();
    await server.get(add, { input: { ...nameless, organisation } });
    await server.get(add, { input: { ...nameless, organisation, reference: 'PAY-2' } });
    const all = await found(organisation);
    const pages: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { findings }: { findings: Page } = await server.get(
        `query($after: String) { findings(organisation: "${organisation}", first: 3, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`,
        { after },
      );
      expect(findings.totalCount).toBe(all.length);
      pages.push(...findings.edges.map(({ node }) => node.id));
      ({ hasNextPage: more, endCursor: after } = findings.pageInfo);
    }
    expect(pages).toEqual(all.map(({ id }) => id));
    const rank = all.map(({ severity }) => ['ERROR', 'WARNING', 'INFO'].indexOf(severity));
    expect(rank).toEqual(rank.toSorted());
  });

  it('was otherwise before it was mended, and says so as of then', async () => {
    const organisation = await fresh();
    const { addProcessingActivity } = await server.get(add, { input: { ...nameless, organisation } });
    const [{ createdAt }] = [
      (
        await server.get(
          `{ processingActivity(id: "${addProcessingActivity.processingActivity.id}") { createdAt } }`,
        )
      ).processingActivity,
    ];
    server.clock.set(new Date('2026-03-02T09:00:00Z'));
    const amend = `mutation($input: AmendProcessingActivityInput!) { amendProcessingActivity(input: $input) { findings { rule } } }`;
    const input = { id: addProcessingActivity.processingActivity.id, purposes: payroll.purposes };
    const { amendProcessingActivity } = await server.get(amend, { input });
    expect(amendProcessingActivity.findings).not.toContainEqual({ rule: 'L01' });
    expect(await found(organisation, 'rule: "L01"')).toEqual([]);
    expect(await found(organisation, `rule: "L01", asOf: "${createdAt}"`)).toMatchObject([badPurpose]);
  });

  it('can be accepted for a time, by a publisher, with reason and person', async () => {
    const organisation = await fresh();
    await server.get(add, { input: { ...nameless, organisation } });
    const [finding] = await found(organisation, 'rule: "L01"');
    const today = (await server.get(`{ organisation(slug: "${organisation}") { today } }`)).organisation
      .today;
    const input = {
      organisation,
      finding: finding!.id,
      reason: 'Under review',
      person: 'DPO',
      expiresOn: '2026-04-01',
    };
    const editor = await createKey(server, organisation, 'EDITOR');
    expect((await server.ask(accept, { input }, editor)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const past = await server.ask(accept, { input: { ...input, expiresOn: '2026-01-01' } });
    expect(past.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'expiresOn' }],
    });
    const { acceptFinding } = await server.get(accept, { input });
    const said = { reason: 'Under review', person: 'DPO', acceptedOn: today, expiresOn: '2026-04-01' };
    expect(acceptFinding.finding.accepted).toEqual(said);
    expect((await found(organisation, 'accepted: true')).map(({ id }) => id)).toEqual([finding!.id]);
    expect((await found(organisation, 'accepted: true, on: "2026-04-02"')).length).toBe(0);
    await server.get(revoke, { input: { organisation, finding: finding!.id } });
    expect(await found(organisation, 'accepted: true')).toEqual([]);
  });

  it('is nobody else’s to see or to accept', async () => {
    const [mine, other] = [await fresh(), await fresh()];
    await server.get(add, { input: { ...nameless, organisation: mine } });
    const [finding] = await found(mine, 'rule: "L01"');
    const key = await createKey(server, other, 'ADMIN');
    const code = async (query: string, variables = {}) =>
      (await server.ask(query, variables, key)).errors?.[0]?.extensions.code;
    expect(await code(`{ findings(organisation: "${mine}") { totalCount } }`)).toBe('NOT_FOUND');
    expect(
      await code(
        `{ adequacyImpact(organisation: "${mine}", decision: "US-DPF", endsOn: "2026-05-01") { decision } }`,
      ),
    ).toBe('NOT_FOUND');
    const input = {
      organisation: other,
      finding: finding!.id,
      reason: 'x',
      person: 'y',
      expiresOn: '2027-01-01',
    };
    expect(await code(accept, { input })).toBe('NOT_FOUND');
  });
});

describe('a decision that ends', () => {
  it('touches what rests on it alone: transfers, sub-processors, activities, products, customers', async () => {
    const organisation = await fresh();
    await addProduct(server, organisation, 'desk');
    await addProduct(server, organisation, 'chat');
    const customer = await addedParty(server, organisation, { reference: 'client', legalName: 'Client AG' });
    await agreed(server, organisation, { reference: 'dpa', effectiveFrom: '2025-01-01', products: ['desk'] });
    await server.get(moveCustomer, {
      input: { organisation, agreement: 'dpa', party: 'client', since: '2025-02-01' },
    });
    const engage = (legalName: string, products: string[]) =>
      engaged(server, organisation, { legalName, products, origin: 'BASELINE', effectiveFrom: '2025-01-01' });
    const bare = await engage('Cloud Inc.', ['desk']);
    const safe = await engage('Backup Inc.', ['chat']);
    const facts = { effectiveFrom: '2025-01-01', origin: 'BASELINE' };
    await addTransfer(server, organisation, {
      ...facts,
      reference: 'bare',
      importer: 'Cloud Inc.',
      subProcessor: bare.id,
      mechanisms: [dpf],
    });
    await addTransfer(server, organisation, {
      ...facts,
      reference: 'safe',
      importer: 'Backup Inc.',
      subProcessor: safe.id,
      mechanisms: [{ ...dpf, dpf: { ...dpf.dpf, entityOnList: 'Backup Inc.' } }, scc],
      assessment,
    });
    await server.get(add, {
      input: { ...payroll, organisation, reference: 'PAY', transfers: ['bare'], products: ['desk'] },
    });
    const ask = (endsOn: string, decision = 'US-DPF') =>
      server.ask(
        `{ adequacyImpact(organisation: "${organisation}", decision: "${decision}", endsOn: "${endsOn}") {
          transfers { transfer { reference } regime fallback { kind } } subProcessors { legalName }
          activities { reference } products { slug } customers { legalName } } }`,
      );
    expect((await ask('2026-05-01')).data.adequacyImpact).toEqual({
      transfers: [
        { transfer: { reference: 'bare' }, regime: 'EU_GDPR', fallback: null },
        { transfer: { reference: 'safe' }, regime: 'EU_GDPR', fallback: { kind: 'SCC_COMMISSION' } },
      ],
      subProcessors: [{ legalName: 'Cloud Inc.' }],
      activities: [{ reference: 'PAY' }],
      products: [{ slug: 'desk' }],
      customers: [{ legalName: customer.legalName }],
    });
    const amend = `mutation { amendAdequacyDecision(input: { code: "US-DPF", endedOn: "2026-05-01", endedBy: "a ruling",
      source: "its publication", reason: "a test" }) { affectedTransfers { organisation reference } } }`;
    expect((await server.get(amend)).amendAdequacyDecision.affectedTransfers).toEqual([
      { organisation, reference: 'bare' },
      { organisation, reference: 'safe' },
    ]);
    const rules = await found(organisation, 'on: "2026-05-01"');
    expect(
      rules.filter(({ rule }) => rule === 'T08').map(({ severity, targetName }) => [severity, targetName]),
    ).toEqual([
      ['ERROR', 'bare'],
      ['WARNING', 'safe'],
    ]);
    expect((await found(organisation, 'on: "2026-04-30", rule: "T08"')).length).toBe(0);
    expect((await ask('2026-05-01', 'GB-GDPR')).data.adequacyImpact.transfers).toEqual([]);
    expect((await ask('2026-05-01', 'NO-SUCH')).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'decision' }],
    });
  });
});

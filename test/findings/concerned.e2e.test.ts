import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { payroll } from '../activities/recording.js';
import { told } from '../objections/objecting.js';
import { added, agreed, amendParty } from '../support/record.js';
import { createKey, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { addTransfer } from '../transfers/transferring.js';

// today is 2026-03-01
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Found {
  rule: string;
  targetName: string;
}
const findings = `findings { rule targetName }`;
const of = (rule: string, targetName: string) => ({ rule, targetName });
const does = async (verb: string, input: Record<string, unknown>): Promise<Found[]> => {
  const type = `${verb[0]!.toUpperCase()}${verb.slice(1)}Input`;
  const query = `mutation($input: ${type}!) { ${verb}(input: $input) { ${findings} } }`;
  return (await server.get(query, { input }))[verb].findings;
};
const fresh = (() => {
  let count = 0;
  return async () => (await createOrganisation(server, `concerned-${++count}`, { noticeDays: 0 })).slug;
})();
const inUse = { origin: 'BASELINE', effectiveFrom: '2025-01-01' };
const full = { address: 'Gade 1, Aarhus', contact: 'dpo@vendor.example' };

/** An engagement, a vendor whose agreement is missing, and a customer who says its word on each sub-processor. */
async function engagedFor(terms: Record<string, unknown>) {
  const organisation = await fresh();
  const engagement = await engaged(server, organisation, { legalName: 'Vendor ApS', ...full, ...inUse });
  await added(server, organisation, { legalName: 'Client AG', reference: 'client' });
  const facts = { reference: 'dpa', effectiveFrom: '2024-01-01', ...terms };
  const agreement = await agreed(server, organisation, facts);
  return { organisation, engagement, agreement };
}

describe('findings with the act that writes', () => {
  it('an agreement with a vendor: as it is from its first day, and after its last', async () => {
    const { organisation } = await engagedFor({});
    const facts = { organisation, title: 'DPA', kind: 'ARTICLE_28', side: 'VENDOR', party: 'Vendor ApS' };
    const missing = [of('S02', 'Vendor ApS')];
    const expired = { effectiveFrom: '2024-01-01', expiresOn: '2025-06-30' };
    expect(await does('addAgreement', { ...facts, reference: 'old', ...expired })).toEqual(missing);
    expect(await does('addAgreement', { ...facts, reference: 'v', effectiveFrom: '2025-01-01' })).toEqual([]);
    const { agreements } = await server.get(
      `{ agreements(organisation: "${organisation}") { edges { node { id reference ${findings} } } } }`,
    );
    const found = agreements.edges.map(({ node }: { node: { reference: string; findings: Found[] } }) => [
      node.reference,
      node.findings,
    ]);
    expect(found).toEqual([
      ['dpa', []],
      ['old', []],
      ['v', []],
    ]);
    const { id } = agreements.edges[2].node;
    const shorter = { id, effectiveFrom: '2026-02-01', expiresOn: '2026-02-15' };
    expect(await does('amendAgreement', shorter)).toEqual(missing);
    const longer = { id, effectiveFrom: '2026-02-16', expiresOn: '2027-01-31' };
    expect(await does('amendAgreement', longer)).toEqual([]);
    // its last day is fine; the day after, it is missed
    expect(await does('endAgreement', { id, lastDay: '2026-09-30' })).toEqual(missing);
    const on = async (day: string) =>
      (await server.get(`{ agreement(id: "${id}", on: "${day}") { ${findings} } }`)).agreement.findings;
    expect([await on('2026-09-30'), await on('2026-10-01')]).toEqual([[], missing]);
  });

  it('customers who come and go under an agreement, and what they say', async () => {
    const { organisation, engagement, agreement } = await engagedFor({ authorisation: 'SPECIFIC' });
    const denied = [of('S05', 'Vendor ApS')];
    const stands = { organisation, agreement: 'dpa', party: 'client', since: '2024-06-01' };
    expect(await does('moveCustomer', stands)).toEqual(denied);
    const word = { agreement: agreement.id, customer: 'client', subProcessor: engagement.id };
    const yes = { ...word, state: 'AUTHORISED', decidedOn: '2026-02-01' };
    expect(await does('recordAuthorisation', yes)).toEqual([of('S02', 'Vendor ApS')]);
    const no = { ...word, state: 'REFUSED', decidedOn: '2026-02-02' };
    expect(await does('recordAuthorisation', no)).toEqual([of('S02', 'Vendor ApS'), ...denied]);
    const { standings } = (
      await server.get(
        `{ agreement(id: "${agreement.id}") { ${findings} standings { edges { node { id } } } } }`,
      )
    ).agreement;
    const ended = { id: standings.edges[0].node.id, lastDay: '2026-03-01' };
    expect(await does('endStanding', ended)).toEqual([]);
  });

  it('a version of an agreement that is published without a notice', async () => {
    const { organisation, agreement } = await engagedFor({ authorisation: 'SPECIFIC' });
    await does('moveCustomer', { organisation, agreement: 'dpa', party: 'client', since: '2024-06-01' });
    await does('amendAgreement', { id: agreement.id, effectiveFrom: '2026-05-01', noticeDays: 10 });
    const found = await does('publishAgreementVersion', {
      agreement: agreement.id,
      effectiveFrom: '2026-05-01',
      material: false,
      silentReason: 'Wording',
    });
    expect(found).toEqual([of('S05', 'Vendor ApS')]);
  });

  it('a party, with what names it', async () => {
    const organisation = await fresh();
    expect(await does('addParty', { organisation, legalName: 'Cloud Inc.', reference: 'cloud' })).toEqual([]);
    const facts = { reference: 'T-1', importer: 'Cloud Inc.', mechanisms: [], effectiveFrom: '2026-01-01' };
    await addTransfer(server, organisation, { ...facts, origin: 'BASELINE' });
    await does('amendProfile', {
      organisation,
      party: 'Cloud Inc.',
      dpo: { appointed: true },
      dpoParty: 'cloud',
    });
    const found = await does('amendParty', {
      id: (await server.get(`{ parties(organisation: "${organisation}") { edges { node { id } } } }`)).parties
        .edges[0].node.id,
      effectiveFrom: '2026-06-01',
      website: 'https://cloud.example',
    });
    expect(found).toEqual(expect.arrayContaining([of('R01', `${organisation} Ltd`), of('T03', 'T-1')]));
    const { organisation: us, parties } = await server.get(
      `{ organisation(slug: "${organisation}") { ${findings} } parties(organisation: "${organisation}") { edges { node { ${findings} } } } }`,
    );
    expect(us.findings).toContainEqual(of('R01', `${organisation} Ltd`));
    expect(us.findings).not.toContainEqual(of('T03', 'T-1'));
    expect(parties.edges[0].node.findings).toEqual(found);
  });

  it('what the record says of the organisation itself', async () => {
    const organisation = await fresh();
    const mended = { organisation, dpo: { appointed: true } };
    expect(await does('amendProfile', mended)).toEqual([of('R01', `${organisation} Ltd`)]);
    expect(await does('amendProfile', { organisation, dpo: { appointed: false } })).toEqual([]);
  });

  it('drafts that are let go of: what is left', async () => {
    const organisation = await fresh();
    const { id } = await engaged(server, organisation, { legalName: 'Vendor ApS', ...full, ...inUse });
    const amend = `mutation($input: AmendSubProcessorInput!) { amendSubProcessor(input: $input) { subProcessor { id } } }`;
    await server.get(amend, { input: { id, effectiveFrom: '2026-06-01', countries: ['US'] } });
    expect(await does('discardDrafts', { id })).toContainEqual(of('S02', 'Vendor ApS'));
    const newcomer = await engaged(server, organisation, { legalName: 'Newcomer ApS' });
    expect(await does('discardDrafts', { id: newcomer.id })).toEqual([]);
  });

  it('an objection: what stands of the sub-processors it names', async () => {
    const { notified, subProcessor } = await told(server);
    const objection = { notifiedCustomer: notified, grounds: 'Grounds that say enough.' };
    const filed = await does('fileObjection', objection);
    const { id, legalName } = (
      await server.get(`{ subProcessor(id: "${subProcessor}") { id legalName ${findings} } }`)
    ).subProcessor;
    expect(id).toBe(subProcessor);
    expect(filed.length).toBeGreaterThan(0);
    expect(filed.every(({ targetName }) => targetName === legalName)).toBe(true);
  });

  it('a whole list or register: all of the register, page by page', async () => {
    const organisation = await fresh();
    const rows = ['One', 'Two', 'Three'].map((name) => ({ name, country: 'Germany', purpose: 'Hosting' }));
    const query = `mutation($input: ApplyListInput!) { applyList(input: $input) {
      findings(first: 2) { totalCount pageInfo { hasNextPage endCursor } edges { node { rule targetName } } } } }`;
    const { applyList } = await server.get(query, {
      input: { organisation, on: '2026-06-01', rows },
    });
    const rest = await server.get(
      `{ findings(organisation: "${organisation}", on: "2026-06-01", after: "${applyList.findings.pageInfo.endCursor}", first: 100) {
        totalCount edges { node { rule } } } }`,
    );
    expect(applyList.findings).toMatchObject({
      totalCount: rest.findings.totalCount,
      pageInfo: { hasNextPage: true },
    });
    expect(applyList.findings.edges.length + rest.findings.edges.length).toBe(rest.findings.totalCount);
    const apply = `mutation($input: ApplyRegisterInput!) { applyRegister(input: $input) { findings { totalCount edges { node { rule targetName } } } } }`;
    const { applyRegister } = await server.get(apply, {
      input: {
        organisation: { slug: organisation },
        on: '2026-06-01',
        activities: [
          { ...payroll, reference: 'PAY', purposes: [{ key: 'pay', label: 'Paying wages to employees' }] },
        ],
      },
    });
    expect(applyRegister.findings.edges.map(({ node }: { node: Found }) => node)).toContainEqual(
      of('L01', 'PAY'),
    );
    expect(applyRegister.findings.totalCount).toBeGreaterThan(rest.findings.totalCount);
  });
});

describe('findings of what is another’s', () => {
  it('are not told: neither its agreement or party, nor by a key that may not write', async () => {
    const { organisation, agreement } = await engagedFor({ authorisation: 'SPECIFIC' });
    const party = await added(server, organisation, { legalName: 'Third AG' });
    const stranger = await createKey(server, await fresh(), 'ADMIN');
    const code = async (query: string, key: string, variables = {}) =>
      (await server.ask(query, variables, key)).errors?.[0]?.extensions.code;
    for (const query of [
      `{ agreement(id: "${agreement.id}") { ${findings} } }`,
      `{ party(id: "${party.id}") { ${findings} } }`,
      `{ organisation(slug: "${organisation}") { ${findings} } }`,
    ])
      expect(await code(query, stranger)).toBe('NOT_FOUND');
    const viewer = await createKey(server, organisation, 'VIEWER');
    const input = { id: party.id, effectiveFrom: '2026-06-01', website: 'https://third.example' };
    expect(await code(amendParty, viewer, { input })).toBe('FORBIDDEN');
    const { data } = await server.ask(`{ agreement(id: "${agreement.id}") { ${findings} } }`, {}, viewer);
    expect(data.agreement.findings).toEqual([]);
  });

  it('of the same vendor and customer in two organisations are each one’s own', async () => {
    const [bare, other] = [await engagedFor({}), await engagedFor({})];
    const facts = { title: 'DPA', kind: 'ARTICLE_28', side: 'VENDOR', party: 'Vendor ApS', reference: 'v' };
    const from = { effectiveFrom: '2024-01-01', expiresOn: '2025-06-30' };
    expect(
      await does('addAgreement', { ...facts, organisation: bare.organisation, effectiveFrom: '2024-01-01' }),
    ).toEqual([]);
    expect(await does('addAgreement', { ...facts, organisation: other.organisation, ...from })).toEqual([
      of('S02', 'Vendor ApS'),
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onPostgres } from '../support/database.js';
import { createKey, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { counted } from '../support/statements.js';
import { addTransfer, end } from '../transfers/transferring.js';

// today is 2026-03-01
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ ROLE: onPostgres ? 'web' : 'all' });
  for (const slug of ['acme', 'other']) await createOrganisation(server, slug, { noticeDays: 0 });
});
afterAll(() => server.stop());

const impact = `affectedTransfers { on totalCount transfers { organisation reference on regime
  before { covered inside reliedOn { kind } } after { covered inside } } }`;
const amend = `mutation($input: AmendEeaMembershipInput!) { amendEeaMembership(input: $input) { ${impact} } }`;
const amended = async (input: Record<string, unknown>) =>
  (await server.get(amend, { input: { source: 'a treaty to come', ...input } })).amendEeaMembership
    .affectedTransfers;
const known = { origin: 'BASELINE', effectiveFrom: '2025-01-01', importerCategory: 'Registrars' };
const bare = { ...known, mechanisms: [] };
const names = ({ transfers }: { transfers: { organisation: string; reference: string }[] }) =>
  transfers.map(({ organisation, reference }) => `${organisation} ${reference}`);

describe('a membership that is amended', () => {
  it('tells of the transfers that are covered otherwise from its first day on, of every organisation', async () => {
    await addTransfer(server, 'other', { ...bare, reference: 'bare', destination: 'ME' });
    await addTransfer(server, 'acme', { ...known, reference: 'clauses', destination: 'ME' });
    await addTransfer(server, 'acme', { ...bare, reference: 'elsewhere', destination: 'AL' });
    const later = { ...bare, origin: 'AMENDMENT', effectiveFrom: '2029-01-01' };
    await addTransfer(server, 'acme', { ...later, reference: 'draft', destination: 'ME' });
    const { id } = await addTransfer(server, 'acme', { ...bare, reference: 'over', destination: 'ME' });
    await server.get(end, { input: { id, effectiveFrom: '2027-01-01' } });
    const joins = { code: 'ME', country: 'ME', memberFrom: '2028-01-01', standing: 'EU' };
    const was = { covered: false, inside: false, reliedOn: null };
    const found = { on: '2028-01-01', regime: 'EU_GDPR', after: { covered: true, inside: true } };
    expect(await amended(joins)).toEqual({
      on: '2028-01-01',
      totalCount: 3,
      transfers: [
        {
          ...found,
          organisation: 'acme',
          reference: 'clauses',
          before: { covered: true, inside: false, reliedOn: { kind: 'SCC_COMMISSION' } },
        },
        { ...found, organisation: 'acme', reference: 'draft', on: '2029-01-01', before: was },
        { ...found, organisation: 'other', reference: 'bare', before: was },
      ],
    });
  });

  it('tells of those that lose their cover when a place leaves, and of none where the day is the same', async () => {
    const leaves = await amended({ code: 'ME', memberUntil: '2030-12-31' });
    expect(leaves).toMatchObject({ on: '2031-01-01', totalCount: 3 });
    expect(leaves.transfers[2]).toMatchObject({
      reference: 'bare',
      before: { covered: true, inside: true },
      after: { covered: false, inside: false },
    });
    const nothing = { on: null, totalCount: 0, transfers: [] };
    expect(await amended({ code: 'ME', standing: 'EFTA' })).toEqual(nothing);
    const unused = { code: 'TR', country: 'TR', memberFrom: '2028-01-01', standing: 'EU' };
    expect(await amended(unused)).toEqual({ ...nothing, on: '2028-01-01' });
    // put right: one place loses what the other gains
    expect(names(await amended({ code: 'ME', country: 'AL' }))).toEqual([
      'acme clauses',
      'acme draft',
      'acme elsewhere',
      'other bare',
    ]);
  });

  it('tells nobody whose key is for one organisation, or who may not amend the law', async () => {
    const input = { code: 'RS', country: 'RS', memberFrom: '2028-01-01', standing: 'EU', source: 's' };
    for (const key of [
      await createKey(server, 'acme', 'ADMIN'),
      await createKey(server, null, 'PUBLISHER'),
    ]) {
      const { data, errors } = await server.ask(amend, { input }, key);
      expect([data, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
    }
  });

  (onPostgres ? it : it.skip)('asks the database as often for many transfers as for one', async () => {
    const statements = async (round: number, country: string) => {
      const day = `2028-02-${10 + round}`;
      return counted(
        server,
        `mutation { amendEeaMembership(input: { code: "${country}", country: "${country}", memberFrom: "${day}", standing: EU, source: "s" }) { ${impact} } }`,
      );
    };
    await addTransfer(server, 'acme', { ...bare, reference: 'one', destination: 'MK' });
    for (let index = 0; index < 12; index++)
      await addTransfer(server, index % 2 ? 'acme' : 'other', {
        ...bare,
        reference: `many-${index}`,
        destination: 'MD',
      });
    const counts = { MK: Infinity, MD: Infinity };
    for (let round = 0; round < 3; round++)
      for (const country of ['MK', 'MD'] as const)
        counts[country] = Math.min(counts[country], await statements(round, country));
    expect(counts.MD).toBe(counts.MK);
  });
});

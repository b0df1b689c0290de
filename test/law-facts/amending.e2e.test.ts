import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LawReader } from '../../src/law-facts/law.reader.js';
import { asTest, rows } from '../support/outbox.js';
import { createKey, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await createOrganisation(server, 'acme');
});
afterAll(() => server.stop());

const amend = `mutation($input: AmendAdequacyDecisionInput!) { amendAdequacyDecision(input: $input) {
  adequacyDecision { code country endedOn endedBy conditions origin source reason recordedOn createdAt } } }`;
const ruling = {
  endedOn: '2027-04-01',
  endedBy: 'CJEU C-703/25 P',
  source: 'https://curia.europa.eu/',
  reason: 'judgment',
};
const refused = async (input: Record<string, unknown>, key?: string | null) =>
  (await server.ask(amend, { input }, key)).errors?.[0]?.extensions;
const allRows = () =>
  rows<{ n: number }>(server.database, 'select count(*)::int as n from adequacy_decision').then(
    ([row]) => row!.n,
  );

describe('amending the law', () => {
  it('ends a decision by a row of its own, with its source, and keeps the one that held', async () => {
    server.clock.set(new Date('2026-03-02T08:00:00Z'));
    const { adequacyDecision } = (await server.get(amend, { input: { code: 'US-DPF', ...ruling } }))
      .amendAdequacyDecision;
    expect(adequacyDecision).toMatchObject({ country: 'US', origin: 'AMENDED', ...ruling });
    expect(adequacyDecision.conditions).toContain('recipient_dpf_status_active');
    expect(adequacyDecision.recordedOn).toBe(adequacyDecision.createdAt);
    const asked = await server.get(`{
      before: adequacyDecision(code: "US-DPF") { inForce(on: "2027-03-31") on: inForce(on: "2027-04-01") }
      then: adequacyDecision(code: "US-DPF", asOf: "2026-03-01T12:00:00Z") { endedOn origin inForce(on: "2027-04-01") }
      both: adequacyDecisions(country: "US", regime: GDPR, superseded: true) { edges { node { code origin supersededById } } }
      changes(first: 2) { edges { node { act table operation fields { field } } } }
    }`);
    expect(asked.before).toEqual({ inForce: true, on: false });
    expect(asked.then).toEqual({ endedOn: null, origin: 'SHIPPED', inForce: true });
    expect(
      asked.both.edges.filter(({ node }: { node: { code: string } }) => node.code === 'US-DPF'),
    ).toHaveLength(2);
    expect(
      asked.changes.edges.map(({ node }: { node: Record<string, unknown> }) => [node.act, node.operation]),
    ).toEqual([
      ['amendAdequacyDecision', 'INSERT'],
      ['amendAdequacyDecision', 'UPDATE'],
    ]);
    const reader = server.app.get(LawReader);
    const then = await asTest(() => reader.book(new Date('2026-03-01T12:00:00Z')));
    expect(then.decisions.find(({ code }) => code === 'US-DPF')).toMatchObject({ endedOn: null });
    const now = await asTest(() => reader.book());
    expect(now.decisions.find(({ code }) => code === 'US-DPF')).toMatchObject({ endedOn: '2027-04-01' });
    expect(now.decisions).toHaveLength(then.decisions.length);
  });

  it('adds a decision that no release knows', async () => {
    const kenya = {
      code: 'KE',
      country: 'KE',
      territory: 'Kenya',
      regime: 'GDPR',
      coverage: 'FULL',
      decision: '(EU) 2027/1',
      adoptedOn: '2027-01-15',
      source: 'Official Journal',
    };
    const { adequacyDecision } = (await server.get(amend, { input: kenya })).amendAdequacyDecision;
    expect(adequacyDecision).toMatchObject({ code: 'KE', conditions: [], origin: 'AMENDED', endedOn: null });
  });

  it('takes a fact away with null', async () => {
    const ended = { code: 'UY', endedOn: '2027-01-01', endedBy: 'an error', source: 'a test' };
    await server.get(amend, { input: ended });
    const { adequacyDecision } = (
      await server.get(amend, { input: { code: 'UY', endedOn: null, endedBy: null, source: 'set right' } })
    ).amendAdequacyDecision;
    expect(adequacyDecision).toMatchObject({ endedOn: null, endedBy: null, country: 'UY' });
  });

  it('refuses what is not whole, naming the field, and changes nothing', async () => {
    const before = await allRows();
    expect(await refused({ code: 'US-DPF', ...ruling })).toMatchObject({ code: 'NOTHING_TO_AMEND' });
    const paths = async (input: Record<string, unknown>) =>
      (await refused(input))?.fields?.map(({ path }) => path);
    expect(await paths({ code: 'AD', endedOn: '2027-01-01', source: 's' })).toEqual(['endedBy']);
    expect(await paths({ code: 'AD', endedBy: 'a court', source: 's' })).toEqual(['endedOn']);
    expect(await paths({ code: 'AD', endedOn: '2001-01-01', endedBy: 'a court', source: 's' })).toEqual([
      'endedOn',
    ]);
    expect(await paths({ code: 'AD', validUntil: '2001-01-01', source: 's' })).toEqual(['validUntil']);
    const inverted = { inForceFrom: '2030-02-01', validUntil: '2030-01-31' };
    expect(await paths({ code: 'AD', ...inverted, source: 's' })).toEqual(['validUntil']);
    expect(await paths({ code: 'AD', country: 'Andorra', source: 's' })).toEqual(['country']);
    expect(await paths({ code: 'AD', territory: null, source: 's' })).toEqual(['territory']);
    expect(await paths({ code: 'AD', notes: 'x', source: ' ' })).toEqual(['source']);
    expect(await paths({ code: 'not a code', source: 's' })).toEqual(['code']);
    expect(await paths({ code: 'NEW', source: 's' })).toEqual([
      'territory',
      'regime',
      'coverage',
      'decision',
      'adoptedOn',
    ]);
    expect(await allRows()).toBe(before);
  });

  it('needs an admin with a key for all organisations', async () => {
    const input = { code: 'NZ', endedOn: '2027-01-01', endedBy: 'nobody', source: 's' };
    const before = await allRows();
    for (const key of [await createKey(server, 'acme', 'ADMIN'), await createKey(server, null, 'PUBLISHER')])
      expect(await refused(input, key)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(input, null)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await allRows()).toBe(before);
  });

  it('amends memberships, thresholds and words, and ends what has ended', async () => {
    const { m, a, b, t } = await server.get(`mutation {
      m: amendEeaMembership(input: { code: "ME", country: "ME", memberFrom: "2028-01-01", standing: EU, source: "a treaty to come" }) { eeaMembership { code origin memberUntil recordedOn } }
      a: amendRecordExemptionThreshold(input: { code: "ART-30-5", validUntil: "2027-06-30", source: "an act to come" }) { recordExemptionThreshold { employeesBelow validUntil } }
      b: amendRecordExemptionThreshold(input: { code: "ART-30-5-OMNIBUS", employeesBelow: 750, unless: "a high risk is likely", validFrom: "2027-07-01", source: "an act to come" }) { recordExemptionThreshold { code } }
      t: amendLegalTerm(input: { enumeration: "RiskLevel", code: "LOW", label: { nb: "Liten" }, source: "a lawyer" }) { legalTerm { label nb: label(lang: "nb") citation } }
    }`);
    expect(m.eeaMembership).toMatchObject({ code: 'ME', origin: 'AMENDED', memberUntil: null });
    expect(a.recordExemptionThreshold).toEqual({ employeesBelow: 250, validUntil: '2027-06-30' });
    expect(b.recordExemptionThreshold).toEqual({ code: 'ART-30-5-OMNIBUS' });
    expect(t.legalTerm).toEqual({ label: 'Low', nb: 'Liten', citation: 'Art. 35(7)(c)' });
    const { before, after } =
      await server.get(`{ before: recordExemptionThresholds(on: "2027-06-30") { employeesBelow }
      after: recordExemptionThresholds(on: "2027-07-01") { employeesBelow } }`);
    expect([before, after]).toEqual([[{ employeesBelow: 250 }], [{ employeesBelow: 750 }]]);
    const unknown = await server.ask(
      `mutation { amendLegalTerm(input: { enumeration: "RiskLevel", code: "NONE", label: "None", source: "s" }) { legalTerm { code } } }`,
    );
    expect(unknown.errors?.[0]?.extensions.fields).toEqual([
      { path: 'code', message: 'names no value of that enumeration' },
    ]);
  });
});

describe('a release that ships other law', () => {
  /** What a migration of that release does. */
  const ship = async (code: string, facts: Record<string, unknown>) => {
    const [row] = await rows<{ fact: Record<string, unknown> }>(
      server.database,
      `select to_jsonb(t) - '{id,created_at,updated_at,origin,reason,superseded_by_id}'::text[] as fact
        from adequacy_decision t where code = '${code}' order by created_at limit 1`,
    );
    const fact = JSON.stringify([{ ...row!.fact, ...facts }]).replaceAll("'", "''");
    await rows(server.database, `call ropewalk_ship('adequacy_decision', '{code}', '${fact}')`);
  };
  const all = (code: string) =>
    rows<{ origin: string; notes: string; live: boolean }>(
      server.database,
      `select origin, notes, superseded_by_id is null as live from adequacy_decision where code = '${code}' order by notes`,
    );

  it('supersedes the shipped row, once', async () => {
    await ship('JE', {});
    expect(await all('JE')).toHaveLength(1);
    for (let twice = 0; twice < 2; twice++) {
      await ship('JE', { notes: 'Z: as of the next release' });
      expect((await all('JE')).map(({ live }) => live)).toEqual([false, true]);
    }
  });

  it('never takes the place of an amended row, and does not hide that it brought another', async () => {
    await server.get(amend, { input: { code: 'IM', notes: 'Y: ours', source: 'a look of our own' } });
    for (let twice = 0; twice < 2; twice++) {
      await ship('IM', { notes: 'Z: as of the next release' });
      expect((await all('IM')).slice(1)).toEqual([
        { origin: 'AMENDED', notes: 'Y: ours', live: true },
        { origin: 'SHIPPED', notes: 'Z: as of the next release', live: false },
      ]);
    }
    const { adequacyDecisions } = await server.get(
      `{ adequacyDecisions(country: "IM", regime: GDPR, superseded: true) { edges { node { notes } } } }`,
    );
    expect(adequacyDecisions.edges.map(({ node }: { node: { notes: string } }) => node.notes)).toContain(
      'Z: as of the next release',
    );
  });

  it('cannot be written over or emptied, not even by the application itself', async () => {
    const attempt = (statement: string) => rows(server.database, statement);
    await expect(attempt(`update adequacy_decision set notes = 'x' where code = 'AD'`)).rejects.toThrow(
      /never rewritten/,
    );
    await expect(
      attempt(`update adequacy_decision set superseded_by_id = null where code = 'IM'`),
    ).rejects.toThrow(/never rewritten/);
    await expect(attempt(`delete from eea_membership`)).rejects.toThrow(/permission denied/);
  });
});

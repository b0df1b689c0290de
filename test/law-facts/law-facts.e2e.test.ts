import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { inForceOn } from '../../src/law/law-book.js';
import { shippedMemberships } from '../../src/law/eea-memberships.js';
import { shippedLaw, shippedTerms } from '../../src/law/shipped-law.js';
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
  adequacyDecision { code country endedOn endedBy conditions notes origin source reason recordedOn createdAt } } }`;
const codes = async (args: string) =>
  (
    await server.get(`{ adequacyDecisions(first: 100, ${args}) { totalCount edges { node { code } } } }`)
  ).adequacyDecisions.edges.map(({ node }: { node: { code: string } }) => node.code);
const book = (asOf?: Date) => asTest(() => server.app.get(LawReader).book(asOf));
const byCode = <T extends { code: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.code < b.code ? -1 : 1));

describe('the law as shipped', () => {
  it('is loaded by the migration, on the system chain, and read as one book', async () => {
    const { decisions, memberships, exemptions } = await book();
    expect(decisions).toEqual(byCode(shippedLaw.decisions));
    expect(memberships).toEqual(byCode(shippedMemberships));
    expect(exemptions).toEqual(shippedLaw.exemptions);
    const changes = await rows<{ actor: string; act: string; table_name: string; n: number }>(
      server.database,
      `select actor, act, table_name, count(*)::int as n from change
        where organisation_id = '00000000-0000-0000-0000-000000000000' and table_name <> 'api_key' group by 1, 2, 3 order by 3`,
    );
    const by = { actor: 'system:ropewalk', act: 'migration' };
    expect(changes).toEqual([
      { ...by, table_name: 'adequacy_decision', n: decisions.length },
      { ...by, table_name: 'eea_membership', n: memberships.length },
      { ...by, table_name: 'legal_term', n: shippedTerms.length },
      { ...by, table_name: 'record_exemption_threshold', n: 1 },
    ]);
    expect((await server.get('{ verification { intact } }')).verification.intact).toBe(true);
  });

  it('has the same ids in every database', async () => {
    const { adequacyDecision } = await server.get('{ adequacyDecision(code: "AD") { id } }');
    expect(adequacyDecision.id).toBe('6542435f-2b8f-8722-8932-dd1b26dc7d8c');
  });

  it('answers for a day as the function does, both ends counted', async () => {
    for (const on of [
      '2000-07-26',
      '2015-10-05',
      '2015-10-06',
      '2020-07-15',
      '2020-07-16',
      '2031-12-27',
      '2031-12-28',
    ]) {
      const expected = shippedLaw.decisions.filter((row) => row.regime === 'GDPR' && inForceOn(row, on));
      expect(await codes(`on: "${on}", regime: GDPR`)).toEqual(expected.map(({ code }) => code).sort());
    }
    expect(await codes('country: "US"')).toEqual(['CH-US', 'UK-US', 'US-DPF', 'US-PS', 'US-SH']);
    const { adequacyDecision } = await server.get(
      `{ adequacyDecision(code: "GB-GDPR") { decision celex validUntil verifiedAsOf inForce(on: "2031-12-27") past: inForce(on: "2031-12-28") } }`,
    );
    expect(adequacyDecision).toEqual({
      decision: '(EU) 2021/1772',
      celex: '32021D1772',
      validUntil: '2031-12-27',
      verifiedAsOf: '2026-08-05',
      inForce: true,
      past: false,
    });
  });

  it('is turned page by page', async () => {
    const pageOf = async (after: string | null) =>
      (
        await server.get(
          `query($after: String) { adequacyDecisions(regime: GDPR, first: 9, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { code } } } }`,
          { after },
        )
      ).adequacyDecisions;
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo, totalCount } = await pageOf(after);
      expect(totalCount).toBe(20);
      seen.push(...edges.map(({ node }: { node: { code: string } }) => node.code));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(seen).toEqual(await codes('regime: GDPR'));
  });

  it('holds memberships, thresholds and every value of every enumeration, for a day', async () => {
    const { before, transition, bridge, after, thresholds } = await server.get(`{
      before: eeaMemberships(on: "2020-01-31") { code } transition: eeaMemberships(on: "2020-12-31") { code standing }
      after: eeaMemberships(on: "2021-06-28") { code } bridge: eeaMemberships(on: "2021-01-01") { code standing } thresholds: recordExemptionThresholds(on: "2026-11-22") { employeesBelow source } }`);
    const has = (list: { code: string }[], code: string) => list.some((row) => row.code === code);
    expect([has(before, 'GB'), has(transition, 'GB'), has(transition, 'GB-TRANSITION')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(bridge.filter(({ code }: { code: string }) => code.startsWith('GB'))).toEqual([
      { code: 'GB-BRIDGE', standing: 'BRIDGE' },
    ]);
    expect([has(after, 'GB-TRANSITION'), has(after, 'GB-BRIDGE')]).toEqual([false, false]);
    expect(thresholds).toEqual([{ employeesBelow: 250, source: expect.stringContaining('Art. 30(5)') }]);
    const { all, some, old } = await server.get(`{
      all: legalTerms { enumeration code } some: legalTerms(enumeration: "LegalBasis", on: "2026-01-01") { code citation label nb: label(lang: "nb") ja: label(lang: "ja") labelTexts }
      old: legalTerms(enumeration: "SccDecision", on: "2022-12-28") { code } }`);
    expect(all).toHaveLength(shippedTerms.length);
    expect(some[0]).toEqual({
      code: 'CONSENT',
      citation: 'Art. 6(1)(a)',
      label: 'Consent',
      nb: 'Samtykke',
      ja: 'Consent',
      labelTexts: {
        en: 'Consent',
        de: 'Einwilligung',
        fr: 'Consentement',
        nb: 'Samtykke',
        id: 'Persetujuan',
      },
    });
    expect(old).toEqual([{ code: 'EU_2021_914' }]);
    const schema = await server.get(`{ __schema { types { name enumValues { name } } } }`);
    const inSchema = new Map(
      schema.__schema.types.map(
        ({ name, enumValues }: { name: string; enumValues: { name: string }[] | null }) => [
          name,
          enumValues?.map((value) => value.name),
        ],
      ),
    );
    for (const { enumeration, code } of all)
      if (inSchema.has(enumeration)) expect(inSchema.get(enumeration)).toContain(code);
  });

  it('is read by every key, and by none without a key', async () => {
    const viewer = await createKey(server, 'acme', 'VIEWER');
    const query = '{ adequacyDecision(code: "AD") { territory } eeaMemberships { code } }';
    expect((await server.get(query, {}, viewer)).adequacyDecision).toEqual({ territory: 'Andorra' });
    expect((await server.ask(query, {}, null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const unknown = await server.ask('{ adequacyDecision(code: "ZZ") { code } }', {}, viewer);
    expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('the book', () => {
  it('is kept until the law is amended', async () => {
    const first = await book();
    expect(await book()).toBe(first);
    await server.get(
      `mutation { addProduct(input: { organisation: "acme", slug: "desk", name: "Desk" }) { product { id } } }`,
    );
    expect(await book()).toBe(first);
    await server.get(amend, { input: { code: 'AD', notes: 'Read again.', source: 'a look of our own' } });
    const second = await book();
    expect(second.decisions.find(({ code }) => code === 'AD')).toMatchObject({ notes: 'Read again.' });
  });

  it('sees inside a transaction what it has amended, and forgets it when that fails', async () => {
    const reader = server.app.get(LawReader);
    const before = await book();
    const inside = asTest(() =>
      server.database.transaction(async (em) => {
        const copy = before.exemptions[0]!;
        await sql`insert into record_exemption_threshold (id, code, employees_below, unless, valid_from, origin, source)
          values (gen_random_uuid(), 'OTHER', 750, ${copy.unless}, '2027-01-01', 'AMENDED', 'a test')`.execute(
          em.getKysely() as never,
        );
        expect((await reader.book()).exemptions).toHaveLength(2);
        throw new Error('undone');
      }),
    );
    await expect(inside).rejects.toThrow('undone');
    expect((await book()).exemptions).toHaveLength(1);
  });
});

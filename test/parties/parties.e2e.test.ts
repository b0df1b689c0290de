import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onPostgres } from '../support/database.js';
import { added, addParty, amendParty, partyFields, refusal } from '../support/record.js';
import { announced, createKey, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { statementsOf } from '../support/statements.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ ROLE: onPostgres ? 'web' : 'all' });
});
afterAll(() => server.stop());

let count = 0;
const fresh = async () => (await createOrganisation(server, `org-${++count}`, { noticeDays: 0 })).slug;
const names = async (slug: string, args = '') => {
  const { parties } = await server.get(
    `{ parties(organisation: "${slug}"${args}) { totalCount edges { node { legalName } } } }`,
  );
  return parties.edges.map(({ node }: { node: { legalName: string } }) => node.legalName);
};

describe('a party', () => {
  it('is known from its day on, and gives back everything that was said of it', async () => {
    const slug = await fresh();
    const facts = {
      reference: 'acme',
      kind: 'PUBLIC_AUTHORITY',
      legalName: 'Acme Behörde',
      tradingName: 'Acme',
      registrationId: 'HRB 1',
      establishment: 'DE',
      address: 'Am Platz 1, 10115 Berlin',
      contact: 'privacy@acme.example',
      website: 'https://acme.example/',
    };
    const party = await added(server, slug, { ...facts, effectiveFrom: '2026-01-01' });
    expect(party).toMatchObject({ ...facts, listed: false, effectiveFrom: '2026-01-01', announcedOn: null });
    const unsaid = await added(server, slug, { legalName: 'Bare SA' });
    expect(unsaid).toMatchObject({ kind: 'ORGANISATION', reference: null, effectiveFrom: '2026-03-01' });
    expect(await names(slug)).toEqual(['Acme Behörde', 'Bare SA']);
  });

  it('that stands on no list changes without a notice, on the very day too', async () => {
    const slug = await fresh();
    const { id } = await added(server, slug, { legalName: 'Old Name BV', effectiveFrom: '2026-01-01' });
    const read = (on: string) => server.get(`{ party(id: "${id}", on: "${on}") { ${partyFields} } }`);
    await server.get(amendParty, { input: { id, effectiveFrom: '2026-02-01', legalName: 'New Name BV' } });
    await server.get(amendParty, {
      input: { id, effectiveFrom: '2026-02-01', address: 'Kade 2', reference: 'new' },
    });
    expect((await read('2026-01-31')).party).toMatchObject({ legalName: 'Old Name BV', address: null });
    expect((await read('2026-02-01')).party).toMatchObject({
      legalName: 'New Name BV',
      address: 'Kade 2',
      reference: 'new',
    });
    const drafted = await server.ask(
      `mutation { draftNotice(input: { organisation: "${slug}" }) { notice { id } } }`,
    );
    expect(refusal(drafted).code).toBe('NOTHING_TO_ANNOUNCE');
    const again = await server.ask(amendParty, {
      input: { id, effectiveFrom: '2026-02-01', address: 'Kade 2' },
    });
    expect(refusal(again).code).toBe('NOTHING_TO_AMEND');
  });

  it('on the list changes by a notice', async () => {
    const slug = await fresh();
    const { id: subProcessor } = await engaged(server, slug, {
      legalName: 'Cloudy GmbH',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    const { party } = (await server.get(`{ subProcessor(id: "${subProcessor}") { party { id listed } } }`))
      .subProcessor;
    expect(party.listed).toBe(true);
    await server.get(amendParty, {
      input: { id: party.id, effectiveFrom: '2026-03-01', legalName: 'Cloudy SE' },
    });
    const publicly = `{ subProcessors(organisation: "${slug}") { edges { node { legalName } } } }`;
    expect((await server.get(publicly)).subProcessors.edges[0].node.legalName).toBe('Cloudy GmbH');
    await announced(server, slug);
    expect((await server.get(publicly)).subProcessors.edges[0].node.legalName).toBe('Cloudy SE');
  });

  it('that the record knew before stays when a drafted engagement is dropped', async () => {
    const slug = await fresh();
    const { id } = await added(server, slug, { legalName: 'Both AG', effectiveFrom: '2026-01-01' });
    const draft = await engaged(server, slug, { legalName: 'Both AG' });
    await server.get(
      `mutation { removeSubProcessor(input: { id: "${draft.id}", effectiveFrom: "2026-05-01" }) { subProcessor { id } } }`,
    );
    expect((await server.get(`{ party(id: "${id}") { legalName listed } }`)).party).toEqual({
      legalName: 'Both AG',
      listed: false,
    });
  });

  it('that the record met later than it was engaged is one party, with what it lacked', async () => {
    const slug = await fresh();
    const { id } = await added(server, slug, { legalName: 'Met Late AG', establishment: 'CH' });
    const facts = { legalName: 'Met Late AG', origin: 'BASELINE', effectiveFrom: '2025-01-01' };
    const engagement = await engaged(server, slug, { ...facts, address: 'Weg 1, Bern' });
    expect(engagement).toMatchObject({ effectiveFrom: '2025-01-01', status: 'IN_USE', establishment: 'CH' });
    const { subProcessor } = await server.get(
      `{ subProcessor(id: "${engagement.id}") { party { id address listed effectiveFrom } } }`,
    );
    expect(subProcessor.party).toEqual({
      id,
      address: 'Weg 1, Bern',
      listed: true,
      effectiveFrom: '2025-01-01',
    });
    // what is public is not taken for another
    await engaged(server, slug, { ...facts, purpose: 'Mail', address: 'Weg 2, Bern' });
    expect(await names(slug)).toEqual(['Met Late AG', 'Met Late AG']);
  });

  it('is as it was recorded at an instant', async () => {
    const slug = await fresh();
    const { id } = await added(server, slug, { legalName: 'Then Ltd', effectiveFrom: '2026-01-01' });
    const { changes } = await server.get(
      `{ changes(organisation: "${slug}", first: 1) { edges { node { at } } } }`,
    );
    const then = changes.edges[0].node.at;
    await server.get(amendParty, { input: { id, effectiveFrom: '2026-01-01', legalName: 'Now Ltd' } });
    await added(server, slug, { legalName: 'Later Ltd' });
    expect(await names(slug)).toEqual(['Later Ltd', 'Now Ltd']);
    expect(await names(slug, `, asOf: "${then}"`)).toEqual(['Then Ltd']);
    expect(await names(slug, ', asOf: "2020-01-01T00:00:00Z"')).toEqual([]);
  });
});

describe('bad input', () => {
  it('names the field and changes nothing', async () => {
    const slug = await fresh();
    await added(server, slug, { legalName: 'First', reference: 'taken' });
    const bad = (input: object) => server.ask(addParty, { input: { organisation: slug, ...input } });
    const fields = async (input: object) => refusal(await bad(input)).paths;
    expect(await fields({ legalName: ' ' })).toEqual(['legalName']);
    expect(await fields({ legalName: 'X', establishment: 'XX' })).toEqual(['establishment']);
    expect(await fields({ legalName: 'X', website: 'ftp:x', effectiveFrom: '2026-02-30' })).toEqual([
      'effectiveFrom',
      'website',
    ]);
    expect(await fields({ legalName: 'X', reference: 'taken' })).toEqual(['reference']);
    expect(await names(slug)).toEqual(['First']);
  });
});

describe('another organisation and lesser keys', () => {
  it('neither see nor touch it', async () => {
    const [mine, other] = [await fresh(), await fresh()];
    const { id } = await added(server, mine, { legalName: 'Mine GmbH' });
    const stranger = await createKey(server, other, 'ADMIN');
    const viewer = await createKey(server, mine, 'VIEWER');
    const code = async (query: string, variables: object, key: string) =>
      refusal(await server.ask(query, variables as Record<string, unknown>, key)).code;
    const never = '11111111-1111-4111-8111-111111111111';
    const notFound = await server.ask(`{ party(id: "${id}") { id } }`, {}, stranger);
    expect(notFound.errors?.[0]?.message).toBe(
      (await server.ask(`{ party(id: "${never}") { id } }`, {}, stranger)).errors?.[0]?.message,
    );
    expect(refusal(notFound).code).toBe('NOT_FOUND');
    expect(await code(amendParty, { input: { id, legalName: 'Taken' } }, stranger)).toBe('NOT_FOUND');
    expect(await code(`{ parties(organisation: "${mine}") { totalCount } }`, {}, stranger)).toBe('NOT_FOUND');
    expect(await code(addParty, { input: { organisation: mine, legalName: 'X' } }, viewer)).toBe('FORBIDDEN');
    expect(await code(amendParty, { input: { id, legalName: 'X' } }, viewer)).toBe('FORBIDDEN');
    expect((await server.get(`{ party(id: "${id}") { legalName } }`, {}, viewer)).party.legalName).toBe(
      'Mine GmbH',
    );
  });
});

(onPostgres ? describe : describe.skip)('the statements of a request', () => {
  it('do not grow with the parties', async () => {
    const sizes = await Promise.all(
      [2, 9].map(async (size) => {
        const slug = await fresh();
        for (let index = 0; index < size; index++)
          await engaged(server, slug, {
            legalName: `P ${index}`,
            origin: 'BASELINE',
            effectiveFrom: `2025-01-0${index + 1}`,
          });
        return slug;
      }),
    );
    const query = (slug: string) =>
      `{ parties(organisation: "${slug}") { totalCount edges { node { legalName } } }
        amendments(organisation: "${slug}") { edges { node { subProcessor { party { legalName } } } } } }`;
    const [few, many] = [
      await statementsOf(server, query(sizes[0]!)),
      await statementsOf(server, query(sizes[1]!)),
    ];
    expect(many).toBe(few);
  });
});

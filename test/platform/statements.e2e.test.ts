import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PostgreSqlConnection } from '@mikro-orm/postgresql';
import type { Client } from 'pg';
import { onPostgres } from '../support/database.js';
import { addProduct, announced, createOrganisation, engaged } from '../support/register.js';
import { added, addedForCustomer, fields } from '../support/record.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ ROLE: onPostgres ? 'web' : 'all' });
});
afterAll(() => server.stop());

/** Statements that a GraphQL request sends to the server; the least of three, since a new connection has words of its own. */
async function statements(query: string): Promise<number> {
  return Math.min(await counted(query), await counted(query), await counted(query));
}

async function counted(query: string): Promise<number> {
  const pool = await (
    server.database.orm.em.getConnection() as unknown as PostgreSqlConnection
  ).getNativeClient();
  const client = await pool.connect();
  client.release();
  const spy = jest.spyOn(Object.getPrototypeOf(client) as Client, 'query');
  try {
    await server.get(query);
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}

const page = `pageInfo { hasNextPage } totalCount`;
const row = `id legalName purpose(lang: "de") products { slug } engagedBy { legalName engagedBy { legalName } }`;
const queries = (slug: string) => ({
  organisations: `{ organisations(first: 100) { ${page} edges { node { slug products { slug } } } } }`,
  apiKeys: `{ apiKeys(first: 100) { ${page} edges { node { name } } } }`,
  processingActivities: `{ processingActivities(organisation: "${slug}", first: 100) { ${page} edges { node { ${fields} subProcessors { activities { reference } } } } } }`,
  subProcessors: `{ subProcessors(organisation: "${slug}", on: "2026-06-01", first: 100) { ${page} edges { node { ${row} } } } }`,
  amendments: `{ amendments(organisation: "${slug}", first: 100) { ${page} edges { node { kind changes { field from to } subProcessor { ${row} activities { reference } } notice { number digest coverage { recipients } } } } } }`,
  notices: `{ notices(organisation: "${slug}", first: 100) { ${page} edges { node { number digest coverage { recipients } amendments { kind changes { field } subProcessor { legalName } } } } } }`,
  changes: `{ changes(organisation: "${slug}", first: 100) { ${page} edges { node { act fields { field } } } } }`,
});

(onPostgres ? describe : describe.skip)('the statements of a request', () => {
  it('do not grow with the rows of its answer, for every list of the schema', async () => {
    for (const [slug, size] of [
      ['few', 4],
      ['many', 14],
    ] as const) {
      await createOrganisation(server, slug, { noticeDays: 0 });
      await addProduct(server, slug, 'desk');
      let above: string | undefined;
      for (let index = 0; index < size; index++) {
        const facts = {
          legalName: `Vendor ${index}`,
          products: ['desk'],
          engagedBy: above,
          effectiveFrom: `2026-04-${10 + index}`,
        };
        above = (await engaged(server, slug, facts)).id;
        const uses = { recipients: [{ role: 'SUB_PROCESSOR', subProcessor: above }], subProcessors: [above] };
        await added(server, slug, `C-${index}`, { ...uses, products: ['desk'] });
        await addedForCustomer(server, slug, `P-${index}`, {
          ...uses,
          controllers: [{ party: facts.legalName }],
        });
        if (index % 2 === 1) await announced(server, slug);
      }
    }
    const schema = await server.get(
      `{ __schema { queryType { fields { name type { ofType { name } } } } } }`,
    );
    const lists = schema.__schema.queryType.fields
      .filter(({ type }: { type: { ofType: { name: string } | null } }) =>
        type.ofType?.name.endsWith('Connection'),
      )
      .map(({ name }: { name: string }) => name);
    expect(lists.sort()).toEqual(Object.keys(queries('')).sort());
    for (const list of Object.keys(queries('')) as (keyof ReturnType<typeof queries>)[]) {
      const [few, many] = [await statements(queries('few')[list]), await statements(queries('many')[list])];
      expect({ list, statements: many }).toEqual({ list, statements: few });
      expect(many).toBeGreaterThan(0);
    }
  });
});

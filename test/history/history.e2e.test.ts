import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { uncovered } from '../../src/history/covered.js';
import { runAs, systemContext } from '../../src/platform/context.js';
import type { Rows } from '../../src/platform/database.js';
import { createKey, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** With the application's own role, seeing all organisations. */
const rows = <T>(query: (db: Rows) => Promise<{ rows: T[] }>) =>
  runAs(systemContext('test'), () => server.database.read(query)).then((result) => result.rows);
const history = `seq at clockSupplied actor actorKey act table operation fields { field from to }`;
const changesOf = async (organisation: string, args = '') =>
  (
    await server.get(
      `{ changes(organisation: "${organisation}", first: 100${args}) { totalCount edges { node { ${history} } } } }`,
    )
  ).changes.edges.map(({ node }: { node: Record<string, unknown> }) => node);

describe('history', () => {
  it('covers every table but those listed with a reason, and every table stands behind row-level security', async () => {
    const tables = await rows((db) =>
      sql<{
        name: string;
        covered: boolean;
        guarded: boolean;
        id: boolean;
      }>`select c.relname as name, c.relrowsecurity as guarded,
        exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'record') as covered,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'uuid'::regtype) as id
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`.execute(
        db,
      ),
    );
    expect(
      tables
        .filter(({ covered }) => !covered)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(uncovered).sort());
    expect(tables.filter(({ covered, id }) => covered && !id)).toEqual([]);
    expect(tables.filter(({ guarded, name }) => !guarded && name !== 'mikro_orm_migrations')).toEqual([]);
  });

  it('says who did what: person, key, act; before and after; never a secret', async () => {
    await createOrganisation(server, 'who');
    const key = await createKey(server, 'who', 'EDITOR');
    const made = await server.get(
      `mutation { engageSubProcessor(input: { organisation: "who", legalName: "Seen GmbH", effectiveFrom: "2026-04-10" }) { subProcessor { id } } }`,
      {},
      key,
    );
    const changes = await changesOf('who');
    const engagement = changes.filter(({ act }: { act: string }) => act === 'engageSubProcessor');
    expect(engagement.map(({ table }: { table: string }) => table).sort()).toEqual([
      'party',
      'party_version',
      'sub_processor',
      'sub_processor_version',
    ]);
    for (const change of engagement)
      expect(change).toMatchObject({
        actor: 'person:EDITOR of who',
        operation: 'INSERT',
        at: engagement[0].at,
        clockSupplied: true,
      });
    expect(engagement[0].actorKey).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(changes)).not.toMatch(/key_hash/);
    expect(await changesOf('who', ', actor: "EDITOR of who"')).toHaveLength(4);
    expect(await changesOf('who', `, row: "${made.engageSubProcessor.subProcessor.id}"`)).toHaveLength(1);
  });

  it('keeps two aliased mutations of one request apart', async () => {
    await createOrganisation(server, 'alias');
    await server.get(`mutation {
      a: addProduct(input: { organisation: "alias", slug: "one", name: "One" }) { product { id } }
      b: amendOrganisation(input: { organisation: "alias", name: "Alias Inc." }) { organisation { name } }
    }`);
    expect((await changesOf('alias')).map(({ act, table }: Record<string, unknown>) => [act, table])).toEqual(
      [
        ['amendOrganisation', 'organisation'],
        ['addProduct', 'product'],
        ['createOrganisation', 'organisation'],
      ],
    );
  });

  it('keeps parallel requests of different callers apart, and writes nothing of a request that failed', async () => {
    const slugs = ['par-a', 'par-b', 'par-c', 'par-d'];
    const keys = new Map<string, string>();
    for (const slug of slugs) {
      await createOrganisation(server, slug);
      keys.set(slug, await createKey(server, slug, 'ADMIN'));
    }
    const requests = slugs.flatMap((slug) => Array.from({ length: 8 }, (_, index) => ({ slug, index })));
    const answers = await Promise.all(
      requests.map(({ slug, index }) =>
        server.ask(
          `mutation { addProduct(input: { organisation: "${slug}", slug: "p-${index % 6}", name: "P" }) { product { id } } }`,
          {},
          keys.get(slug),
        ),
      ),
    );
    expect(answers.filter(({ errors }) => errors)).toHaveLength(slugs.length * 2);
    for (const slug of slugs) {
      const changes = (await changesOf(slug)).filter(({ act }: { act: string }) => act === 'addProduct');
      expect(changes).toHaveLength(6);
      expect(new Set(changes.map(({ actor }: { actor: string }) => actor))).toEqual(
        new Set([`person:ADMIN of ${slug}`]),
      );
    }
    expect((await server.get(`{ verification { intact } }`)).verification.intact).toBe(true);
  });

  it('never goes back in time, though the clock does', async () => {
    await createOrganisation(server, 'back');
    server.clock.set(new Date('2025-01-01T00:00:00Z'));
    await server.get(
      `mutation { amendOrganisation(input: { organisation: "back", name: "Back Ltd" }) { organisation { name } } }`,
    );
    server.clock.set(new Date('2026-03-01T10:00:00Z'));
    const [last, first] = await changesOf('back');
    expect(last.at >= first.at).toBe(true);
  });

  it('is not written, changed or emptied by the application itself', async () => {
    const attempt = (statement: string) =>
      runAs(systemContext('test'), () => server.database.transaction((em) => em.execute(statement)));
    await expect(attempt(`update change set act = 'something else'`)).rejects.toThrow(/permission denied/);
    await expect(attempt(`delete from change`)).rejects.toThrow(/permission denied/);
    await expect(attempt(`insert into change select * from change`)).rejects.toThrow(/permission denied/);
    await expect(attempt(`truncate organisation`)).rejects.toThrow(/permission denied/);
  });

  it('is of nobody else: a key sees the changes of its own organisation', async () => {
    await createOrganisation(server, 'own');
    const viewer = await createKey(server, 'own', 'VIEWER');
    expect(
      (await server.ask(`{ changes(organisation: "who") { totalCount } }`, {}, viewer)).errors?.[0]
        ?.extensions.code,
    ).toBe('NOT_FOUND');
    const { changes, verification } = await server.get(
      `{ changes(first: 100) { edges { node { table act } } } verification { chains intact } }`,
      {},
      viewer,
    );
    expect(changes.edges.map(({ node }: { node: { table: string } }) => node.table).sort()).toEqual([
      'api_key',
      'organisation',
    ]);
    expect(verification).toEqual({ chains: 1, intact: true });
  });
});

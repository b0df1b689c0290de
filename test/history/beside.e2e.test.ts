import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { runAs, systemContext } from '../../src/platform/context.js';
import { onPostgres, withPostgres } from '../support/database.js';
import { amend, announced, createKey, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const database = () => String(server.env['DATABASE_URL']).split('/').at(-1)!;
const history = `seq at clockSupplied actor actorKey act table operation fields { field from to }`;
const changesOf = async (organisation: string, args = '') =>
  (
    await server.get(
      `{ changes(organisation: "${organisation}", first: 100${args}) { totalCount edges { node { ${history} } } } }`,
    )
  ).changes.edges.map(({ node }: { node: Record<string, unknown> }) => node);

describe('row-level security', () => {
  it('still holds when a query forgets the organisation', async () => {
    const { id } = await createOrganisation(server, 'forgetful');
    await engaged(server, 'forgetful', { legalName: 'Mine GmbH' });
    const forgetful = (organisation: string) =>
      runAs(systemContext('test', { organisation }), () =>
        server.database.read((db) =>
          sql<{ legal_name: string }>`select legal_name from party_version`.execute(db),
        ),
      );
    expect((await forgetful(id)).rows).toEqual([{ legal_name: 'Mine GmbH' }]);
    expect((await forgetful('11111111-1111-4111-8111-111111111111')).rows).toEqual([]);
    await expect(
      runAs(systemContext('test', { organisation: id }), () =>
        server.database.transaction((em) =>
          em.execute(`update organisation set name = 'Taken' where slug = 'who' returning id`),
        ),
      ),
    ).resolves.toEqual([]);
    await expect(
      runAs(systemContext('test', { organisation: id }), () =>
        server.database.transaction((em) =>
          em.execute(
            `insert into product (id, organisation_id, slug, name) select gen_random_uuid(), gen_random_uuid(), 'x', 'x'`,
          ),
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

(onPostgres ? describe : describe.skip)('beside the application (a PostgreSQL server)', () => {
  it('a write by psql is recorded, attributed to the database user, and verifies', async () => {
    await createOrganisation(server, 'beside');
    await withPostgres(database(), (psql) =>
      psql.query(`update organisation set name = 'By hand' where slug = 'beside'`),
    );
    const [change] = await changesOf('beside');
    expect(change).toMatchObject({
      actor: 'database:postgres',
      actorKey: null,
      act: 'sql',
      operation: 'UPDATE',
    });
    expect(change.fields).toContainEqual({ field: 'name', from: 'beside Ltd', to: 'By hand' });
    expect((await server.get(`{ verification { intact } }`)).verification.intact).toBe(true);
  });

  it('an altered, a missing and a rewritten link are named', async () => {
    const { id } = await createOrganisation(server, 'tampered');
    const first = await engaged(server, 'tampered', {
      legalName: 'Before GmbH',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    await server.get(amend, { input: { id: first.id, effectiveFrom: '2026-04-10', purpose: 'After' } });
    await announced(server, 'tampered');
    const broken = async () =>
      (await server.get(`{ verification { intact broken { organisation seq reason } } }`)).verification
        .broken;
    const tamper = (statement: string) =>
      withPostgres(database(), async (psql) => {
        await psql.query(`begin; alter table change disable trigger user`);
        await psql.query(statement, [id]);
        await psql.query(`alter table change enable trigger user; commit`);
      });
    expect(await broken()).toEqual([]);
    await tamper(
      `update change set payload = jsonb_set(payload, '{after,name}', '"Somebody else"') where organisation_id = $1 and seq = 1`,
    );
    expect(await broken()).toEqual([{ organisation: id, seq: '1', reason: 'its content was altered' }]);
    await tamper(
      `update change set digest = ropewalk_digest(salt, payload) where organisation_id = $1 and seq = 1`,
    );
    expect(await broken()).toEqual([{ organisation: id, seq: '1', reason: 'its record was altered' }]);
    await tamper(`update change c set hash = ropewalk_hash(c) where organisation_id = $1 and seq = 1`);
    expect(await broken()).toEqual([
      { organisation: id, seq: '2', reason: 'does not follow the change before it' },
    ]);
    await tamper(`delete from change where organisation_id = $1 and seq = 3`);
    expect((await broken())[0]).toMatchObject({ seq: '2' });
  });

  it('redaction empties a payload and leaves the chain whole', async () => {
    const { id } = await createOrganisation(server, 'redacted');
    await withPostgres(database(), (psql) =>
      psql.query(`update change set salt = null, payload = null where organisation_id = $1`, [id]),
    );
    const { verification } = await server.get(
      `{ verification { broken { organisation } } }`,
      {},
      await createKey(server, 'redacted', 'VIEWER'),
    );
    expect(verification.broken).toEqual([]);
    await expect(
      withPostgres(database(), (psql) =>
        psql.query(`update change set act = 'other' where organisation_id = $1`, [id]),
      ),
    ).rejects.toThrow(/append-only/);
    await expect(
      withPostgres(database(), (psql) => psql.query(`delete from change where organisation_id = $1`, [id])),
    ).rejects.toThrow(/append-only/);
  });
});

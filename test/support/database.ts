import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

declare const databaseKind: 'pglite' | 'postgres';

/** Which engine this run of the file is on. */
export const onPostgres = databaseKind === 'postgres';

/** A fresh, migrated database as the environment variables that name it. */
export async function freshDatabase(): Promise<{ DATABASE_URL?: string; DATA_DIR: string }> {
  const folder = mkdtempSync(join(process.env['TEST_FOLDER']!, 'file-'));
  if (!onPostgres) {
    cpSync(join(process.env['TEST_FOLDER']!, 'template'), folder, { recursive: true });
    return { DATA_DIR: folder };
  }
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  await withPostgres('postgres', (client) =>
    client.query(`create database ${name} template ropewalk_template`),
  );
  return { DATA_DIR: folder, DATABASE_URL: `${process.env['TEST_POSTGRES']}/${name}` };
}

/** Somebody beside the application, as the owner: what psql would do. */
export async function withPostgres<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: `${process.env['TEST_POSTGRES']}/${database}` });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

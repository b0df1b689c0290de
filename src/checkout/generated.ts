import { PGlite } from '@electric-sql/pglite';
import { MikroORM } from '@mikro-orm/core';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { PgliteDriver } from '@mikro-orm/pglite';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releasedMigrations } from '../../migrations/list.js';
import { schema } from '../entities.js';
import { readConfig } from '../platform/config.js';
import { createServer } from '../server.js';
import { registerSchema } from './register-schema.js';
import { lawFile, missingLawSql } from './law-sql.js';
import { columnsSql, definitionsSql, missing, type Catalogue } from './catalogue.js';

/** What the code says, in the form in which it is committed. */
export interface Generated {
  /** Path in the checkout → content. */
  files: Map<string, string>;
  /** Where the migrations do not arrive at the tables that the entities describe, or at the law; one sentence each. */
  drift: string[];
}

/** Starts the app on an empty embedded database of its own and reads from it what it is. */
export async function generate(): Promise<Generated> {
  const folder = mkdtempSync(join(tmpdir(), 'ropewalk-schema-'));
  const tables = await describedTables(folder);
  const config = { ...readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error', PORT: '0' }), role: 'web' as const };
  const server = await createServer(config);
  try {
    await server.app.init();
    const api = server.app.get(GraphQLSchemaHost).schema;
    const files = new Map([
      ['schema.gql', `${printSchema(lexicographicSortSchema(api))}\n`],
      ['examples/register.schema.json', `${JSON.stringify(registerSchema(api), null, 2)}\n`],
      ['migrations/.snapshot-ropewalk.json', `${tables.snapshot}\n`],
    ]);
    if (releasedMigrations === 0) {
      files.set('migrations/tables.sql.ts', tablesFile(tables.sql));
      files.set('migrations/law.sql.ts', lawFile());
    }
    const run = (query: string) => server.database.orm.em.getConnection().execute(query);
    const unshipped = await textsOf(run, missingLawSql);
    return { files, drift: [...missing(tables.catalogue, await catalogueOf(run)), ...unshipped] };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tables of the first migration as the entities describe them: its file, which the app needs before it can start. */
export async function tablesOfEntities(): Promise<{ path: string; content: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'ropewalk-tables-'));
  try {
    const { sql } = await describedTables(folder);
    return { path: 'migrations/tables.sql.ts', content: tablesFile(sql) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tables as the entities alone describe them, created to be compared as PostgreSQL sees them, then dropped again. */
async function describedTables(
  folder: string,
): Promise<{ sql: string; snapshot: string; catalogue: Catalogue }> {
  const pglite = await PGlite.create({ dataDir: join(folder, 'db') });
  const orm = await MikroORM.init({
    driver: PgliteDriver,
    dbName: 'ropewalk',
    driverOptions: { pglite },
    entities: schema.entities,
    metadataProvider: ReflectMetadataProvider,
    forceUtcTimezone: true,
  });
  try {
    const sql = await orm.schema.getCreateSchemaSQL();
    const run = (query: string) => orm.em.getConnection().execute(query);
    // the one function of ours that tables name in their defaults
    await run(`create function ropewalk_now() returns timestamptz language sql stable as 'select now()'`);
    for (const statement of sql.split(';\n')) if (statement.trim() !== '') await run(statement);
    const snapshot = JSON.stringify(orm.schema.getTargetSchema(), null, 2);
    const catalogue = await catalogueOf(run);
    await run('drop schema public cascade');
    await run('create schema public');
    return { sql, snapshot, catalogue };
  } finally {
    await orm.close();
    await pglite.close();
  }
}

async function catalogueOf(run: (query: string) => Promise<unknown>): Promise<Catalogue> {
  return { columns: await textsOf(run, columnsSql), definitions: await textsOf(run, definitionsSql) };
}

async function textsOf(run: (query: string) => Promise<unknown>, query: string): Promise<string[]> {
  return ((await run(query)) as { text: string }[]).map(({ text }) => text);
}

function tablesFile(sql: string): string {
  const lines = sql.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('set names'));
  return [
    '/** The tables, as the entities of this migration describe them. Written by `npm run schema`. */',
    'export const tablesSql = `',
    ...lines,
    '`;',
    '',
  ].join('\n');
}

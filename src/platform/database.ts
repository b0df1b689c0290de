import { PGlite } from '@electric-sql/pglite';
import { MikroORM, type EntityClass, type MigrationObject, type Options } from '@mikro-orm/core';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { PgliteDriver } from '@mikro-orm/pglite';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { createPostgreSqlTypeParsers, type SqlEntityManager } from '@mikro-orm/sql';
import { Logger } from '@nestjs/common';
import { CompiledQuery, sql, type DatabaseConnection, type Kysely } from 'kysely';
import { join } from 'node:path';
import { Clock } from './clock.js';
import type { Config } from './config.js';
import { currentContext, runAs, type Context } from './context.js';
import { Refusal } from '../shared/errors.js';
import { lockDataDir } from './data-dir.js';

/** Rows are read as the SQL text says: each reader names the shape of its rows. */
export type Rows = Kysely<Record<string, never>>;

export interface Schema {
  entities: EntityClass<object>[];
  migrations: MigrationObject[];
}

const log = new Logger('database');

/** How often a transaction that lost to another one is repeated before its caller hears of it. */
const ATTEMPTS = 4;

/**
 * The database, embedded (PGlite) or a PostgreSQL server. One short transaction per service or reader call, opened here
 * and nowhere else: it carries who acts, which act it is and which organisation's rows it may see, all for this
 * transaction only. A call made inside an open transaction joins it.
 */
export class Database {
  /** Counts commits that wrote: whoever caches what was read compares it. */
  writes = 0;
  private direct?: Rows;

  private constructor(
    readonly orm: MikroORM,
    private readonly clock: Clock,
    private readonly release: () => Promise<void>,
  ) {}

  /** Migrates, then connects with the application's own, narrower role. */
  static async open(config: Config, clock: Clock, schema: Schema): Promise<Database> {
    if (config.databaseUrl) {
      await migrate({ clientUrl: config.migrationDatabaseUrl, driver: PostgreSqlDriver }, schema);
      const orm = await connect(
        {
          clientUrl: config.databaseUrl,
          driver: PostgreSqlDriver,
          pool: { max: config.databasePool },
          // the pool's own hook: a connection that breaks while it is set up is thrown away, and its place is free again
          driverOptions: { onConnect: (client: { query(text: string): unknown }) => client.query(SESSION) },
        },
        schema,
      );
      return new Database(orm, clock, () => orm.close());
    }
    const lock = lockDataDir(config.dataDir);
    const pglite = await PGlite.create({ dataDir: join(config.dataDir, 'db'), parsers: asPostgres });
    const embedded = { driver: PgliteDriver, dbName: 'postgres', driverOptions: { pglite } };
    await migrate(embedded, schema);
    const orm = await connect(
      {
        ...embedded,
        onCreateConnection: async (client) => {
          await (client as DatabaseConnection).executeQuery(CompiledQuery.raw(SESSION));
        },
      },
      schema,
    );
    return new Database(orm, clock, async () => {
      await orm.close();
      await pglite.close();
      lock.release();
    });
  }

  close(): Promise<void> {
    return this.release();
  }

  /**
   * Lets go of the entities of the open transaction, which are written: every further flush would compare them all again.
   * For whoever calls thousands of acts in one transaction.
   */
  forget(): void {
    currentContext()?.em?.clear();
  }

  /** Runs `work` in the caller's open transaction, or opens one in the current context. */
  async transaction<T>(work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    if (currentContext()?.em) return this.open(work);
    const result = await this.open(work);
    this.writes++;
    return result;
  }

  /** The same for loading entities that are only looked at. */
  load<T>(work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    return this.open(work);
  }

  /** The same for reading rows. */
  read<T>(work: (db: Rows) => Promise<T>): Promise<T> {
    return this.open((em) => work(rowsOf(em)));
  }

  /** The same for writing rows that no page shows (queues, counters, leases): what was cached stays right. */
  unseen<T>(work: (db: Rows) => Promise<T>): Promise<T> {
    return this.read(work);
  }

  /**
   * One statement that is a transaction of its own, in one round trip instead of four. For calls of a function of the
   * database that sets its context itself; without one, row-level security shows no row. Not inside a transaction.
   */
  statement<T>(work: (db: Rows) => Promise<T>): Promise<T> {
    if (currentContext()?.em) throw new Error('a statement of its own cannot be made inside a transaction');
    this.direct ??= rowsOf(this.orm.em.fork({ clear: true }) as SqlEntityManager);
    return work(this.direct);
  }

  /** Once the open transaction has committed; never when it is rolled back; at once when none is open. */
  afterCommit(work: () => void): void {
    const { em, afterCommit } = currentContext() ?? {};
    if (em && afterCommit) afterCommit.push(work);
    else work();
  }

  private async open<T>(work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    const context = currentContext();
    if (!context) throw new Error('a transaction needs a context: who acts, and what is done');
    if (context.em) return work(context.em);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(context, work);
      } catch (error) {
        if (hasCode(error, '23505', '23P01')) {
          log.warn(`${context.act}: ${error instanceof Error ? error.message : String(error)}`);
          throw new Refusal('CONFLICT', 'another write got in between; read again and repeat');
        }
        if (!hasCode(error, '40001', '40P01')) throw error;
        if (attempt === ATTEMPTS) throw new Refusal('CONFLICT', 'too many writes at once; repeat');
      }
    }
  }

  private async attempt<T>(context: Context, work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    const em = this.orm.em.fork({ clear: true }) as SqlEntityManager;
    const afterCommit: (() => void)[] = [];
    const result = await em.transactional(async (em) => {
      await identify(rowsOf(em), context, this.clock);
      return runAs({ ...context, em, afterCommit }, () => work(em));
    });
    for (const each of afterCommit) each();
    return result;
  }
}

// rows look the same from both engines: days and instants arrive as text
const asPostgres = createPostgreSqlTypeParsers((text) => [text]);

/** One statement says who acts, what and for whom, for this transaction only. */
async function identify(db: Rows, context: Context, clock: Clock): Promise<void> {
  const { actor, act, scope } = context;
  await sql`select set_config('ropewalk.actor', ${`${actor.kind}:${actor.subject}`}, true),
    set_config('ropewalk.key', ${actor.key ?? ''}, true),
    set_config('ropewalk.act', ${act}, true),
    set_config('ropewalk.scope', ${scope === 'all' ? 'all' : 'one'}, true),
    set_config('ropewalk.organisation', ${scope === 'all' ? '' : scope.organisation}, true),
    set_config('ropewalk.clock', ${clock.simulated ? clock.now().toISOString() : ''}, true)`.execute(db);
}

/** Raw SQL within the open transaction. */
export function rowsOf(em: SqlEntityManager): Rows {
  return em.getKysely() as unknown as Rows;
}

/** SQLSTATE of the database's refusal: 40001 and 40P01 say that repeating may succeed, 23505 and 23P01 that somebody was first. */
function hasCode(error: unknown, ...codes: string[]): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && codes.includes(at.code)) return true;
  return false;
}

/** What every connection is set to: the application's own, narrower role, and no waiting without end. */
const SESSION = `select set_config('role', 'ropewalk_app', false), set_config('statement_timeout', '60s', false),
  set_config('lock_timeout', '10s', false), set_config('idle_in_transaction_session_timeout', '60s', false)`;

type Connection = Partial<
  Pick<Options, 'driver' | 'clientUrl' | 'dbName' | 'driverOptions' | 'pool' | 'onCreateConnection'>
>;

function options(connection: Connection, schema: Schema): Partial<Options> {
  return {
    ...connection,
    entities: schema.entities,
    metadataProvider: ReflectMetadataProvider,
    // Days stay `YYYY-MM-DD`, instants are UTC: no column depends on the zone of the process.
    forceUtcTimezone: true,
    logger: () => undefined,
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { migrationsList: schema.migrations, snapshot: false, disableForeignKeys: false },
  };
}

async function migrate(connection: Connection, schema: Schema): Promise<void> {
  const orm = await MikroORM.init(options(connection, schema));
  await orm.migrator.up();
  await orm.close();
}

function connect(connection: Connection, schema: Schema): Promise<MikroORM> {
  return MikroORM.init(options(connection, schema));
}

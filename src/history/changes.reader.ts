import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import type { Change } from './change.js';
import { SYSTEM_CHAIN } from './covered.js';

export interface ChangeFilter {
  organisation: string | null;
  row?: string;
  actor?: string;
  from?: string;
  to?: string;
}

/** The first broken link of a chain; `organisation` null: the system chain. */
export interface BrokenLink {
  organisation: string | null;
  seq: string;
  reason: string;
}

@Injectable()
export class ChangesReader {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(filter: ChangeFilter, args: { first: number; after?: string }): Promise<Connection<Change>> {
    const [at, seq] = decodeCursor(args.after, 2) ?? [null, null];
    const where = sql`(${filter.organisation}::uuid is null or organisation_id = ${filter.organisation}::uuid)
      and (${filter.row ?? null}::uuid is null or row_id = ${filter.row ?? null}::uuid)
      and (${filter.actor ?? null}::text is null or actor = ${filter.actor ?? null}
           or split_part(actor, ':', 2) = ${filter.actor ?? null})
      and (${filter.from ?? null}::timestamptz is null or at >= ${filter.from ?? null}::timestamptz)
      and (${filter.to ?? null}::timestamptz is null or at <= ${filter.to ?? null}::timestamptz)`;
    const { rows } = await this.database.read((db) =>
      sql<
        Change & { cursor: string }
      >`select organisation_id || ':' || seq as id, seq, at, at::text as cursor,
          at_source = 'clock' as "clockSupplied", actor, actor_key as "actorKey", act, table_name as "table", row_id as "row",
          op as operation, payload -> 'before' as before, payload -> 'after' as after, encode(hash, 'hex') as hash
        from change where ${where}
          and (${at}::timestamptz is null or (at, seq) < (${at}::timestamptz, ${seq}::bigint))
        order by at desc, seq desc limit ${args.first + 1}`.execute(db),
    );
    return page(
      rows,
      args,
      (row) => [row.cursor, Number(row.seq)],
      () => this.count(where),
    );
  }

  /** Walks every chain that the caller may see; empty when all are intact. */
  async verify(): Promise<{ chains: number; changes: number; broken: BrokenLink[] }> {
    return this.database.read(async (db) => {
      const chains = await sql<{
        id: string;
        n: string;
      }>`select organisation_id as id, count(*) as n from change
        group by organisation_id`.execute(db);
      const broken = await sql<{ id: string; seq: string; reason: string }>`select c.id, v.seq, v.reason
        from (select distinct organisation_id as id from change) c, ropewalk_verify(c.id) v order by c.id`.execute(
        db,
      );
      return {
        chains: chains.rows.length,
        changes: chains.rows.reduce((sum, { n }) => sum + Number(n), 0),
        broken: broken.rows.map(({ id, seq, reason }) => ({
          organisation: id === SYSTEM_CHAIN ? null : id,
          seq: String(seq),
          reason,
        })),
      };
    });
  }

  private async count(where: ReturnType<typeof sql>): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from change where ${where}`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import type { ChainLink } from './chain-link.js';

/** A row of a covered table. */
export interface RecordedRow {
  table: string;
  id: string;
}

/** How far a chain had come. */
export type ChainHead = Pick<ChainLink, 'seq' | 'hash' | 'at'>;

/** Reads links of a chain with all that their hashes are made of, for whoever checks them elsewhere. */
@Injectable()
export class LinksReader {
  constructor(private readonly database: Database) {}

  /** Links of these rows after a place in the chain, in its order. */
  async of(
    organisation: string,
    rows: readonly RecordedRow[],
    cut: { after: number; limit: number },
  ): Promise<ChainLink[]> {
    const [tables, ids] = [rows.map(({ table }) => table), rows.map(({ id }) => id)];
    const found = await this.database.read((db) =>
      sql<ChainLink>`select c.version, c.organisation_id as organisation, c.seq::int as seq, ${instant} as at,
          c.at_source as "atSource", c.actor, c.actor_key as "actorKey", c.act, c.table_name as "table",
          c.row_id as "row", c.op as operation, c.schema_version as "schemaVersion", encode(c.salt, 'hex') as salt,
          c.payload::text as payload, encode(c.digest, 'hex') as digest, encode(c.prev, 'hex') as prev,
          encode(c.hash, 'hex') as hash
        from (select distinct * from unnest(${tables}::text[], ${ids}::uuid[]) as u (table_name, row_id)) w
        join change c on c.organisation_id = ${organisation} and c.table_name = w.table_name and c.row_id = w.row_id
        where c.seq > ${cut.after} order by c.seq limit ${cut.limit}`.execute(db),
    );
    return found.rows;
  }

  /** The newest link of a chain. */
  async head(organisation: string): Promise<ChainHead> {
    const { rows } = await this.database.read((db) =>
      sql<ChainHead>`select c.seq::int as seq, encode(c.hash, 'hex') as hash, ${instant} as at
        from change c where c.organisation_id = ${organisation} order by c.seq desc limit 1`.execute(db),
    );
    return rows[0]!;
  }
}

const instant = sql`to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

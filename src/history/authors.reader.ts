import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import type { RecordedRow } from './links.reader.js';

/** Who wrote a row, by name, and of which kind: `person`, `system`, `database`. */
export interface Author {
  kind: string;
  subject: string;
}

/** Columns that say what became of a row, not what it says. */
const bookkeeping = ['updated_at', 'notice_id', 'announced_on', 'supersedes_id', 'superseded_by_id'];

/** Reads whose hand was on rows: who wrote them, or altered what they say, whoever wrote them last. */
@Injectable()
export class AuthorsReader {
  constructor(private readonly database: Database) {}

  /** Of rows, and of what was taken away `from` where they belong. */
  async of(
    organisation: string,
    rows: readonly RecordedRow[],
    from: { tables: readonly string[]; column: string; value: string },
  ): Promise<Author[]> {
    const [tables, ids] = [rows.map(({ table }) => table), rows.map(({ id }) => id)];
    const found = await this.database.read((db) =>
      sql<{ actor: string }>`select distinct c.actor
        from (select distinct * from unnest(${tables}::text[], ${ids}::uuid[]) as u (table_name, row_id)) w
        join change c on c.organisation_id = ${organisation} and c.table_name = w.table_name and c.row_id = w.row_id
        where c.op = 'INSERT' or c.payload is null
          or (c.payload -> 'before') - ${bookkeeping}::text[] <> (c.payload -> 'after') - ${bookkeeping}::text[]
        union select c.actor from change c
        where c.organisation_id = ${organisation} and c.table_name = any(${from.tables}::text[])
          and c.payload -> 'before' ->> ${from.column} = ${from.value}
          and c.payload -> 'after' ->> ${from.column} is distinct from ${from.value}
        order by actor`.execute(db),
    );
    return found.rows.map(({ actor }) => {
      const colon = actor.indexOf(':');
      return { kind: actor.slice(0, colon), subject: actor.slice(colon + 1) };
    });
  }
}

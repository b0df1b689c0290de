import { sql, type RawBuilder } from 'kysely';

/** Some rows of a table as they were recorded at an instant, found by their ids without reading the rest of the history. */
export function recordedRows(
  table: string,
  asOf: Date,
  organisation: string,
  ids: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(
    select was.* from (
      select distinct on (c.row_id) c.op, c.payload -> 'after' as after from change c
      where c.organisation_id = ${organisation} and c.table_name = ${table} and c.row_id in (${ids})
        and c.at <= ${asOf.toISOString()}::timestamptz
      order by c.row_id, c.seq desc
    ) newest, jsonb_populate_record(null::${sql.table(table)}, newest.after) was
    where newest.op <> 'DELETE'
  )`;
}

import { sql, type RawBuilder } from 'kysely';

/**
 * Where readers read a table from: as it is, or as it was recorded at an instant. Both give rows of the table's own
 * shape, so a reader is the same for now and then.
 */
export function rowSource(
  table: string,
  asOf: Date | null | undefined,
  organisation: string | readonly string[],
): RawBuilder<unknown> {
  if (!asOf) return sql.table(table);
  return sql`(
    select was.* from (
      select distinct on (organisation_id, row_id) op, payload -> 'after' as after from change
      where ${ofOrganisations('organisation_id', organisation)} and table_name = ${table} and at <= ${asOf.toISOString()}::timestamptz
      order by organisation_id, row_id, seq desc
    ) newest, jsonb_populate_record(null::${sql.table(table)}, newest.after) was
    where newest.op <> 'DELETE'
  )`;
}

/** One organisation, or any of several. One is compared as one: the index of the history then gives its rows in order. */
export function ofOrganisations(
  column: string,
  organisation: string | readonly string[],
): RawBuilder<boolean> {
  const [first, ...others] = [organisation].flat();
  if (others.length === 0) return sql`${sql.ref(column)} = ${first}::uuid`;
  return sql`${sql.ref(column)} = any(${[first, ...others]}::uuid[])`;
}

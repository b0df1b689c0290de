/** What PostgreSQL itself says of its tables: one text a column, one an index or constraint. */
export interface Catalogue {
  columns: string[];
  definitions: string[];
}

export const columnsSql = `
  select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as text
  from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped order by 1`;

export const definitionsSql = `
  select conrelid::regclass || ': ' || pg_get_constraintdef(oid) as text from pg_constraint
  where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0
  union
  select indrelid::regclass || ': ' || regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \\S+ ON', 'INDEX ON') from pg_index
  join pg_class on pg_class.oid = indrelid where relnamespace = 'public'::regnamespace order by 1`;

/**
 * Where migrations have not arrived at what the entities describe. Columns must be the same; of indexes and constraints
 * a migration may have more (foreign keys into upper rooms, row-level security), and tables of its own.
 */
export function missing(described: Catalogue, migrated: Catalogue): string[] {
  const tables = new Set(described.columns.map(tableOf));
  const extra = migrated.columns.filter(
    (column) => tables.has(tableOf(column)) && !described.columns.includes(column),
  );
  return [
    ...described.columns
      .filter((column) => !migrated.columns.includes(column))
      .map((one) => `no migration makes: ${one}`),
    ...described.definitions
      .filter((one) => !migrated.definitions.includes(one))
      .map((one) => `no migration makes: ${one}`),
    ...extra.map((one) => `no entity has: ${one}`),
  ];
}

function tableOf(column: string): string {
  return column.slice(0, column.indexOf('.'));
}

import { sql, type RawBuilder } from 'kysely';

// What every table of announceable versions has, as SQL.

export const isPublic = (alias: string): RawBuilder<boolean> =>
  sql`(${sql.ref(`${alias}.origin`)} = 'BASELINE' or ${sql.ref(`${alias}.announced_on`)} is not null
    or ${sql.ref(`${alias}.silent_reason`)} is not null)`;

export const isLive = (alias: string): RawBuilder<boolean> =>
  sql`(${sql.ref(`${alias}.withdrawn_at`)} is null and ${sql.ref(`${alias}.superseded_by_id`)} is null)`;

/**
 * Whether another version of its day took the place of a text before that day came: it never held. What was known before held.
 * `versions` is where its table is read from.
 */
export const neverHeld = (alias: string, versions: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`(${sql.ref(`${alias}.origin`)} <> 'BASELINE' and exists (select from ${versions} n
    where n.id = ${sql.ref(`${alias}.superseded_by_id`)} and n.origin <> 'BASELINE' and n.published_on < ${sql.ref(`${alias}.effective_from`)}))`;

/** Fields read from the columns of the same name: `v.legal_name as "legalName", …`. */
export function columnsOf(alias: string, fields: readonly string[]): RawBuilder<unknown> {
  const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return sql.join(fields.map((field) => sql`${sql.ref(`${alias}.${column(field)}`)} as ${sql.ref(field)}`));
}

/**
 * Orders the live versions of one identity for `distinct on`: first the one that holds on the day, drafts before what they
 * would replace; where none does yet, the first to come.
 */
export function heldFirst(alias: string, day: RawBuilder<unknown>): RawBuilder<unknown> {
  const from = sql.ref(`${alias}.effective_from`);
  return sql`(${from} <= ${day}) desc, case when ${from} <= ${day} then ${from} end desc, ${from}, ${isPublic(alias)}`;
}

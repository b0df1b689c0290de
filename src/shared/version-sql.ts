import { sql, type RawBuilder } from 'kysely';

// What every table of announceable versions has, as SQL.

export const isPublic = (alias: string): RawBuilder<boolean> =>
  sql`(${sql.ref(`${alias}.origin`)} = 'BASELINE' or ${sql.ref(`${alias}.announced_on`)} is not null
    or ${sql.ref(`${alias}.silent_reason`)} is not null)`;

export const isLive = (alias: string): RawBuilder<boolean> =>
  sql`(${sql.ref(`${alias}.withdrawn_at`)} is null and ${sql.ref(`${alias}.superseded_by_id`)} is null)`;

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

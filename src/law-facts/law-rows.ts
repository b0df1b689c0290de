import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../shared/days.js';
import { decisionFields } from './adequacy-decision.entity.js';
import { membershipFields } from './eea-membership.entity.js';
import { termFields } from './legal-term.entity.js';
import { thresholdFields } from './record-exemption-threshold.entity.js';

/** Which rows are wanted: those that held at an instant (default: now), and on request those superseded by then too. */
export interface LawMoment {
  asOf?: Date | null;
  superseded?: boolean;
}

/** The four tables: what they are called, which columns say what is law, and when a row is in force. */
export const tables = {
  decisions: {
    name: 'adequacy_decision',
    facts: columns('code', ...decisionFields, 'source'),
    inForce: (on: Day) => sql`coalesce(in_force_from, adopted_on) <= ${on}
      and coalesce(valid_until, ${on}) >= ${on} and (ended_on is null or ended_on > ${on})`,
  },
  memberships: {
    name: 'eea_membership',
    facts: columns('code', ...membershipFields, 'source'),
    inForce: (on: Day) => sql`member_from <= ${on} and coalesce(member_until, ${on}) >= ${on}`,
  },
  thresholds: {
    name: 'record_exemption_threshold',
    facts: columns('code', ...thresholdFields, 'source'),
    inForce: validOn,
  },
  terms: {
    name: 'legal_term',
    facts: columns('enumeration', 'code', ...termFields, 'source'),
    inForce: validOn,
  },
} as const;

export type LawTable = keyof typeof tables;

export const rowColumns = columns('id', 'createdAt', 'updatedAt', 'origin', 'reason', 'supersededById');

/**
 * A table of law as it was known at an instant. Rows are never rewritten, so they say it themselves, also to keys that
 * may not read the history of all organisations. What the server was first filled with counts as known before.
 */
export function lawRows(table: LawTable, { asOf, superseded }: LawMoment): RawBuilder<unknown> {
  const all = sql.table(tables[table].name);
  if (!asOf) return superseded ? all : sql`(select * from ${all} where superseded_by_id is null)`;
  const by = sql`${asOf.toISOString()}::timestamptz`;
  const known = sql`(select * from ${all} where created_at <= ${by} or created_at = (
    select min(created_at) from ${all} where origin = 'SHIPPED'))`;
  if (superseded) return known;
  return sql`(select * from ${known} k where not exists (
    select from ${all} later where later.id = k.superseded_by_id and later.created_at <= ${by}))`;
}

function validOn(on: Day): RawBuilder<unknown> {
  return sql`valid_from <= ${on} and coalesce(valid_until, ${on}) >= ${on}`;
}

function columns(...fields: readonly string[]): RawBuilder<unknown> {
  return sql.raw(fields.map((field) => `${columnOf(field)} as "${field}"`).join(', '));
}

function columnOf(field: string): string {
  return field === 'label' ? 'labels' : field.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

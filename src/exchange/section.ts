import type { FieldChange } from '../shared/field-change.js';
import { canonical, plain } from './plain-value.js';

/** An entry of a section of a register file: found again by its reference. */
export interface Entry {
  reference: string;
}

/** An entry as the register has it, in the words of a file. */
export interface KnownEntry<E extends Entry> {
  id: string;
  entry: E;
}

/** What turns one section of the register into what a file says. */
export interface SectionPlan<E extends Entry> {
  added: E[];
  amended: { id: string; entry: E; changes: FieldChange[] }[];
  /** In the register, but not in the file: it ends on the day of the file. */
  ended: { id: string; reference: string }[];
  unchanged: number;
}

/**
 * Compares a section field by field. An entry of a file is whole: what it does not state is not so. `given` undefined: the
 * file does not speak of this section, which stays as it is.
 */
export function comparedSection<E extends Entry>(
  known: readonly KnownEntry<E>[],
  given: readonly E[] | null | undefined,
  fields: readonly (keyof E & string)[],
  prevailing: string,
): SectionPlan<E> {
  if (!given) return { added: [], amended: [], ended: [], unchanged: 0 };
  const byReference = new Map(known.map((one) => [one.entry.reference, one]));
  const stated = new Set(given.map(({ reference }) => reference));
  const pairs = given.flatMap((entry) => {
    const before = byReference.get(entry.reference);
    return before
      ? [{ id: before.id, entry, changes: changesOf(before.entry, entry, fields, prevailing) }]
      : [];
  });
  const amended = pairs.filter(({ changes }) => changes.length > 0);
  return {
    added: given.filter(({ reference }) => !byReference.has(reference)),
    amended,
    ended: known
      .filter(({ entry }) => !stated.has(entry.reference))
      .map(({ id, entry }) => ({ id, reference: entry.reference })),
    unchanged: pairs.length - amended.length,
  };
}

export function changesOf<E>(
  before: E,
  after: E,
  fields: readonly (keyof E & string)[],
  prevailing: string,
): FieldChange[] {
  return fields
    .filter((field) => canonical(before[field], prevailing) !== canonical(after[field], prevailing))
    .map((field) => ({ field, from: text(before[field], prevailing), to: text(after[field], prevailing) }));
}

/** For people: plain values as they are, everything else as JSON. */
function text(value: unknown, prevailing: string): string | null {
  const worded = plain(value, prevailing);
  if (worded === undefined) return null;
  return typeof worded === 'object' ? JSON.stringify(worded) : String(worded);
}

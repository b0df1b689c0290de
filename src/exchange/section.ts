import { createHash } from 'node:crypto';
import type { FieldChange } from '../shared/field-change.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';
import { canonical, plain } from './plain-value.js';

/** An entry of a section of a register file. */
export interface Entry {
  reference?: string | null;
}

/** An entry as the register has it, in the words of a file. */
export interface KnownEntry<E> {
  id: string;
  entry: E;
  /** Whether it ends when a file lacks it: it stands on that day, and no end of it is recorded. */
  stands: boolean;
  /** First day of what it says. */
  since?: string;
}

/** An entry of the file, and where it stands there. */
export interface Stated<E> {
  entry: E;
  path: string;
}

/** What turns one section of the register into what a file says. */
export interface SectionPlan<E, K extends KnownEntry<E> = KnownEntry<E>> {
  /** All that the file states, with what the register has of it. */
  stated: (Stated<E> & { known?: K })[];
  added: Stated<E>[];
  amended: (Stated<E> & { known: K; changes: FieldChange[] })[];
  /** In the register, but not in the file: it ends on the day of the file. */
  ended: KnownEntry<E>[];
  unchanged: number;
}

/** Fields that are not compared like the others. */
export interface Exceptions<E> {
  /** Said only of what is new. */
  ofNew?: readonly (keyof E)[];
  /** Acts: not stated means as it is. */
  acts?: readonly (keyof E)[];
  /** Of an entry that stands they cannot become others. */
  fixed?: readonly (keyof E)[];
}

/**
 * Compares a section field by field. An entry of a file is whole: what it does not state is not so. `given` undefined: the
 * file does not speak of this section, which stays as it is. `refuse` hears of a reference that stands twice, and of a fixed
 * field that would be another.
 */
export function comparedSection<E extends Entry & { reference: string }>(
  name: string,
  known: readonly KnownEntry<E>[],
  given: readonly E[] | null | undefined,
  prevailing: string,
  { refuse, ...exceptions }: Exceptions<E> & { refuse: (problem: FieldProblem) => void },
): SectionPlan<E> {
  const plan: SectionPlan<E> = { added: [], amended: [], ended: [], unchanged: 0, stated: [] };
  if (!given) return plan;
  const open = new Map(known.map((one) => [one.entry.reference, one]));
  const stated = new Set<string>();
  given.forEach((entry, index) => {
    const path = `${name}.${index}`;
    if (stated.has(entry.reference))
      return refuse({ path: `${path}.reference`, message: `"${entry.reference}" stands there twice` });
    stated.add(entry.reference);
    const before = open.get(entry.reference);
    plan.stated.push({ entry, path, known: before });
    if (!before) return plan.added.push({ entry, path });
    const changes = changesOf(before.entry, entry, prevailing, exceptions);
    const moved = changes.find(({ field }) => exceptions.fixed?.includes(field as keyof E));
    if (moved)
      refuse({
        path: `${path}.${moved.field}`,
        message: `is ${moved.from ?? 'not given'} from its start: end it, and add another one of its own reference`,
      });
    if (changes.length > 0) plan.amended.push({ entry, path, known: before, changes });
    else plan.unchanged += 1;
  });
  plan.ended = known.filter(({ entry, stands }) => stands && !stated.has(entry.reference));
  return plan;
}

export function changesOf<E extends object>(
  before: E,
  after: E,
  prevailing: string,
  { ofNew = [], acts = [] }: Exceptions<E> = {},
): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof E & string)[];
  return fields
    .filter((field) => !ofNew.includes(field))
    .filter((field) => !acts.includes(field) || (after[field] !== undefined && after[field] !== null))
    .filter((field) => canonical(before[field], prevailing) !== canonical(after[field], prevailing))
    .map((field) => ({ field, from: text(before[field], prevailing), to: text(after[field], prevailing) }));
}

/** Of an amended entry what differs; what the file does not state is null. */
export function differing<E extends object>(one: {
  entry: E;
  changes: readonly FieldChange[];
}): Partial<Record<keyof E & string, never>> {
  const said = one.changes.map(({ field }) => [field, one.entry[field as keyof E] ?? null]);
  return Object.fromEntries(said) as Partial<Record<keyof E & string, never>>;
}

/** Of a longer text a plan shows the beginning: with its digest, by which two texts are told apart. */
const SHOWN = 2000;

/** For people: plain values as they are, everything else as JSON. */
function text(value: unknown, prevailing: string): string | null {
  const worded = plain(value, prevailing);
  if (worded === undefined) return null;
  const whole = typeof worded === 'object' ? JSON.stringify(worded) : String(worded);
  if (whole.length <= SHOWN) return whole;
  const digest = createHash('sha256').update(whole).digest('hex').slice(0, 12);
  return `${whole.slice(0, 200)}… (${whole.length.toLocaleString('en')} characters, SHA-256 ${digest}…)`;
}

/** What stands in the way of applying a file, known before anything is written. */
export interface ForeseenRefusal extends FieldProblem {
  code: Refusal['code'];
}

/** A refusal of a room with the paths that its fields have in the file. */
export function refusalsOf({ code, message, fields }: Refusal, path: string): ForeseenRefusal[] {
  if (fields.length === 0) return [{ path, code, message }];
  return fields.map((field) => ({ path: under(path, field.path), code, message: field.message }));
}

/** @throws with the code of the first, naming all */
export function refuseAll(refused: readonly ForeseenRefusal[]): void {
  const [first] = refused;
  if (!first) return;
  const fields = refused.map(({ path, message }) => ({ path, message }));
  throw new Refusal(first.code, fields.map(({ path, message }) => `${path}: ${message}`).join('; '), fields);
}

function under(path: string, field: string): string {
  return field === '' ? path : `${path}.${field}`;
}

/** Runs an act of a room for an entry of the file: a refusal names the path in the file. */
export async function at<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, fields } = error;
    if (fields.length === 0) throw new Refusal(code, `${path}: ${message}`, [{ path, message }]);
    const placed = fields.map((field) => ({ ...field, path: under(path, field.path) }));
    const own = fields[0] !== undefined && message.startsWith(`${fields[0].path}: `);
    throw new Refusal(code, own ? `${path}.${message}` : `${path}: ${message}`, placed);
  }
}

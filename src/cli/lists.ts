import { readFileSync } from 'node:fs';
import { LIST_COLUMNS, type ListRow } from '../lists/list-columns.js';
import type { Rename } from '../lists/list-matching.js';
import type { PlanReport } from '../lists/list-plan.js';
import { readListFile, type ReadList } from '../lists/list-reading.js';
import { MalformedList } from '../lists/malformed-list.js';
import type { Register } from './connection.js';
import { CommandFailure } from './failure.js';

export interface ListOptions {
  organisation: string;
  list: string;
  on: string;
  rename: Rename[];
  json?: boolean;
}

const PLAN = `added { name product } removed { name product } renamed { from to product }
  amended { name product changes { field from to } } unchanged filled`;

/** Prints what applying a bare list would change. */
export async function planList(register: Register, options: ListOptions): Promise<void> {
  const { listPlan } = await register.ask<{ listPlan: PlanReport }>(
    `query($input: ListPlanInput!) { listPlan(input: $input) { ${PLAN} } }`,
    { input: inputOf(options) },
  );
  print(withoutNulls(listPlan), options);
}

/** Brings the register to the list, and prints what was done. */
export async function applyList(
  register: Register,
  options: ListOptions & { baseline?: boolean; announce?: boolean },
): Promise<void> {
  const { applyList: done } = await register.ask<{
    applyList: { plan: PlanReport; notice: { number: number } | null };
  }>(
    `mutation($input: ApplyListInput!) { applyList(input: $input) { plan { ${PLAN} } notice { number } } }`,
    {
      input: {
        ...inputOf(options),
        baseline: options.baseline ?? false,
        announce: options.announce ?? false,
      },
    },
  );
  print(withoutNulls(done.plan), options);
  if (done.notice) console.error(`Announced as notice ${done.notice.number}.`);
}

/** The content of a file that the user named. */
export function textOf(file: string): string {
  try {
    return decoded(file, readFileSync(file));
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure(`cannot read ${file}: ${(error as Error).message}`, 2);
  }
}

/** UTF-8, or UTF-16 that says so in its first bytes: guessing would publish names with other letters. */
function decoded(file: string, bytes: Buffer): string {
  const utf16 = { fffe: 'utf-16le', feff: 'utf-16be' }[bytes.subarray(0, 2).toString('hex')];
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    const before = new TextDecoder(utf16).decode(bytes).split('\ufffd')[0] ?? '';
    throw new CommandFailure(
      `MALFORMED_LIST: ${file}\nline ${before.split('\n').length} is not ${utf16 ?? 'UTF-8'} text: save it as UTF-8, then repeat.\nNothing was written.`,
    );
  }
}

function inputOf({ organisation, list, on, rename }: ListOptions) {
  const { rows, notes } = read(list);
  for (const note of notes) console.error(note);
  return { organisation, on, renames: rename, rows: rows.map(columnsOf) };
}

function read(file: string): ReadList {
  try {
    return readListFile(file, textOf(file));
  } catch (error) {
    if (error instanceof MalformedList)
      throw new CommandFailure(`MALFORMED_LIST: ${file}\n${error.message}\nNothing was written.`);
    throw error;
  }
}

/** Where a row stood on its page is no matter of the register. */
function columnsOf(row: ListRow): Partial<ListRow> {
  const columns = LIST_COLUMNS.filter((column) => column !== 'section' && column !== 'as_written');
  return Object.fromEntries(columns.filter((column) => row[column]).map((column) => [column, row[column]]));
}

/** In a plan a row without a product has no such key. */
function withoutNulls(plan: PlanReport): PlanReport {
  const named = <T extends { product?: string | null }>(rows: T[]) =>
    rows.map(({ product, ...row }) => (product ? { ...row, product } : row)) as T[];
  return {
    added: named(plan.added),
    removed: named(plan.removed),
    renamed: named(plan.renamed),
    amended: named(plan.amended),
    unchanged: plan.unchanged,
    filled: plan.filled,
  };
}

function print(plan: PlanReport, { json }: { json?: boolean }): void {
  if (json) return console.log(JSON.stringify(plan));
  const of = (product?: string) => (product ? ` (${product})` : '');
  const lines = [
    ...plan.added.map(({ name, product }) => `added    ${name}${of(product)}`),
    ...plan.removed.map(({ name, product }) => `removed  ${name}${of(product)}`),
    ...plan.renamed.map(({ from, to, product }) => `renamed  ${from} → ${to}${of(product)}`),
    ...plan.amended.flatMap(({ name, product, changes }) => [
      `amended  ${name}${of(product)}`,
      ...changes.map(({ field, from, to }) => `           ${field}: ${from ?? '–'} → ${to ?? '–'}`),
    ]),
    `${plan.unchanged} unchanged`,
    ...(plan.filled.length > 0
      ? [`filled for the first time, and told to nobody: ${plan.filled.join(', ')}`]
      : []),
  ];
  console.log(lines.join('\n'));
}

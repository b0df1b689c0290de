import { FACT_COLUMNS, type FactColumn, type ListRow } from './list-columns.js';
import { isGiven, matchRows, type Pair, type Rename } from './list-matching.js';
import { comparable, nameKey } from './list-normal.js';

/** One fact that is no longer the same, as written in the two lists; null = not given. */
export interface FieldChange {
  field: FactColumn;
  from: string | null;
  to: string | null;
}

/** A row that goes on, changed. */
export interface ChangedRow extends Pair {
  /** What has changed and is told. A rename may have none. */
  changes: FieldChange[];
  /** What is given for the first time because the list has a new column; taken over, not told. */
  filled: FieldChange[];
}

/** What to do to one row. `before` is the very row handed in, with its `id`; `row` is the one to have instead. */
export type PlanStep =
  | { kind: 'add'; row: ListRow }
  | { kind: 'remove'; before: ListRow }
  | ({ kind: 'rename' | 'amend' | 'fill' } & ChangedRow);

/** What turns one list into another. Rows that no step names stay as they are. */
export interface ListPlan {
  /** Removals in the order of the old list, then changed rows and additions, each in the order of the new one. */
  steps: PlanStep[];
  /** Rows of which nothing is told, those that are only filled among them. */
  unchanged: number;
  /** The columns that the old list did not have, and that rows which go on now have. */
  filled: FactColumn[];
}

/** A plan as scripts read it; `product` only where the row has one. Part of the command line's contract. */
export interface PlanReport {
  added: { name: string; product?: string }[];
  removed: { name: string; product?: string }[];
  renamed: { from: string; to: string; product?: string }[];
  amended: { name: string; product?: string; changes: FieldChange[] }[];
  unchanged: number;
  filled: FactColumn[];
}

/**
 * Compares two lists. White space, letter case, the spelling of a country and the order of rows are no change; a
 * column that the old list did not have is filled, one that the new list no longer has is an amendment of its rows.
 *
 * @param options.renames pairs that the words of the names do not show
 * @throws UnknownRename when a given rename names a row that is not there to be renamed
 */
export function planList(
  before: readonly ListRow[],
  after: readonly ListRow[],
  options: { renames?: readonly Rename[] } = {},
): ListPlan {
  const [known, fresh] = partition(FACT_COLUMNS, (column) => isGiven(before, column));
  const { pairs, removed, added } = matchRows(before, after, known, options.renames ?? []);
  const changed = inOrderOf(after, pairs).flatMap((pair) => stepFor(pair, known, fresh));

  const steps: PlanStep[] = [
    ...removed.map((row): PlanStep => ({ kind: 'remove', before: row })),
    ...changed,
    ...added.map((row): PlanStep => ({ kind: 'add', row })),
  ];
  return {
    steps,
    unchanged: pairs.length - changed.filter((step) => step.kind !== 'fill').length,
    filled: fresh.filter((column) =>
      changed.some((step) => step.filled.some(({ field }) => field === column)),
    ),
  };
}

/** The plan in the shape of the command line's contract. A renamed row that was also amended is in both lists. */
export function planReport(plan: ListPlan): PlanReport {
  const report: PlanReport = {
    added: [],
    removed: [],
    renamed: [],
    amended: [],
    unchanged: plan.unchanged,
    filled: plan.filled,
  };
  for (const step of plan.steps) {
    if (step.kind === 'add') report.added.push(named(step.row));
    if (step.kind === 'remove') report.removed.push(named(step.before));
    if (step.kind === 'rename') {
      const { name, ...product } = named(step.row);
      report.renamed.push({ from: step.before.name, to: name, ...product });
    }
    if ((step.kind === 'rename' || step.kind === 'amend') && step.changes.length > 0) {
      report.amended.push({ ...named(step.row), changes: step.changes });
    }
  }
  return report;
}

type ChangeStep = Extract<PlanStep, ChangedRow>;

function stepFor(pair: Pair, known: readonly FactColumn[], fresh: readonly FactColumn[]): ChangeStep[] {
  const changes = changesOf(pair, known);
  const filled = changesOf(pair, fresh);
  const renamed = nameKey(pair.before.name) !== nameKey(pair.row.name);
  if (renamed) return [{ kind: 'rename', ...pair, changes, filled }];
  if (changes.length > 0) return [{ kind: 'amend', ...pair, changes, filled }];
  return filled.length > 0 ? [{ kind: 'fill', ...pair, changes, filled }] : [];
}

function changesOf({ before, row }: Pair, columns: readonly FactColumn[]): FieldChange[] {
  return columns
    .filter((column) => comparable(before, column) !== comparable(row, column))
    .map((field) => ({ field, from: before[field] || null, to: row[field] || null }));
}

function named(row: ListRow): { name: string; product?: string } {
  return row.product ? { name: row.name, product: row.product } : { name: row.name };
}

function inOrderOf(rows: readonly ListRow[], pairs: readonly Pair[]): Pair[] {
  const place = new Map(rows.map((row, index) => [row, index]));
  return pairs.toSorted((one, other) => place.get(one.row)! - place.get(other.row)!);
}

function partition<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

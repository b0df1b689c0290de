import type { FactColumn, ListRow } from './list-columns.js';
import { comparable, factsKey, nameKey } from './list-normal.js';
import { sharedWords, wordsOf } from './list-words.js';

/** Says by hand that one vendor goes on under another name. */
export interface Rename {
  from: string;
  to: string;
}

/** A row and the row that it has become. */
export interface Pair {
  before: ListRow;
  row: ListRow;
}

/** Which rows of two lists are one, and which stand alone; each in the order of its list. */
export interface Matching {
  pairs: Pair[];
  removed: ListRow[];
  added: ListRow[];
}

/** A rename given by hand, one of whose names is not there to be renamed. */
export class UnknownRename extends Error {
  constructor(
    readonly rename: Rename,
    readonly missing: string[],
  ) {
    super(`cannot rename "${rename.from}" to "${rename.to}": ${missing.join(' and ')}`);
    this.name = 'UnknownRename';
  }
}

/**
 * Finds the rows that go on. Each step takes only what the steps before it have left, one to one, in list order:
 *
 * 1. the same name and product, and alike in all facts, else in purpose, else at all: so a vendor repeated for one
 *    product is told apart by its purposes before a change of purpose is seen;
 * 2. the renames given by hand;
 * 3. the same name, and a product that only one list knows, worded anew;
 * 4. one product, and a name whose words contain all words of the other name.
 *
 * @param columns the facts that both lists can have; a column new in `after` must part no rows
 * @throws UnknownRename
 */
export function matchRows(
  before: readonly ListRow[],
  after: readonly ListRow[],
  columns: readonly FactColumn[],
  renames: readonly Rename[],
): Matching {
  const inBoth = columns.filter((column) => isGiven(before, column) && isGiven(after, column));
  const key = inBoth.filter((column) => column === 'product');
  const withPurpose = inBoth.filter((column) => column === 'product' || column === 'purpose');
  const open: Matching = { pairs: [], removed: [...before], added: [...after] };

  for (const alike of [columns, withPurpose, key]) pairEqual(open, (row) => factsKey(row, alike));
  for (const rename of renames) pairByHand(open, rename, key);
  pairClosest(open, (row) => nameKey(row.name), wordsOfNewProducts(before, after, key));
  pairClosest(
    open,
    (row) => productOf(row, key),
    (row) => wordsOf(row.name),
  );
  return open;
}

export function isGiven(rows: readonly ListRow[], column: FactColumn): boolean {
  return rows.some((row) => comparable(row, column) !== undefined);
}

/** Pairs the rows of the same key, in list order. */
function pairEqual(open: Matching, keyOf: (row: ListRow) => string): void {
  const waiting = Map.groupBy(open.added, keyOf);
  for (const before of open.removed.slice()) {
    const row = waiting.get(keyOf(before))?.shift();
    if (row) pair(open, before, row);
  }
}

/** Pairs the two names in every product in which both wait; failing that, across products. */
function pairByHand(open: Matching, rename: Rename, key: readonly FactColumn[]): void {
  const removed = open.removed.filter((row) => nameKey(row.name) === nameKey(rename.from));
  const added = open.added.filter((row) => nameKey(row.name) === nameKey(rename.to));
  const missing = [
    ...(removed.length === 0 ? [`"${rename.from}" is not among the removed rows`] : []),
    ...(added.length === 0 ? [`"${rename.to}" is not among the added rows`] : []),
  ];
  if (missing.length > 0) throw new UnknownRename(rename, missing);

  const here: Matching = { pairs: [], removed, added };
  pairEqual(here, (row) => productOf(row, key));
  if (here.pairs.length === 0) pairEqual(here, () => '');
  for (const { before, row } of here.pairs) pair(open, before, row);
}

/** Within a group, pairs the rows that share the most words, ties in list order; without words no row is paired. */
function pairClosest(
  open: Matching,
  groupOf: (row: ListRow) => string,
  wordsFor: (row: ListRow) => ReadonlySet<string>,
): void {
  const added = Map.groupBy(
    open.added.map((row) => ({ row, words: wordsFor(row) })),
    ({ row }) => groupOf(row),
  );
  const candidates = open.removed.flatMap((before) => {
    const words = wordsFor(before);
    const group = added.get(groupOf(before)) ?? [];
    return group.map((other) => ({ before, row: other.row, shared: sharedWords(words, other.words) }));
  });
  const closest = candidates
    .filter(({ shared }) => shared > 0)
    .sort((one, other) => other.shared - one.shared);
  for (const { before, row } of closest) {
    if (open.removed.includes(before) && open.added.includes(row)) pair(open, before, row);
  }
}

/** A product that both lists know is a scope of its own: between two of these a vendor goes and comes. */
function wordsOfNewProducts(
  before: readonly ListRow[],
  after: readonly ListRow[],
  key: readonly FactColumn[],
): (row: ListRow) => ReadonlySet<string> {
  const old = new Set(before.map((row) => productOf(row, key)));
  const present = new Set(after.map((row) => productOf(row, key)));
  return (row) => {
    const product = productOf(row, key);
    return old.has(product) && present.has(product) ? new Set() : wordsOf(product);
  };
}

/** The product that parts rows; none when one of the lists has no such column. */
function productOf(row: ListRow, key: readonly FactColumn[]): string {
  return key.length === 0 ? '' : (comparable(row, 'product') ?? '');
}

function pair(open: Matching, before: ListRow, row: ListRow): void {
  open.pairs.push({ before, row });
  open.removed.splice(open.removed.indexOf(before), 1);
  open.added.splice(open.added.indexOf(row), 1);
}

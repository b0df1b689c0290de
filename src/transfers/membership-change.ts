import { coverageOf } from '../law/coverage.js';
import type { RegimeCoverage } from '../law/coverage-types.js';
import { bridgeOn, insideEeaOn, type EeaMembership, type LawBook } from '../law/law-book.js';
import type { TransferToJudge } from '../law/mechanism-obstacles.js';
import type { Regime } from '../law/mechanisms.js';
import { addDays, type Day } from '../shared/days.js';

/** The law without a row and with it, and the day on which that makes a difference. */
export interface MembershipChange {
  before: LawBook;
  after: LawBook;
  /** Countries that the row, and the one that it supersedes, speak of. */
  places: readonly string[];
  on: Day;
}

/** How a transfer is covered without the row and with it, under one law of transfers. */
export interface CoverageChange {
  regime: Regime;
  before: RegimeCoverage;
  after: RegimeCoverage;
}

/**
 * A change takes effect on the first day, from today on, on which a place is inside, bridged or outside otherwise than
 * without it; one that speaks of the past alone, on its first day. Null: no day differs.
 */
export function membershipChange(
  books: Pick<MembershipChange, 'before' | 'after'>,
  rows: readonly EeaMembership[],
  today: Day,
): MembershipChange | null {
  const places = [...new Set(rows.map(({ country }) => country))];
  const turns = rows.flatMap(({ memberFrom, memberUntil }) => [
    memberFrom,
    ...(memberUntil === null ? [] : [addDays(memberUntil, 1)]),
  ]);
  const apart = [...new Set([today, ...turns])]
    .toSorted()
    .filter((day) =>
      places.some((place) => standingOf(books.before, place, day) !== standingOf(books.after, place, day)),
    );
  const on = apart.find((day) => day >= today) ?? apart[0];
  return on === undefined ? null : { ...books, places, on };
}

/** Under each law of transfers by which it is covered otherwise; none: the change does not touch it. */
export function coverageChanges(
  transfer: TransferToJudge,
  { before, after }: Pick<MembershipChange, 'before' | 'after'>,
  on: Day,
): CoverageChange[] {
  const then = coverageOf(transfer, after, on);
  return coverageOf(transfer, before, on).flatMap((was) => {
    const is = then.find(({ regime }) => regime === was.regime)!;
    return gist(was) === gist(is) ? [] : [{ regime: was.regime, before: was, after: is }];
  });
}

function standingOf(book: LawBook, place: string, day: Day): string {
  if (insideEeaOn(book, place, day)) return 'inside';
  return bridgeOn(book, place, day) ? 'bridged' : 'outside';
}

/** What counts as a difference: not how a reason is worded. */
function gist({ covered, inside, reliedOn }: RegimeCoverage): string {
  return JSON.stringify([covered, inside, reliedOn]);
}

import { Refusal } from '../shared/errors.js';
import type { AgreementStanding } from './agreement-standing.entity.js';

/**
 * Where a customer stands from a day on, it no longer stands elsewhere for the same products: a standing under another
 * agreement of the same kind ends the day before. One for other products runs on.
 * @param all ids of every product of the organisation: what "all" means
 * @returns standings that would end before they began: they were never stood on
 * @throws BAD_USER_INPUT where only some of the products move, or where the customer stands elsewhere later
 */
export function moveOn(
  moved: AgreementStanding,
  elsewhere: readonly AgreementStanding[],
  all: readonly string[],
): AgreementStanding[] {
  const { since, until } = moved;
  const own = productsOf(moved, all);
  const never: AgreementStanding[] = [];
  for (const other of elsewhere) {
    const theirs = productsOf(other, all);
    const shared = theirs.filter((product) => own.includes(product));
    if (all.length > 0 && shared.length === 0) continue;
    const { title } = other.agreement;
    if (other.since > since) {
      if (until === null || until >= other.since)
        throw Refusal.field('since', `the customer stands on "${title}" from ${other.since} on`);
      continue;
    }
    if (!other.runsOn(since)) continue;
    if (shared.length < theirs.length)
      throw Refusal.field(
        'products',
        `the customer stands on "${title}" for more products than these: end that standing, and move the others too`,
      );
    if (other.since === since) never.push(other);
    else other.giveWay(since);
  }
  return never;
}

/** None named by the customer: those of the version; none there: all. */
function productsOf({ productIds, version }: AgreementStanding, all: readonly string[]): readonly string[] {
  return [productIds, version.productIds, all].find((ids) => ids.length > 0) ?? [];
}

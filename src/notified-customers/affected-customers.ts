import { concerns, lastDayOf, runningOn, type BoundCustomer } from '../authorisations/list-world.js';
import { later, type Day } from '../shared/days.js';
import { earliestUnder, lastDayToObject, type Defaults } from '../agreements/contract-clock.js';

/** One change in a notice, as far as it decides who is told, and how long before. */
export interface NoticedChange {
  /** The version that brings it. */
  versionId: string;
  effectiveFrom: Day;
  /** Products it is about; none: all. */
  productIds: readonly string[];
  needsPeriod: boolean;
  /** Of new terms of an agreement: only who stands on it is concerned. */
  agreementId?: string;
}

/** A customer whom a notice must reach, with the clock of the version that it stands on. */
export interface AffectedCustomer {
  bound: BoundCustomer;
  versionIds: string[];
  /** Null: nothing that concerns it needs a period. */
  earliestEffect: Day | null;
  /** First day on which something that needs the period takes effect. */
  effectiveFrom: Day | null;
  objectionDeadline: Day | null;
  /** The effect comes sooner than the agreement allows. */
  tooShort: boolean;
}

/**
 * Whom changes announced on a day concern: everyone who has signed, and uses a product that one of them is about. Who goes on
 * from one agreement to another is told under the one on which it stands when the change takes effect, and its days count.
 */
export function affectedCustomers(
  customers: readonly BoundCustomer[],
  changes: readonly NoticedChange[],
  announced: Day,
  defaults: Defaults,
): AffectedCustomer[] {
  // thousands stand on one version
  const clocks = new Map<string, { earliest: Day; deadline: Day }>();
  const clockOf = ({ versionId, terms }: BoundCustomer) => {
    const known = clocks.get(versionId) ?? {
      earliest: earliestUnder(terms, announced, defaults),
      deadline: lastDayToObject(terms, announced, defaults),
    };
    clocks.set(versionId, known);
    return known;
  };
  const parties = Map.groupBy(
    customers.filter((one) => stillBound(one, announced)),
    ({ partyId }) => partyId,
  );
  const bound = [...parties.values()].flatMap((own) =>
    own.map((one) => [one, changes.filter((change) => concernedBy(change, one, own, announced))] as const),
  );
  return bound.flatMap(([bound, concerning]): AffectedCustomer[] => {
    if (concerning.length === 0) return [];
    const versionIds = concerning.map(({ versionId }) => versionId);
    // what is there when an agreement begins takes effect for the customer with it
    const days = concerning
      .filter(({ needsPeriod }) => needsPeriod)
      .map((change) => later(change.effectiveFrom, bound.since));
    const effectiveFrom = days.sort()[0] ?? null;
    if (effectiveFrom === null)
      return [
        { bound, versionIds, earliestEffect: null, effectiveFrom, objectionDeadline: null, tooShort: false },
      ];
    const { earliest, deadline } = clockOf(bound);
    return [
      {
        bound,
        versionIds,
        earliestEffect: earliest,
        effectiveFrom,
        objectionDeadline: deadline,
        // whose agreement has ended by then, for whom nothing takes effect
        tooShort: effectiveFrom < earliest && stillBound(bound, effectiveFrom),
      },
    ];
  });
}

function stillBound(customer: BoundCustomer, day: Day): boolean {
  const last = lastDayOf(customer);
  return last === null || day <= last;
}

/** Whether a customer is told of a change where it stands, of all the places where the same party stands or will. */
function concernedBy(
  { productIds, agreementId, effectiveFrom }: NoticedChange,
  one: BoundCustomer,
  own: readonly BoundCustomer[],
  announced: Day,
): boolean {
  if (!concerns(one, productIds)) return false;
  if (agreementId !== undefined) return agreementId === one.agreementId;
  const day = later(effectiveFrom, announced);
  if (runningOn(one, day)) return true;
  return !own.some((other) => concerns(other, productIds) && runningOn(other, day));
}

import { affectedOn, type BoundCustomer } from '../authorisations/list-world.js';
import type { Day } from '../shared/days.js';
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

/** Whom changes announced on a day concern: everyone bound that day who uses a product that one of them is about. */
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
  return customers.flatMap((bound): AffectedCustomer[] => {
    const concerning = changes.filter(
      ({ productIds, agreementId }) =>
        affectedOn(bound, productIds, announced) &&
        (agreementId === undefined || agreementId === bound.agreementId),
    );
    if (concerning.length === 0) return [];
    const versionIds = concerning.map(({ versionId }) => versionId);
    const days = concerning
      .filter(({ needsPeriod }) => needsPeriod)
      .map(({ effectiveFrom }) => effectiveFrom);
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
        tooShort: effectiveFrom < earliest,
      },
    ];
  });
}

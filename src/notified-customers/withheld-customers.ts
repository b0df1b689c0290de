import { withheldFrom } from '../authorisations/approval.js';
import { affectedOn, runningOn, type ListWorld } from '../authorisations/list-world.js';

/** A notified customer, and the versions of the notice that concern it. */
export interface ConcernedCustomer {
  id: string;
  customerId: string;
  versionIds: readonly string[];
}

/**
 * Those for whom not all of it is used on the day of the world, as the list of each says. Who is no customer any more, or
 * uses none of the products any more, is not among them: nothing is withheld there by its word or its silence.
 */
export function withheldCustomers(notified: readonly ConcernedCustomer[], world: ListWorld): string[] {
  const named = new Set(notified.flatMap(({ versionIds }) => versionIds));
  const isNamed = (id: string) => named.has(id);
  // of thousands of customers, and of the few engagements that the notice is about
  const steps = new Map(
    [...world.steps].filter(([, own]) => own.some(({ versionIds }) => versionIds.some(isNamed))),
  );
  if (steps.size === 0) return [];
  const stepOf = new Map(
    [...steps.values()].flat().flatMap((step) => step.versionIds.map((id) => [id, step])),
  );
  const told = new Set(notified.map(({ customerId }) => customerId));
  const running = world.customers.filter((one) => told.has(one.partyId) && runningOn(one, world.on));
  const standings = Map.groupBy(running, ({ partyId }) => partyId);
  const withheld = new Map<string, ReadonlySet<string>>();
  for (const [partyId, standing] of standings) {
    const concerns = (id: string) => {
      const { productIds } = stepOf.get(id)!;
      return standing.some((customer) => affectedOn(customer, productIds, world.on));
    };
    withheld.set(partyId, new Set(withheldFrom(standing, { ...world, steps }).filter(concerns)));
  }
  return notified
    .filter(({ customerId, versionIds }) => versionIds.some((id) => withheld.get(customerId)?.has(id)))
    .map(({ id }) => id);
}

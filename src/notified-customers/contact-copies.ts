import type { AffectedCustomer } from './affected-customers.js';

/** One contact's copy of a notice. */
export interface ContactCopy {
  key: string;
  address: string;
  language: string;
  /** The notified customer. */
  recipient: string;
}

/**
 * The copies that go out at once, in rounds: in each round an address stands once, for a message goes to an address once.
 * Contacts that are only alternates wait until another could not be reached, unless there is no other.
 */
export function contactCopies(
  customers: readonly { id: string; customer: AffectedCustomer }[],
  prevailing: string,
  keyOf: (address: string) => string,
): ContactCopy[][] {
  const rounds: Map<string, ContactCopy>[] = [];
  for (const { id, customer } of customers) {
    const own = new Set<string>();
    for (const { email, language } of first(customer.bound.contacts)) {
      const address = email.trim();
      const key = keyOf(address);
      if (own.has(key)) continue;
      own.add(key);
      let round = rounds.find((one) => !one.has(key));
      if (!round) rounds.push((round = new Map()));
      round.set(key, { key, address, language: language ?? prevailing, recipient: id });
    }
  }
  return rounds.map((round) => [...round.values()]);
}

function first(contacts: AffectedCustomer['bound']['contacts']) {
  const ordinary = contacts.filter(({ alternate }) => !alternate);
  return ordinary.length > 0 ? ordinary : contacts.slice(0, 1);
}

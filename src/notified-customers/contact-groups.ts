import { AuthorisationKind, ObjectionEffect } from '../law/roles.js';
import type { Day } from '../shared/days.js';
import type { AffectedCustomer } from './affected-customers.js';

/** What a notice says to some customers only: until when they may object, and what their silence and objection mean. */
export interface ContactClock {
  authorisation: AuthorisationKind;
  objectionEffect: ObjectionEffect;
  objectionDeadline: Day | null;
  /** Versions of agreements that only these customers hear of. */
  confidential: string[];
}

/** Customers who are told in the same words. */
export interface ContactGroup {
  clock: ContactClock;
  customers: AffectedCustomer[];
}

/** One group for each clock, however many agreements have it: so many mails are put into words. */
export function contactGroups(
  affected: readonly AffectedCustomer[],
  confidential: ReadonlySet<string>,
): ContactGroup[] {
  const groups = new Map<string, ContactGroup>();
  for (const customer of affected) {
    const clock = {
      ...agreedOf(customer),
      objectionDeadline: customer.objectionDeadline,
      confidential: customer.versionIds.filter((id) => confidential.has(id)),
    };
    const key = JSON.stringify(clock);
    const group = groups.get(key) ?? { clock, customers: [] };
    group.customers.push(customer);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Where an agreement is silent, the law's own rule counts: no engaging without authorisation, none after an objection. */
export function agreedOf({
  bound: { terms },
}: AffectedCustomer): Pick<ContactClock, 'authorisation' | 'objectionEffect'> {
  return {
    authorisation: terms.authorisation ?? AuthorisationKind.GENERAL,
    objectionEffect: terms.objectionEffect ?? ObjectionEffect.MAY_NOT_ENGAGE,
  };
}

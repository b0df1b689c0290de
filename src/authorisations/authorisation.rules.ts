import { AuthorisationKind, DayCount, ObjectionEffect } from '../law/roles.js';
import { Origin } from '../shared/announceable.js';
import { earliestEffectiveDay } from '../shared/days.js';
import { Severity, type Found, type Rule } from '../shared/rules.js';
import { SubProcessorStatus, type ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { AuthorisationState } from './authorisation.entity.js';
import { inUse } from './list.rules.js';
import { affectedOn, saidKey, type BoundCustomer, type ListWorld } from './list-world.js';

type ListRule = Rule<ListedSubProcessor, ListWorld>;

/**
 * Judges how the engagement began. Later amendments are judged when they are announced; corrections and baselines need no
 * period.
 */
const announcedInTime: ListRule = {
  id: 'S04',
  article: 'Art. 28(2) and the agreements',
  severity: Severity.ERROR,
  title: 'A sub-processor starts no sooner than the notice days of every affected agreement allow',
  find: (row, world) => {
    const { announcedOn, effectiveFrom, listedSince, origin } = row;
    const start = announcedOn !== null && effectiveFrom === listedSince && origin === Origin.AMENDMENT;
    if (!start || row.status === SubProcessorStatus.REMOVED) return [];
    const late = world.customers.filter(
      (customer) =>
        affectedOn(customer, row.productIds, announcedOn) &&
        earliestEffectiveDay(announcedOn, customer.terms.noticeDays ?? 0) > effectiveFrom,
    );
    const [emergency, others] = split(late, ({ terms }) => Boolean(terms.emergencyClause?.trim()));
    const words = (customers: readonly BoundCustomer[]) => {
      const days = Math.max(...customers.map(({ terms }) => terms.noticeDays ?? 0));
      const business = customers.some(({ terms }) => terms.dayCount === DayCount.BUSINESS);
      return `${row.legalName} was announced on ${announcedOn} and starts on ${effectiveFrom}, but agreements ask for up to ${days} days of notice: ${names(customers, world)}.${
        business ? ' Business days are counted as calendar days here, so the period is longer still.' : ''
      }`;
    };
    return [
      ...found(others, () => ({
        path: 'effectiveFrom',
        message: `${words(others)} Choose a later day, or agree on an earlier one with them.`,
      })),
      ...found(emergency, () => ({
        path: 'effectiveFrom',
        about: 'emergency clause',
        severity: Severity.WARNING,
        message: `${words(emergency)} Their emergency clause allows that only in an emergency: keep the reason.`,
      })),
    ];
  },
};

/** Silence is refusal. A customer that signed when the engagement was already on the list took it with the list. */
const specificallyAuthorised: ListRule = {
  id: 'S05',
  article: 'Art. 28(2); EDPB Guidelines 07/2020',
  severity: Severity.ERROR,
  title: 'Under a specific authorisation nothing is used that a customer has not approved',
  find: (row, world) => {
    if (!inUse(row)) return [];
    const missing = world.customers.filter((customer) => {
      if (customer.terms.authorisation !== AuthorisationKind.SPECIFIC) return false;
      if (!affectedOn(customer, row.productIds, world.on)) return false;
      const said = world.said.get(saidKey(customer, customer.partyId, row.id));
      return said ? said.state !== AuthorisationState.AUTHORISED : !tookWithTheList(customer, row);
    });
    return found(missing, () => ({
      path: 'authorisations',
      message: `${row.legalName} is in use, but these customers authorise sub-processors one by one and have not approved it: ${names(missing, world)}. Record their approval, or do not use it for them.`,
    }));
  },
};

const objectionsHeeded: ListRule = {
  id: 'S06',
  article: 'Art. 28(2)',
  severity: Severity.ERROR,
  title: 'Nothing is used for a customer whose objection is open',
  find: (row, world) => {
    if (!inUse(row)) return [];
    const objecting = world.customers.filter((customer) => {
      if (customer.terms.authorisation === AuthorisationKind.SPECIFIC) return false;
      if (!affectedOn(customer, row.productIds, world.on)) return false;
      const said = world.said.get(saidKey(customer, customer.partyId, row.id));
      return said !== undefined && said.state !== AuthorisationState.AUTHORISED;
    });
    const [leaving, blocked] = split(
      objecting,
      ({ terms }) => terms.objectionEffect === ObjectionEffect.MAY_TERMINATE,
    );
    return [
      ...found(blocked, () => ({
        path: 'authorisations',
        message: `${row.legalName} is in use although these customers objected: ${names(blocked, world)}. Do not use it for them until they withdraw the objection.`,
      })),
      ...found(leaving, () => ({
        path: 'authorisations',
        about: 'may terminate',
        severity: Severity.WARNING,
        message: `${row.legalName} is in use although these customers objected, who may end their contracts for it: ${names(leaving, world)}. Settle it with them.`,
      })),
    ];
  },
};

/** Rules over one sub-processor of the list that read what customers agreed to and said. */
export const authorisationRules: readonly ListRule[] = [
  announcedInTime,
  specificallyAuthorised,
  objectionsHeeded,
];

function tookWithTheList({ since }: BoundCustomer, row: ListedSubProcessor): boolean {
  if (row.status === SubProcessorStatus.UNANNOUNCED) return false;
  return row.listedSince <= since || (row.announcedOn !== null && row.announcedOn <= since);
}

/** The first few by name, each with its agreement; then how many more. */
function names(customers: readonly BoundCustomer[], { parties }: ListWorld): string {
  const named = customers
    .slice(0, 5)
    .map(({ partyId, agreement }) => `${parties.get(partyId)?.legalName ?? partyId} ("${agreement}")`);
  const more = customers.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function found(customers: readonly BoundCustomer[], one: () => Found): Found[] {
  return customers.length > 0 ? [one()] : [];
}

function split<T>(all: readonly T[], which: (one: T) => boolean): [those: T[], others: T[]] {
  return [all.filter(which), all.filter((one) => !which(one))];
}

import type { VersionTerms } from '../agreements/agreement-row.js';
import { AuthorisationKind, DayCount, ObjectionEffect } from '../law/roles.js';
import { earliestEffectiveBusinessDay } from '../platform/holidays.js';
import { Origin } from '../shared/announceable.js';
import { earliestEffectiveDay, type Day } from '../shared/days.js';
import { Severity, type Found, type Rule } from '../shared/rules.js';
import { SubProcessorStatus, type ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { AuthorisationState } from './authorisation.entity.js';
import { inUse } from './list.rules.js';
import { toldOn, tookWithTheList } from './signed-list.js';
import { affectedOn, saidKey, toldKey, type BoundCustomer, type ListWorld } from './list-world.js';

type ListRule = Rule<ListedSubProcessor, ListWorld>;

/**
 * Judges how the engagement began, as far as no notice is on record that told the customer: what a notice announces, later
 * amendments too, is judged there. Corrections and baselines need no period.
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
        !world.toldShort.has(toldKey(customer.standing, announcedOn)) &&
        earliestUnder(customer.terms, announcedOn) > effectiveFrom,
    );
    const [emergency, others] = split(late, ({ terms }) => Boolean(terms.emergencyClause?.trim()));
    const words = (customers: readonly BoundCustomer[]) => {
      const days = Math.max(...customers.map(({ terms }) => terms.noticeDays ?? 0));
      const uncounted = customers.some(
        ({ terms: { dayCount, holidayCalendar } }) => dayCount === DayCount.BUSINESS && !holidayCalendar,
      );
      return `${row.legalName} was announced on ${announcedOn} and starts on ${effectiveFrom}, but agreements ask for up to ${days} days of notice: ${names(customers, world)}.${
        uncounted
          ? ' Where business days were agreed on without a holiday calendar they are counted as calendar days, so the period is longer still.'
          : ''
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

/** Silence is refusal, but a signature under the list is none: see `tookWithTheList`. */
const specificallyAuthorised: ListRule = {
  id: 'S05',
  article: 'Art. 28(2); EDPB Guidelines 07/2020',
  severity: Severity.ERROR,
  title:
    'Under a specific authorisation nothing is used that a customer has not approved, by word or by signing when the list already named or announced it',
  find: (row, world) => {
    if (!inUse(row)) return [];
    const bound = world.customers.filter(
      (customer) =>
        customer.terms.authorisation === AuthorisationKind.SPECIFIC &&
        affectedOn(customer, row.productIds, world.on),
    );
    const saidBy = (customer: BoundCustomer) => world.said.get(saidKey(customer, customer.partyId, row.id));
    const [denying, others] = split(bound, (customer) => {
      const said = saidBy(customer);
      return said !== undefined && said.state !== AuthorisationState.AUTHORISED;
    });
    const silent = others.filter((customer) => !saidBy(customer) && !tookWithTheList(customer.since, row));
    const told = toldOn(row);
    return [
      ...found(denying, () => ({
        path: 'authorisations',
        message: `${row.legalName} is in use, but these customers authorise sub-processors one by one and refused it: ${names(denying, world)}. Do not use it for them until they approve it.`,
      })),
      ...found(silent, () => ({
        path: 'authorisations',
        message: `${row.legalName} is in use, but these customers authorise sub-processors one by one and have not approved it: ${names(silent, world)}. ${
          told === null
            ? 'It was never announced'
            : `They signed before ${told}, when the list came to name it`
        }, so their silence is refusal: record their approval, or do not use it for them.`,
      })),
    ];
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

/** Business days are those of the calendar that the agreement names. */
function earliestUnder({ noticeDays, dayCount, holidayCalendar }: VersionTerms, announced: Day): Day {
  return dayCount === DayCount.BUSINESS && holidayCalendar
    ? earliestEffectiveBusinessDay(announced, noticeDays ?? 0, holidayCalendar)
    : earliestEffectiveDay(announced, noticeDays ?? 0);
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

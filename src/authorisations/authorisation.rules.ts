import { earliestUnder } from '../agreements/contract-clock.js';
import { AuthorisationKind, ObjectionEffect } from '../law/roles.js';
import { Origin } from '../shared/announceable.js';
import { Severity, type Found, type Rule } from '../shared/rules.js';
import { SubProcessorStatus, type ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { AuthorisationState } from './authorisation.entity.js';
import { inUse } from './list.rules.js';
import { approvalOf, type Approval } from './approval.js';
import { affectedOn, runningOn, toldKey, type BoundCustomer, type ListWorld } from './list-world.js';

type ListRule = Rule<ListedSubProcessor, ListWorld>;

interface Bound {
  customer: BoundCustomer;
}

/** An agreement that says nothing asks for nothing: what the organisation promises to everyone is no duty under it. */
const NO_PROMISE = { noticeDays: 0, objectionDays: 0 };

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
        runningOn(customer, effectiveFrom) &&
        !world.toldShort.has(toldKey(customer.standing, announcedOn)) &&
        earliestUnder(customer.terms, announcedOn, NO_PROMISE) > effectiveFrom,
    );
    const [emergency, others] = split(
      late.map((customer) => ({ customer })),
      ({ customer: { terms } }) => Boolean(terms.emergencyClause?.trim()),
    );
    const words = (customers: readonly Bound[]) => {
      const days = Math.max(...customers.map(({ customer: { terms } }) => terms.noticeDays ?? 0));
      return `${row.legalName} was announced on ${announcedOn} and starts on ${effectiveFrom}, but agreements ask for up to ${days} days of notice: ${names(customers, world)}.`;
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

/** Silence is refusal, but a signature under the list is none: see `approvalOf`. */
const specificallyAuthorised: ListRule = {
  id: 'S05',
  article: 'Art. 28(2); EDPB Guidelines 07/2020',
  severity: Severity.ERROR,
  title:
    'Under a specific authorisation nothing is used or amended that a customer has not approved, by word or by signing when the list already named or announced it',
  find: (row, world) => {
    const approvals = approvalsOf(row, world).filter(
      ({ customer }) => customer.terms.authorisation === AuthorisationKind.SPECIFIC,
    );
    const [spoken, others] = split(approvals, ({ said }) => said !== undefined);
    const denying = spoken.filter(({ said }) => said!.state !== AuthorisationState.AUTHORISED);
    const silent = others.filter(({ taken }) => !taken);
    const [amended, begun] = split(silent, ({ step }) => !step.begins);
    return [
      ...found(denying, () => ({
        path: 'authorisations',
        message: `${row.legalName} is in use, but these customers authorise sub-processors one by one and refused it: ${names(denying, world)}. Do not use it for them until they approve it.`,
      })),
      ...found(begun, ({ step: { toldOn } }) => ({
        path: 'authorisations',
        message: `${row.legalName} is in use, but these customers authorise sub-processors one by one and have not approved it: ${names(begun, world)}. ${
          toldOn === null
            ? 'It was never announced'
            : `They signed before ${toldOn}, when the list came to name it`
        }, so their silence is refusal: record their approval, or do not use it for them.`,
      })),
      ...[...Map.groupBy(amended, ({ step }) => step.effectiveFrom)].map(([day, those]): Found => ({
        path: 'authorisations',
        about: `amended ${day}`,
        message: `${row.legalName} is used as amended on ${day}, but these customers authorise sub-processors one by one and have not approved that: ${names(those, world)}. Their silence is refusal: record their approval, or go on for them as before.`,
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
    const objecting = approvalsOf(row, world).filter(
      ({ customer: { terms }, said }) =>
        terms.authorisation !== AuthorisationKind.SPECIFIC &&
        said !== undefined &&
        said.state !== AuthorisationState.AUTHORISED,
    );
    const [leaving, blocked] = split(
      objecting,
      ({ customer: { terms }, said }) =>
        said!.state === AuthorisationState.OBJECTED &&
        terms.objectionEffect === ObjectionEffect.MAY_TERMINATE,
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

/** Where every customer whose data it handles stands to an engagement in use. */
function approvalsOf(row: ListedSubProcessor, world: ListWorld): (Approval & Bound)[] {
  const all = world.steps.get(row.id) ?? [];
  const steps = all.slice(0, all.findIndex(({ versionIds }) => versionIds.includes(row.versionId)) + 1);
  if (!inUse(row) || steps.length === 0) return [];
  return world.customers
    .filter((customer) => affectedOn(customer, row.productIds, world.on))
    .map((customer) => ({ customer, ...approvalOf(customer, steps, world.said) }));
}

/** The first few by name, each with its agreement; then how many more. */
function names(customers: readonly Bound[], { parties }: ListWorld): string {
  const named = customers
    .slice(0, 5)
    .map(
      ({ customer: { partyId, agreement } }) =>
        `${parties.get(partyId)?.legalName ?? partyId} ("${agreement}")`,
    );
  const more = customers.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function found<T>(customers: readonly T[], one: (first: T) => Found): Found[] {
  return customers.slice(0, 1).map(one);
}

function split<T>(all: readonly T[], which: (one: T) => boolean): [those: T[], others: T[]] {
  return [all.filter(which), all.filter((one) => !which(one))];
}

import { AuthorisationKind, ObjectionEffect } from '../law/roles.js';
import type { EngagementStep } from '../sub-processors/engagement-steps.js';
import { AuthorisationState } from './authorisation.entity.js';
import {
  affectedOn,
  concerns,
  lastDayOf,
  saidKey,
  type BoundCustomer,
  type ListWorld,
  type Said,
} from './list-world.js';

/** Where a customer stands to an engagement as it is from one of its steps on. */
export interface Approval {
  /** The step on which the customer had a say last. */
  step: EngagementStep;
  /** What it said; undefined: nothing. */
  said?: Said;
  /** It approved by signing: the list that it signed under named or announced this step. */
  taken: boolean;
  /** It was asked where it stood before, has not approved it there, and has said nothing since. */
  open: boolean;
}

/**
 * What a customer says to the last of some steps. A step on which customers have no say (a wording, a contact) stands as the
 * one before it does. Under a general authorisation silence on an amendment takes back no earlier objection; under a specific
 * one it is refusal, whatever was approved before.
 *
 * The list, with the changes announced by then, is part of what a customer signs: it authorises whatever the list names or
 * announces on the day from which the customer stands on the agreement, and nothing that is announced later. Who moves from
 * one agreement to another signs no new list: what it said it still says, and what it had not approved it has not.
 */
export function approvalOf(
  customer: BoundCustomer,
  steps: readonly EngagementStep[],
  said: ListWorld['said'],
): Approval {
  const specific = customer.terms.authorisation === AuthorisationKind.SPECIFIC;
  for (let place = steps.length - 1; ; place--) {
    const step = steps[place]!;
    const word = lastWord(customer, step, said);
    const before = word ? undefined : saidBefore(customer, steps.slice(0, place + 1), said);
    const open = before === false;
    const taken = !word && !open && (before === true || takenWithList(customer, step));
    const asked = specific && (taken || step.needsPeriod);
    if (word || asked || open || step.begins || place === 0) return { step, said: word, taken, open };
  }
}

/** Whether something may be used for a customer who says so. */
export function mayUse({ terms }: BoundCustomer, { said, taken, open }: Approval): boolean {
  if (open) return false;
  if (terms.authorisation === AuthorisationKind.SPECIFIC)
    return said ? said.state === AuthorisationState.AUTHORISED : taken;
  if (!said || said.state === AuthorisationState.AUTHORISED) return true;
  // an objection that was upheld counts whatever the agreement says
  if (said.state === AuthorisationState.REFUSED) return false;
  return terms.objectionEffect === ObjectionEffect.MAY_TERMINATE;
}

/**
 * Versions that may not be used for a customer on the day of the world: the one before counts for it instead. All versions
 * of an engagement that handles none of its data are among them. One that stands under several agreements needs all of them.
 */
export function withheldFrom(customers: readonly BoundCustomer[], world: ListWorld): string[] {
  return [...world.steps.values()].flatMap((steps) => {
    const verdicts = steps.map((_, place) => verdictOn(customers, steps.slice(0, place + 1), world));
    const begun = (step: EngagementStep) => step.effectiveFrom <= world.on && !step.removed;
    // where none of its data is handled any more, no earlier version comes back; what nobody was told of took no one's place
    const last = steps.findLastIndex(
      (step, place) =>
        begun(step) && (verdicts[place] === true || (verdicts[place] === null && step.toldOn !== null)),
    );
    const used = verdicts[last] === true ? last : -1;
    const withheld = steps.filter((step, place) => {
      if (step.removed) return false;
      return begun(step) ? place > used : verdicts[place] !== true;
    });
    return withheld.flatMap(({ versionIds }) => versionIds);
  });
}

/** Whether the last of some steps may be used for these customers; null: it handles no data of theirs. */
function verdictOn(
  customers: readonly BoundCustomer[],
  steps: readonly EngagementStep[],
  { on, said }: ListWorld,
): boolean | null {
  const { productIds, toldOn } = steps.at(-1)!;
  const concerned = customers.filter((customer) => affectedOn(customer, productIds, on));
  if (concerned.length === 0) return null;
  return concerned.every((customer) => {
    const approval = approvalOf(customer, steps, said);
    const told = toldOn !== null || approval.said?.state === AuthorisationState.AUTHORISED;
    return told && mayUse(customer, approval);
  });
}

/** Whether the last of some steps stood on the list that a customer signed, and nobody asked it since. */
function takenWithList(customer: BoundCustomer, step: EngagementStep): boolean {
  const { since, signedOn } = customer;
  const { toldOn, needsPeriod } = step;
  if (toldOn === null || toldOn > since) return false;
  if (!needsPeriod || toldOn === since) return true;
  return !toldBy(customer, step) && (signedOn === null || signedOn >= toldOn);
}

/** Whether it was on record when a notice told of a step: who has signed is told, although its agreement begins only later. */
function toldBy({ recordedAt }: BoundCustomer, { toldAt }: EngagementStep): boolean {
  return recordedAt !== null && toldAt !== null && recordedAt <= toldAt;
}

/** What it approved or not where it stood when it was asked; undefined: it was not asked before. */
function saidBefore(
  customer: BoundCustomer,
  steps: readonly EngagementStep[],
  said: ListWorld['said'],
): boolean | undefined {
  const step = steps.at(-1)!;
  const { toldOn, productIds, effectiveFrom } = step;
  // what takes effect only here was told here, where this was on record
  const here = effectiveFrom >= customer.since && toldBy(customer, step);
  if (toldOn === null || here) return undefined;
  const asked = customer.before.filter((one) => concerns(one, productIds) && toldOn <= lastDayOf(one)!);
  if (asked.length === 0) return undefined;
  return asked.every((one) => mayUse(one, approvalBefore(one, steps, said)));
}

/** By what was said, customer and last step: who comes after it asks at every step, and so does who comes after that. */
const known = new WeakMap<ListWorld['said'], WeakMap<BoundCustomer, Map<EngagementStep, Approval>>>();

function approvalBefore(
  customer: BoundCustomer,
  steps: readonly EngagementStep[],
  said: ListWorld['said'],
): Approval {
  const customers = known.get(said) ?? new WeakMap<BoundCustomer, Map<EngagementStep, Approval>>();
  const own = customers.get(customer) ?? new Map<EngagementStep, Approval>();
  known.set(said, customers.set(customer, own));
  const last = steps.at(-1)!;
  const approval = own.get(last) ?? approvalOf(customer, steps, said);
  own.set(last, approval);
  return approval;
}

function lastWord(customer: BoundCustomer, step: EngagementStep, said: ListWorld['said']): Said | undefined {
  const own = wordHere(customer, step, said);
  if (own) return own;
  const earlier = customer.before.flatMap((one) => lastWord(one, step, said) ?? []);
  return earlier.sort((one, other) => (one.decidedOn < other.decidedOn ? -1 : 1)).at(-1);
}

/** What it said under the agreement on which it stands. */
function wordHere(customer: BoundCustomer, step: EngagementStep, said: ListWorld['said']): Said | undefined {
  return step.versionIds
    .flatMap((id) => said.get(saidKey(customer, customer.partyId, id)) ?? [])
    .sort((one, other) => (one.decidedOn < other.decidedOn ? -1 : 1))
    .at(-1);
}

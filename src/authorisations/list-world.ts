import type { NoticeContact } from '../agreements/agreement-facts.js';
import { runsOn, type AgreementRow, type VersionTerms } from '../agreements/agreement-row.js';
import { AgreementSide } from '../law/roles.js';
import type { PartyRow } from '../parties/party-row.js';
import { addDays, type Day } from '../shared/days.js';
import type { EngagementStep } from '../sub-processors/engagement-steps.js';
import type { AuthorisationRow } from './authorisation-on-record.js';

/** A customer under an agreement, with the terms that count for it: those of the version it stands on. */
export interface BoundCustomer {
  /** Row of the standing; of an agreement made with one party that has none, the agreement's. */
  standing: string;
  agreementId: string;
  /** Title of the agreement, and the reference by which people name it. */
  agreement: string;
  reference: string;
  /** The version that it stands on. */
  versionId: string;
  partyId: string;
  since: Day;
  until: Day | null;
  /** When it came to be on record: what a notice announces from then on, it is told. Null: it is not on record yet. */
  recordedAt: Date | null;
  /** The day on which it signed, where that is stated. */
  signedOn: Day | null;
  /** Where it stood until it came to stand here, for the same products: what it said there it still says. */
  before: readonly BoundCustomer[];
  /** Products it uses; none: all. */
  productIds: readonly string[];
  terms: VersionTerms;
  /** Whom it wants to be told: its own contacts, otherwise those of the agreement. */
  contacts: readonly NoticeContact[];
}

/** What was said of one version. */
export type Said = Pick<AuthorisationRow, 'agreementId' | 'customerId' | 'versionId' | 'state' | 'decidedOn'>;

/** What the sub-processor list is judged against on a day. */
export interface ListWorld {
  on: Day;
  parties: ReadonlyMap<string, PartyRow>;
  /** Agreements with vendors, by party. */
  vendors: ReadonlyMap<string, readonly AgreementRow[]>;
  /** Every customer under every agreement, past and coming ones too. */
  customers: readonly BoundCustomer[];
  /** What was said last of each version, by `saidKey`. */
  said: ReadonlyMap<string, Said>;
  /** The steps of each engagement, in their order. */
  steps: ReadonlyMap<string, readonly EngagementStep[]>;
  /** Whom a notice itself is on record as too short for, by `toldKey`: the finding stands there. */
  toldShort: ReadonlySet<string>;
}

export function listWorld(
  on: Day,
  parties: ReadonlyMap<string, PartyRow>,
  agreements: readonly AgreementRow[],
  said: readonly Said[],
  steps: ListWorld['steps'],
  toldShort: ReadonlySet<string> = new Set(),
): ListWorld {
  const vendors = agreements.filter(({ side, partyId }) => side === AgreementSide.VENDOR && partyId !== null);
  return {
    on,
    parties,
    vendors: Map.groupBy(vendors, ({ partyId }) => partyId!),
    customers: boundCustomers(agreements),
    said: new Map(said.map((row) => [saidKey(row, row.customerId, row.versionId), row])),
    steps,
    toldShort,
  };
}

export function saidKey(
  { agreementId }: { agreementId: string },
  customerId: string,
  versionId: string,
): string {
  return `${agreementId} ${customerId} ${versionId}`;
}

/** Whether a customer is bound on a day. */
export function runningOn(customer: BoundCustomer, day: Day): boolean {
  const last = lastDayOf(customer);
  return customer.since <= day && (last === null || day <= last);
}

/** Last day on which it is bound; null: none is known. */
export function lastDayOf({ until, terms }: BoundCustomer): Day | null {
  return earlier(until, terms.expiresOn ?? null);
}

/** A customer, by what it stands on, told on a day. */
export function toldKey(standing: string, announced: Day): string {
  return `${standing} ${announced}`;
}

/** Whether a customer is bound on a day, and the sub-processor handles data of a product that it uses. */
export function affectedOn(customer: BoundCustomer, productIds: readonly string[], day: Day): boolean {
  return concerns(customer, productIds) && runningOn(customer, day);
}

/** Whether it uses one of some products; none on either side: all. */
export function concerns(
  customer: Pick<BoundCustomer, 'productIds'>,
  productIds: readonly string[],
): boolean {
  return (
    productIds.length === 0 ||
    customer.productIds.length === 0 ||
    customer.productIds.some((id) => productIds.includes(id))
  );
}

/** Every customer under every agreement with one, each with where it stood before. */
export function boundCustomers(agreements: readonly AgreementRow[]): BoundCustomer[] {
  const all = agreements.filter(({ side }) => side === AgreementSide.CUSTOMER).flatMap(boundBy);
  const linked = new Map<BoundCustomer, BoundCustomer>();
  for (const own of Map.groupBy(all, ({ partyId }) => partyId).values())
    // whoever came before is linked before
    for (const one of own.toSorted((a, b) => (a.since < b.since ? -1 : 1))) {
      const before = own.filter((other) => goesOnAs(other, one)).map((other) => linked.get(other)!);
      linked.set(one, { ...one, before });
    }
  return all.map((one) => linked.get(one)!);
}

/** Whether a customer that stood on one goes on, without a day between, as another. */
function goesOnAs(one: BoundCustomer, other: BoundCustomer): boolean {
  const last = lastDayOf(one);
  if (one.since >= other.since || last === null || addDays(last, 1) < other.since) return false;
  return concerns(one, other.productIds);
}

/** An agreement made with one party binds it without a standing of its own, by the terms that hold. */
export function boundBy(agreement: AgreementRow): BoundCustomer[] {
  const { id: agreementId, title, reference, standings, partyId, endedOn } = agreement;
  const named = { agreementId, agreement: title, reference };
  const stands = standings.map(
    ({ id, versionId, partyId, since, until, productIds, terms, noticeContacts, recordedAt = null }) => ({
      ...named,
      standing: id,
      versionId,
      partyId,
      since,
      until: earlier(until, endedOn),
      recordedAt,
      signedOn: null,
      before: [],
      productIds: productIds.length > 0 ? productIds : terms.productIds,
      terms,
      contacts: noticeContacts.length > 0 ? noticeContacts : (terms.noticeContacts ?? []),
    }),
  );
  if (partyId === null || stands.length > 0 || !runsOn(agreement, agreement.effectiveFrom)) return stands;
  const { effectiveFrom: since, productIds, versionId, noticeContacts, signedOn = null } = agreement;
  return [
    {
      ...named,
      standing: agreementId,
      versionId,
      partyId,
      since,
      until: endedOn,
      recordedAt: agreement.recordedAt ?? null,
      signedOn,
      before: [],
      productIds,
      terms: agreement,
      contacts: noticeContacts ?? [],
    },
  ];
}

function earlier(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

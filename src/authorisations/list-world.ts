import type { NoticeContact } from '../agreements/agreement-facts.js';
import { runsOn, type AgreementRow, type VersionTerms } from '../agreements/agreement-row.js';
import { AgreementSide } from '../law/roles.js';
import type { PartyRow } from '../parties/party-row.js';
import type { Day } from '../shared/days.js';
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
    customers: agreements.filter(({ side }) => side === AgreementSide.CUSTOMER).flatMap(boundBy),
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
export function runningOn({ since, until, terms }: BoundCustomer, day: Day): boolean {
  return since <= day && (until === null || day <= until) && (!terms.expiresOn || day <= terms.expiresOn);
}

/** A customer, by what it stands on, told on a day. */
export function toldKey(standing: string, announced: Day): string {
  return `${standing} ${announced}`;
}

/** Whether a customer is bound on a day, and the sub-processor handles data of a product that it uses. */
export function affectedOn(customer: BoundCustomer, productIds: readonly string[], day: Day): boolean {
  const shared =
    productIds.length === 0 ||
    customer.productIds.length === 0 ||
    customer.productIds.some((id) => productIds.includes(id));
  return shared && runningOn(customer, day);
}

/** An agreement made with one party binds it without a standing of its own, by the terms that hold. */
export function boundBy(agreement: AgreementRow): BoundCustomer[] {
  const { id: agreementId, title, reference, standings, partyId, endedOn } = agreement;
  const named = { agreementId, agreement: title, reference };
  const stands = standings.map(
    ({ id, versionId, partyId, since, until, productIds, terms, noticeContacts }) => ({
      ...named,
      standing: id,
      versionId,
      partyId,
      since,
      until: earlier(until, endedOn),
      productIds: productIds.length > 0 ? productIds : terms.productIds,
      terms,
      contacts: noticeContacts.length > 0 ? noticeContacts : (terms.noticeContacts ?? []),
    }),
  );
  if (partyId === null || stands.length > 0 || !runsOn(agreement, agreement.effectiveFrom)) return stands;
  const { effectiveFrom: since, productIds, versionId, noticeContacts } = agreement;
  return [
    {
      ...named,
      standing: agreementId,
      versionId,
      partyId,
      since,
      until: endedOn,
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

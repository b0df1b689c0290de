import type { AgreementSide, ContractKind } from '../law/roles.js';
import type { Day } from '../shared/days.js';
import type { AgreementFacts, NoticeContact } from './agreement-facts.js';

/** A customer that stands on a version of an agreement. */
export interface StandingRow {
  id: string;
  agreementId: string;
  /** The version it stands on. */
  versionId: string;
  partyId: string;
  since: Day;
  /** Last day. */
  until: Day | null;
  /** When it was recorded; none for one that is not on record yet. */
  recordedAt?: Date;
  /** Those of the customer, in place of those of the agreement. */
  noticeContacts: NoticeContact[];
  /** Products it uses under it; none: those of the agreement. */
  productIds: string[];
  /** What the version it stands on says, as corrected since: this counts for the customer, not what holds today. */
  terms: VersionTerms;
}

/** What one version of an agreement says. */
export interface VersionTerms extends AgreementFacts {
  effectiveFrom: Day;
  productIds: string[];
}

/** An agreement with the version that holds on a day, drafts included. */
export interface AgreementRow extends AgreementFacts {
  id: string;
  reference: string;
  title: string;
  kind: ContractKind;
  side: AgreementSide;
  /** The other party; null: a text that many customers stand on. */
  partyId: string | null;
  /** Last day, when it was ended before its time. */
  endedOn: Day | null;
  versionId: string;
  effectiveFrom: Day;
  /** Products it covers; none: all. */
  productIds: string[];
  standings: StandingRow[];
  /** When it was recorded; none for one that is not on record yet. */
  recordedAt?: Date;
}

type Term = Pick<AgreementRow, 'effectiveFrom' | 'endedOn' | 'expiresOn'>;

/** Whether it is in force on a day: begun, not ended, not expired. */
export function runsOn(agreement: Term, day: Day): boolean {
  return whyNotRunning(agreement, day) === undefined;
}

/** Why it is not in force on a day, as the end of a sentence that names it; undefined: it is. */
export function whyNotRunning({ effectiveFrom, endedOn, expiresOn }: Term, day: Day): string | undefined {
  if (effectiveFrom > day) return `begins only on ${effectiveFrom}`;
  if (endedOn !== null && endedOn < day) return `ended on ${endedOn}`;
  return expiresOn && expiresOn < day ? `expired on ${expiresOn}` : undefined;
}

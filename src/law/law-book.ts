import type { Day } from '../shared/days.js';

/** Whether a decision under Art. 45 covers everybody in a place. */
export type AdequacyCoverage = 'FULL' | 'PARTIAL';

/**
 * Which law a decision was taken under; Directive 95/46/EC, which the GDPR repealed, counts as GDPR (Art. 94(2)). Only GDPR
 * rows carry a transfer under the GDPR.
 */
export type AdequacyRegime = 'GDPR' | 'LED' | 'UK_GDPR' | 'CH_FADP';

/** An adequacy decision as recorded: a fact of law with its dates and its source. */
export interface AdequacyDecisionFacts {
  /** Stable name: `US-DPF`, `GB-GDPR`, `AD`. */
  code: string;
  /** ISO 3166-1 alpha-2; null for an international organisation. */
  country: string | null;
  territory: string;
  regime: AdequacyRegime;
  coverage: AdequacyCoverage;
  /** Whom and what it covers, in words. */
  scope: string | null;
  /** What must be true of the recipient, as short stable names. */
  conditions: string[];
  /** Number of the decision: `2010/625/EU`. */
  decision: string;
  celex: string | null;
  adoptedOn: Day;
  /** First day, where it is not the day of adoption. */
  inForceFrom: Day | null;
  /** Last day, inclusive, as the decision itself says. */
  validUntil: Day | null;
  /** First day on which it no longer held: a ruling, a repeal. */
  endedOn: Day | null;
  endedBy: string | null;
  notes: string | null;
  /** Where this row was read. */
  source: string;
  /** The day on which a source says it looked. */
  verifiedAsOf: Day | null;
}

/** A state of the European Economic Area, or a territory treated as part of one. */
export interface EeaMembership {
  country: string;
  memberFrom: Day;
  /** Last day. */
  memberUntil: Day | null;
  /** EU or EFTA member, territory, transition period; BRIDGE: outside, yet no third country for transfers. */
  standing: 'EU' | 'EFTA' | 'TERRITORY' | 'TRANSITION' | 'BRIDGE';
  source: string;
}

/** A threshold of Art. 30(5) and the days on which it is law. */
export interface RecordExemptionThreshold {
  /** Fewer persons than this. */
  employeesBelow: number;
  /** What takes the exemption away, in words. */
  unless: string;
  validFrom: Day;
  validUntil: Day | null;
  source: string;
}

/** The facts of law that rules are judged by, all of them, past ones too. */
export interface LawBook {
  decisions: readonly AdequacyDecisionFacts[];
  memberships: readonly EeaMembership[];
  exemptions: readonly RecordExemptionThreshold[];
}

/** Whether a decision may be relied on on a day: from its first to its last day, both counted, and not ended before. */
export function inForceOn(decision: AdequacyDecisionFacts, on: Day): boolean {
  return (
    (decision.inForceFrom ?? decision.adoptedOn) <= on &&
    (decision.validUntil === null || on <= decision.validUntil) &&
    (decision.endedOn === null || on < decision.endedOn)
  );
}

export function decisionOf(book: LawBook, code: string): AdequacyDecisionFacts | undefined {
  return book.decisions.find((decision) => decision.code === code);
}

/** Whether the GDPR is the law of the place on a day. `EU` and `EEA` count as inside, `EUROPE` and `WORLDWIDE` do not. */
export function insideEeaOn(book: LawBook, country: string, on: Day): boolean {
  if (country === 'EU' || country === 'EEA') return true;
  return rowsOn(book, country, on).some(({ standing }) => standing !== 'BRIDGE');
}

/** By what a place outside is not treated as a third country on a day, though the GDPR is no longer its law. */
export function bridgeOn(book: LawBook, country: string, on: Day): EeaMembership | undefined {
  return rowsOn(book, country, on).find(({ standing }) => standing === 'BRIDGE');
}

/** Whether data that go to a place are transferred (Art. 44). */
export function isThirdCountryOn(book: LawBook, country: string, on: Day): boolean {
  return !insideEeaOn(book, country, on) && !bridgeOn(book, country, on);
}

function rowsOn({ memberships }: LawBook, country: string, on: Day): EeaMembership[] {
  return memberships.filter(
    (member) =>
      member.country === country &&
      member.memberFrom <= on &&
      (member.memberUntil === null || on <= member.memberUntil),
  );
}

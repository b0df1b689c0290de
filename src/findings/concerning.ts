import type { ActivityRow } from '../activities/activity-row.js';
import type { AgreementRow } from '../agreements/agreement-row.js';
import { authorisationRules } from '../authorisations/authorisation.rules.js';
import { AgreementSide } from '../law/roles.js';
import { profileRules } from '../parties/profile.rules.js';
import { FindingTarget, type Finding } from './finding.js';
import { judge } from './judge.js';
import type { RegisterFacts } from './register-facts.js';

/** A register on a day, with what the rules find in it, worst first. */
export interface Judgement {
  facts: RegisterFacts;
  findings: readonly Finding[];
  byTarget: ReadonlyMap<string, readonly Finding[]>;
}

/** Which findings of a register concern a thing; worst first, each once. */
export type Concerning<T extends { id: string } = { id: string }> = (
  judgement: Judgement,
  thing: T,
) => readonly Finding[];

export const pointingAt: Concerning = ({ byTarget }, { id }) => byTarget.get(id) ?? [];

const NEEDS_CONTRACT = 'S02';
const READ_CUSTOMERS: ReadonlySet<string> = new Set(authorisationRules.map(({ id }) => id));
const PROFILE: ReadonlySet<string> = new Set(profileRules.map(({ id }) => id));

/**
 * No finding points at an agreement: rules judge what it concerns. Its findings are those which come from it, or which it
 * could take away: engagements of its vendor without an agreement in force; sub-processors announced too late for, or not
 * to be used for, its customers; and what is said of an agreement where an entry names it, or names one of its parties and no
 * agreement.
 */
export const ofAgreement: Concerning = ({ facts, findings }, { id }) => {
  const agreement = facts.agreements.find((one) => one.id === id);
  if (!agreement) return [];
  const activities = new Map(facts.activities.map((row) => [row.id, row]));
  const vendors = new Set(
    agreement.side === AgreementSide.VENDOR && agreement.partyId !== null
      ? facts.subProcessors.filter(({ partyId }) => partyId === agreement.partyId).map((row) => row.id)
      : [],
  );
  const alone = agreement.side === AgreementSide.CUSTOMER ? foundUnder(agreement, facts) : new Set<string>();
  return findings.filter((finding) => {
    if (finding.target === FindingTarget.ACTIVITY)
      return isSaidOf(agreement, activities.get(finding.targetId), finding.path);
    if (finding.rule === NEEDS_CONTRACT) return vendors.has(finding.targetId);
    return READ_CUSTOMERS.has(finding.rule) && alone.has(finding.id);
  });
};

/** All findings of what names a party: the profile, engagements, transfers, entries. */
export const ofParty: Concerning = ({ facts, findings }, { id }) => {
  const named = new Set([
    ...facts.subProcessors.filter(({ partyId }) => partyId === id).map((row) => row.id),
    ...facts.transfers
      .filter(({ exporterPartyId, importerPartyId }) => [exporterPartyId, importerPartyId].includes(id))
      .map((row) => row.id),
    ...facts.activities.filter((row) => partiesOf(row).includes(id)).map((row) => row.id),
  ]);
  const { profile } = facts;
  const inProfile =
    profile !== null &&
    [
      profile.partyId,
      profile.dpoPartyId,
      profile.representativePartyId,
      profile.leadAuthorityPartyId,
    ].includes(id);
  return findings.filter(({ target, targetId, rule }) =>
    target === FindingTarget.ORGANISATION ? inProfile && PROFILE.has(rule) : named.has(targetId),
  );
};

/** Ids of what would be found were its customers the only ones: of findings that name many customers, those that name its. */
function foundUnder(agreement: AgreementRow, facts: RegisterFacts): Set<string> {
  const theirs = { ...facts, profile: null, agreements: [agreement], transfers: [], activities: [] };
  return new Set(judge(theirs).map(({ id }) => id));
}

const OF_AN_AGREEMENT = /^(controllers|recipients)\.(\d+)\.(agreement|contract|arrangement)(\.|$)/;

function isSaidOf(agreement: AgreementRow, row: ActivityRow | undefined, path: string | null): boolean {
  const [, list, index] = OF_AN_AGREEMENT.exec(path ?? '') ?? [];
  if (!row || !list) return false;
  const part = row[list as 'controllers' | 'recipients'][Number(index)];
  if (!part) return false;
  if (part.agreementId !== null) return part.agreementId === agreement.id;
  const parties = [agreement.partyId, ...agreement.standings.map(({ partyId }) => partyId)];
  return part.partyId !== null && parties.includes(part.partyId);
}

function partiesOf(row: ActivityRow): (string | null)[] {
  return [
    ...(row.role === 'CONTROLLER' ? [row.controllerPartyId] : []),
    ...row.controllers.map(({ partyId }) => partyId),
    ...row.recipients.map(({ partyId }) => partyId),
  ];
}

import type { Day } from '../shared/days.js';
import {
  adequacyObstacles,
  dpfObstacles,
  LAW_OF,
  obstacle,
  type Destination,
  type Receipt,
} from './adequacy.js';
import { CoverageReason as Reason, type Obstacle } from './coverage-types.js';
import { derogationObstacles } from './derogations.js';
import { inForceOn, type LawBook } from './law-book.js';
import type { Mechanism, TransferAssessment } from './mechanism-facts.js';
import {
  isDerogation,
  isSafeguard,
  MechanismKind as Kind,
  needsAssessment,
  needsAuthorisation,
  Regime,
  SccDecision,
  type TransferFrequency,
} from './mechanisms.js';
import {
  assessmentObstacles,
  authorisationObstacles,
  bcrObstacles,
  instrumentObstacles,
} from './safeguards.js';
import { sccObstacles, type Roles } from './standard-clauses.js';

/** What the law asks of a transfer; whoever keeps transfers has these fields. */
export interface TransferToJudge extends Receipt, Roles {
  frequency?: TransferFrequency | null;
  regimes?: readonly Regime[] | null;
  mechanisms?: readonly Mechanism[] | null;
  assessment?: TransferAssessment | null;
}

/** All that keeps a mechanism from carrying the transfer under one law on a day; none: it holds. */
export function obstaclesTo(
  mechanism: Mechanism,
  transfer: TransferToJudge,
  book: LawBook,
  regime: Regime,
  on: Day,
): Obstacle[] {
  const { kind, endsOn, signedOn } = mechanism;
  if (!isOf(kind, regime)) return [obstacle(Reason.OTHER_REGIME, `${kind} is no mechanism under ${regime}.`)];
  const found: Obstacle[] = [];
  if (endsOn && endsOn < on)
    found.push(obstacle(Reason.PAST_ITS_END, `It could be relied on until ${endsOn}.`));
  if (signedOn && signedOn > on) found.push(obstacle(Reason.NOT_YET, `It is signed only on ${signedOn}.`));
  found.push(...ownObstacles(mechanism, transfer, book, regime, on));
  if (needsAssessment(kind)) found.push(...assessmentObstacles(transfer.assessment, on));
  return found;
}

function ownObstacles(
  mechanism: Mechanism,
  transfer: TransferToJudge,
  book: LawBook,
  regime: Regime,
  on: Day,
): Obstacle[] {
  const { kind } = mechanism;
  if (isDerogation(kind)) return derogationObstacles(mechanism, transfer.frequency);
  if (needsAuthorisation(kind)) return authorisationObstacles(mechanism, on);
  switch (kind) {
    case Kind.ADEQUACY:
      return adequacyObstacles(mechanism, transfer, book, regime, on);
    case Kind.SCC_COMMISSION:
    case Kind.CH_ADAPTED_SCC:
      return sccObstacles(mechanism.scc, transfer, on);
    case Kind.BCR_CONTROLLER:
    case Kind.BCR_PROCESSOR:
      return bcrObstacles(mechanism, transfer, on);
    case Kind.UK_IDTA:
      return signed(mechanism);
    case Kind.UK_ADDENDUM:
      return [...signed(mechanism), ...addendumObstacles(mechanism, transfer, on)];
    case Kind.UK_EXTENSION_DPF:
    case Kind.CH_US_DPF:
      return [
        ...frameworkObstacles(mechanism, transfer, book, regime, on),
        ...dpfObstacles(mechanism.dpf, transfer, regime),
      ];
    case Kind.SCC_AUTHORITY:
      return [...instrumentObstacles(mechanism), ...signed(mechanism)];
    case Kind.NONE_EEA:
      return [obstacle(Reason.NOT_INSIDE_EEA, 'The destination lies outside the EEA.')];
    default:
      return instrumentObstacles(mechanism);
  }
}

function signed({ signedOn }: Mechanism): Obstacle[] {
  return signedOn ? [] : [obstacle(Reason.UNSIGNED, 'The day on which it was signed is not recorded.')];
}

/** The addendum changes standard contractual clauses: its own, or those among the mechanisms. */
function addendumObstacles({ scc }: Mechanism, transfer: TransferToJudge, on: Day): Obstacle[] {
  const clauses = scc ?? transfer.mechanisms?.find(({ kind }) => kind === Kind.SCC_COMMISSION)?.scc;
  if (clauses && clauses.decision !== SccDecision.EU_2021_914)
    return [obstacle(Reason.SCC_REPEALED, 'The addendum stands on clauses that are repealed.')];
  return sccObstacles(clauses, transfer, on);
}

/** First days on which the two other frameworks could be relied on. */
const SINCE: Partial<Record<Regime, Day>> = {
  [Regime.UK_GDPR]: '2023-10-12',
  [Regime.CH_FADP]: '2024-09-15',
};

/** The framework is law of its own; where the law book holds its decision, that one must be in force. */
function frameworkObstacles(
  { kind }: Mechanism,
  { destination }: Destination,
  book: LawBook,
  regime: Regime,
  on: Day,
): Obstacle[] {
  if (destination !== 'US')
    return [obstacle(Reason.DECISION_OF_OTHER_PLACE, `${kind} speaks of the United States.`)];
  const since = SINCE[regime] ?? on;
  if (on < since)
    return [obstacle(Reason.DECISION_NOT_YET_IN_FORCE, `${kind} is in force only from ${since}.`)];
  const rows = book.decisions.filter((row) => row.country === 'US' && row.regime === LAW_OF[regime]);
  if (rows.length > 0 && !rows.some((row) => inForceOn(row, on)))
    return [obstacle(Reason.DECISION_ENDED, `The decision behind ${kind} is not in force on that day.`)];
  return [];
}

/** Whether a kind can carry a transfer under that law at all. EU clauses alone carry nothing under the other two. */
function isOf(kind: Kind, regime: Regime): boolean {
  if (kind === Kind.ADEQUACY || kind === Kind.NONE_EEA || isDerogation(kind)) return true;
  switch (regime) {
    case Regime.EU_GDPR:
      return isSafeguard(kind);
    case Regime.UK_GDPR:
      return [Kind.UK_IDTA, Kind.UK_ADDENDUM, Kind.UK_EXTENSION_DPF].includes(kind);
    case Regime.CH_FADP:
      // FADP Art. 16(2)(e): rules approved abroad, where protection is adequate, count
      return [Kind.CH_ADAPTED_SCC, Kind.CH_US_DPF, Kind.BCR_CONTROLLER, Kind.BCR_PROCESSOR].includes(kind);
  }
}

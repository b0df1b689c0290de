import type { Day } from '../shared/days.js';
import { CoverageReason as Reason, type Obstacle } from './coverage-types.js';
import {
  decisionOf,
  inForceOn,
  type AdequacyDecisionFacts,
  type AdequacyRegime,
  type LawBook,
} from './law-book.js';
import type { Mechanism } from './mechanism-facts.js';
import type { DpfParticipation } from './adequacy-facts.js';
import { DpfCoveredData, DpfFramework, DpfStatus, Regime } from './mechanisms.js';

/** Where data go, and what a certification must cover for it. */
export interface Destination {
  destination?: string | null;
  destinationOrganisation?: string | null;
  hrData?: boolean | null;
}

/** Where data go, and to whom: a certification covers the entity that it names, and no other. */
export interface Receipt extends Destination {
  /** Legal name of the importer; null: a category of importers, which names none. */
  importer: string | null;
}

/** Which rows of the law book speak for which law of transfers. Those under the law enforcement directive never do. */
export const LAW_OF: Record<Regime, AdequacyRegime> = {
  [Regime.EU_GDPR]: 'GDPR',
  [Regime.UK_GDPR]: 'UK_GDPR',
  [Regime.CH_FADP]: 'CH_FADP',
};

const FRAMEWORKS: Record<Regime, readonly DpfFramework[]> = {
  [Regime.EU_GDPR]: [DpfFramework.EU_US],
  // joining the EU-US framework comes before its UK extension
  [Regime.UK_GDPR]: [DpfFramework.EU_US, DpfFramework.UK_EXTENSION],
  [Regime.CH_FADP]: [DpfFramework.SWISS_US],
};

/** Conditions of a decision that participation in the Data Privacy Framework answers. */
const isOfDpf = (condition: string) => /dpf/i.test(condition);

export function isDpfDecision({ code, conditions }: AdequacyDecisionFacts): boolean {
  return conditions.some(isOfDpf) || /DPF/.test(code);
}

/** Whether a decision speaks of the place; an organisation is named by its name or by the decision's code. */
export function speaksOf(
  decision: AdequacyDecisionFacts,
  { destination, destinationOrganisation }: Destination,
): boolean {
  if (decision.country !== null) return !destinationOrganisation && decision.country === destination;
  const named = normalised(destinationOrganisation ?? '');
  return named !== '' && [decision.territory, decision.code].map(normalised).includes(named);
}

/** All that keeps an adequacy decision from carrying the transfer: first the decision itself, then the recipient. */
export function adequacyObstacles(
  mechanism: Mechanism,
  transfer: Receipt,
  book: LawBook,
  regime: Regime,
  on: Day,
): Obstacle[] {
  const ofDecision = decisionObstacle(mechanism, transfer, book, regime, on);
  if (ofDecision) return [ofDecision];
  return recipientObstacles(mechanism, decisionOf(book, mechanism.decision ?? '')!, transfer, regime);
}

export function decisionObstacle(
  { decision: code }: Mechanism,
  transfer: Destination,
  book: LawBook,
  regime: Regime,
  on: Day,
): Obstacle | undefined {
  if (!code) return obstacle(Reason.DECISION_UNNAMED, 'No adequacy decision is named.');
  const decision = decisionOf(book, code);
  if (!decision) return obstacle(Reason.DECISION_UNKNOWN, `No adequacy decision has the code ${code}.`);
  if (decision.regime !== LAW_OF[regime])
    return obstacle(
      decision.regime === 'LED' ? Reason.DECISION_OF_OTHER_LAW : Reason.OTHER_REGIME,
      decision.regime === 'LED'
        ? `${code} was taken under Directive (EU) 2016/680 and carries no transfer under the GDPR.`
        : `${code} was taken under another law of transfers.`,
    );
  if (!speaksOf(decision, transfer))
    return obstacle(Reason.DECISION_OF_OTHER_PLACE, `${code} speaks of ${decision.territory}.`);
  if (inForceOn(decision, on)) return undefined;
  const from = decision.inForceFrom ?? decision.adoptedOn;
  if (on < from) return obstacle(Reason.DECISION_NOT_YET_IN_FORCE, `${code} is in force only from ${from}.`);
  return obstacle(Reason.DECISION_ENDED, `${code} ${endOf(decision, on)}.`);
}

function endOf({ endedOn, endedBy, validUntil }: AdequacyDecisionFacts, on: Day): string {
  return endedOn !== null && endedOn <= on
    ? `ended on ${endedOn}${endedBy ? ` (${endedBy})` : ''}`
    : `was valid until ${validUntil}`;
}

/** Whatever a decision covers, each of its conditions must be true of the recipient, and dated. */
export function recipientObstacles(
  mechanism: Mechanism,
  decision: AdequacyDecisionFacts,
  transfer: Receipt,
  regime: Regime,
): Obstacle[] {
  const found = isDpfDecision(decision) ? dpfObstacles(mechanism.dpf, transfer, regime) : [];
  for (const condition of decision.conditions.filter((each) => !isOfDpf(each))) {
    const known = mechanism.conditions?.find((one) => one.condition === condition);
    if (!known?.met)
      found.push(
        obstacle(
          Reason.CONDITION_NOT_MET,
          `${decision.code} asks for "${condition}", which is not recorded as met.`,
        ),
      );
    else if (!known.checkedOn)
      found.push(
        obstacle(Reason.CONDITION_UNDATED, `No day is recorded on which "${condition}" was checked.`),
      );
  }
  return found;
}

/** What is missing of a participation in the Data Privacy Framework. */
export function dpfObstacles(
  dpf: DpfParticipation | null | undefined,
  { hrData, importer }: Receipt,
  regime: Regime,
): Obstacle[] {
  if (!dpf)
    return [obstacle(Reason.DPF_UNRECORDED, 'No participation in the Data Privacy Framework is recorded.')];
  const found: Obstacle[] = [];
  if (dpf.status !== DpfStatus.ACTIVE && dpf.status !== DpfStatus.UNDER_REVIEW)
    found.push(
      obstacle(Reason.DPF_NOT_ACTIVE, 'The participation in the Data Privacy Framework is not active.'),
    );
  for (const framework of FRAMEWORKS[regime])
    if (!dpf.frameworks?.includes(framework))
      found.push(
        obstacle(
          Reason.DPF_OTHER_FRAMEWORK,
          `The participation is not recorded for the framework ${framework}.`,
        ),
      );
  const entity = entityObstacle(dpf.entityOnList, importer);
  if (entity) found.push(entity);
  const needed = hrData ? DpfCoveredData.HR : DpfCoveredData.NON_HR;
  if (!dpf.coveredData?.includes(needed))
    found.push(
      obstacle(
        Reason.DPF_DATA_NOT_COVERED,
        hrData
          ? 'The certification does not cover human resources data.'
          : 'The certification is not recorded to cover data other than human resources data.',
      ),
    );
  if (!dpf.checkedOn)
    found.push(
      obstacle(
        Reason.DPF_UNCHECKED,
        'No day is recorded on which the Data Privacy Framework List was looked at.',
      ),
    );
  return found;
}

/** The list must name the importer itself: the certification of a parent does not reach a subsidiary that it does not name. */
function entityObstacle(entity: string | null | undefined, importer: string | null): Obstacle | undefined {
  if (!entity?.trim())
    return obstacle(Reason.DPF_ENTITY_UNNAMED, 'The entity on the Data Privacy Framework List is not named.');
  if (importer === null)
    return obstacle(
      Reason.DPF_IMPORTER_UNNAMED,
      `The Data Privacy Framework List names ${entity}; the importer is only a category, so whether it is that entity cannot be checked.`,
    );
  if (spelling(entity) === spelling(importer)) return undefined;
  return obstacle(
    Reason.DPF_OTHER_ENTITY,
    `The Data Privacy Framework List names ${entity}, the importer is ${importer}: a certification covers only the entity that the list names.`,
  );
}

/** A name without what is written now so, now otherwise: case, white space, punctuation. Legal forms are part of it. */
function spelling(name: string): string {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  return letters || normalised(name);
}

export function obstacle(reason: Reason, message: string): Obstacle {
  return { reason, message };
}

function normalised(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

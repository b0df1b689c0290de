import type { Day } from '../shared/days.js';
import { obstacle } from './adequacy.js';
import { CoverageReason as Reason, type Obstacle } from './coverage-types.js';
import type { Mechanism, Scc, TransferAssessment } from './mechanism-facts.js';
import {
  isDerogation,
  MechanismKind,
  SccDecision,
  SccModule,
  TransferAssessmentOutcome,
  TransferFrequency,
} from './mechanisms.js';
import { AuthorisationKind, TransferRole } from './roles.js';

/** Who sends to whom. */
export interface Roles {
  exporterRole?: TransferRole | null;
  importerRole?: TransferRole | null;
}

/** The old clauses could be concluded before this day (Decision (EU) 2021/914, Art. 4). */
const OLD_CLAUSES_REPEALED: Day = '2021-09-27';
/** … and relied on up to this one. */
export const OLD_CLAUSES_LAST_DAY: Day = '2022-12-27';

/** The module for a pair of roles; a sub-processor is a processor. */
export function moduleFor({ exporterRole, importerRole }: Roles): SccModule {
  const from =
    (exporterRole ?? TransferRole.CONTROLLER) === TransferRole.CONTROLLER ? 'CONTROLLER' : 'PROCESSOR';
  const to =
    (importerRole ?? TransferRole.PROCESSOR) === TransferRole.CONTROLLER ? 'CONTROLLER' : 'PROCESSOR';
  return SccModule[`${from}_TO_${to}`];
}

/** What is missing of standard contractual clauses (Art. 46(2)(c)). */
export function sccObstacles(scc: Scc | null | undefined, roles: Roles, on: Day): Obstacle[] {
  if (!scc) return [obstacle(Reason.SCC_UNRECORDED, 'The clauses that were concluded are not recorded.')];
  if (scc.decision !== SccDecision.EU_2021_914)
    return on <= OLD_CLAUSES_LAST_DAY && scc.signedOn && scc.signedOn < OLD_CLAUSES_REPEALED
      ? []
      : [
          obstacle(
            Reason.SCC_REPEALED,
            `The clauses of ${scc.decision} are repealed and carry nothing after ${OLD_CLAUSES_LAST_DAY}.`,
          ),
        ];
  const found: Obstacle[] = [];
  const module = moduleFor(roles);
  if (scc.module !== module)
    found.push(
      obstacle(
        Reason.SCC_MODULE_UNFIT,
        `The roles of the parties need the module ${module}, recorded is ${scc.module ?? 'none'}.`,
      ),
    );
  if (!scc.signedOn)
    found.push(obstacle(Reason.UNSIGNED, 'The day on which the clauses were signed is not recorded.'));
  else if (scc.signedOn > on)
    found.push(obstacle(Reason.NOT_YET, `The clauses are signed only on ${scc.signedOn}.`));
  for (const annex of missingAnnexes(scc))
    found.push(
      obstacle(Reason.SCC_ANNEX_INCOMPLETE, `Annex ${annex} of the clauses is not recorded as filled in.`),
    );
  return found;
}

/** Annex III lists the sub-processors that are authorised one by one (clause 9, option 1). */
export function missingAnnexes(scc: Scc): ('I' | 'II' | 'III')[] {
  return [
    ...(scc.annexI ? [] : (['I'] as const)),
    ...(scc.annexII ? [] : (['II'] as const)),
    ...(scc.clause9Option === AuthorisationKind.SPECIFIC && !scc.annexIII ? (['III'] as const) : []),
  ];
}

export function bcrObstacles({ kind, bcr }: Mechanism, { exporterRole }: Roles, on: Day): Obstacle[] {
  const found: Obstacle[] = [];
  if (!bcr?.approvingAuthority || !bcr.approvedOn || bcr.approvedOn > on)
    found.push(
      obstacle(
        Reason.BCR_NOT_APPROVED,
        'The approval of the binding corporate rules is not recorded with authority and day.',
      ),
    );
  if (!bcr?.sameGroup)
    found.push(
      obstacle(
        Reason.BCR_OTHER_GROUP,
        'Exporter and importer are not recorded as members of the group that the rules bind.',
      ),
    );
  const controller = (exporterRole ?? TransferRole.CONTROLLER) === TransferRole.CONTROLLER;
  if (controller !== (kind === MechanismKind.BCR_CONTROLLER))
    found.push(
      obstacle(
        Reason.BCR_KIND_UNFIT,
        controller
          ? 'Rules for processors do not fit an exporter that is the controller.'
          : 'Rules for controllers do not fit an exporter that is a processor.',
      ),
    );
  return found;
}

/** Codes of conduct, certifications, instruments: named, and with the commitments of the importer where these are owed. */
export function instrumentObstacles({ kind, reference, bindingCommitments }: Mechanism): Obstacle[] {
  const found: Obstacle[] = [];
  if (!reference) found.push(obstacle(Reason.REFERENCE_MISSING, 'Which instrument it is, is not recorded.'));
  const committed = kind === MechanismKind.CODE_OF_CONDUCT || kind === MechanismKind.CERTIFICATION;
  if (committed && !bindingCommitments)
    found.push(
      obstacle(
        Reason.COMMITMENTS_MISSING,
        'Binding and enforceable commitments of the importer are not recorded.',
      ),
    );
  return found;
}

export function authorisationObstacles({ authorisation: given }: Mechanism, on: Day): Obstacle[] {
  return given?.authority && given.reference && given.givenOn && given.givenOn <= on
    ? []
    : [
        obstacle(
          Reason.NOT_AUTHORISED,
          'The authorisation is not recorded with authority, reference and day (Art. 46(3)).',
        ),
      ];
}

/** What keeps the assessment of the destination from supporting a safeguard. */
export function assessmentObstacles(assessment: TransferAssessment | null | undefined, on: Day): Obstacle[] {
  if (assessment?.notNeededBecause) return [];
  const { outcome, assessedOn } = assessment ?? {};
  if (!outcome || (assessedOn && assessedOn > on))
    return [obstacle(Reason.ASSESSMENT_MISSING, 'No finished transfer impact assessment is recorded.')];
  if (outcome === TransferAssessmentOutcome.NEGATIVE)
    return [obstacle(Reason.ASSESSMENT_NEGATIVE, 'The transfer impact assessment is negative.')];
  const measures = assessment?.supplementaryMeasures?.length ?? 0;
  if (outcome === TransferAssessmentOutcome.SUPPLEMENTARY_MEASURES_NEEDED && measures === 0)
    return [
      obstacle(
        Reason.MEASURES_MISSING,
        'The assessment asks for supplementary measures and none is recorded.',
      ),
    ];
  return [];
}

const CONTRACTUAL: readonly MechanismKind[] = [
  MechanismKind.DEROGATION_CONTRACT,
  MechanismKind.DEROGATION_CONTRACT_IN_INTEREST,
];
const COMPELLING = MechanismKind.DEROGATION_COMPELLING_INTERESTS;

/** Open only to what happens now and then (recital 111), or not repeatedly. */
export const isOccasionalOnly = (kind: MechanismKind) =>
  [...CONTRACTUAL, MechanismKind.DEROGATION_LEGAL_CLAIMS, COMPELLING].includes(kind);
/** Closed to public authorities in the exercise of their powers, Art. 49(3). */
export const isClosedToPublicPowers = (kind: MechanismKind) =>
  [...CONTRACTUAL, MechanismKind.DEROGATION_CONSENT, COMPELLING].includes(kind);

/** Conditions of the second subparagraph of Art. 49(1), and the fields that record them. */
export function missingOfCompellingInterests({ derogation: of }: Mechanism): string[] {
  const conditions: [string, unknown][] = [
    ['that it is not repetitive', of?.notRepetitive],
    ['the limited number of data subjects', of?.limitedNumber],
    ['its necessity', of?.necessary],
    ['that it is not overridden', of?.notOverridden],
    ['suitable safeguards', of?.safeguards],
    ['the day on which the supervisory authority was informed', of?.authorityInformedOn],
    ['the day on which the data subjects were informed', of?.subjectsInformedOn],
  ];
  return conditions.filter(([, recorded]) => !recorded).map(([name]) => name);
}

/** What keeps a derogation for specific situations from carrying the transfer (Art. 49). */
export function derogationObstacles(
  mechanism: Mechanism,
  frequency: TransferFrequency | null | undefined,
): Obstacle[] {
  const { kind, derogation } = mechanism;
  if (!isDerogation(kind)) return [];
  const found: Obstacle[] = [];
  if (!derogation?.reasoning)
    found.push(
      obstacle(Reason.DEROGATION_UNREASONED, 'Why the situation is one of Art. 49 is not recorded.'),
    );
  if (isOccasionalOnly(kind) && frequency && frequency !== TransferFrequency.ONE_OFF)
    found.push(
      obstacle(Reason.DEROGATION_REPETITIVE, 'The derogation is open to occasional transfers only.'),
    );
  if (isClosedToPublicPowers(kind) && derogation?.publicPowers)
    found.push(
      obstacle(
        Reason.DEROGATION_PUBLIC_POWERS,
        'The derogation is closed to public authorities in the exercise of their powers.',
      ),
    );
  if (kind === MechanismKind.DEROGATION_CONSENT && !derogation?.explicitInformedConsent)
    found.push(
      obstacle(
        Reason.DEROGATION_CONSENT_MISSING,
        'Explicit consent after information on the risks is not recorded.',
      ),
    );
  if (kind === COMPELLING)
    for (const missing of missingOfCompellingInterests(mechanism))
      found.push(
        obstacle(Reason.DEROGATION_CONDITION_MISSING, `Of compelling interests ${missing} is not recorded.`),
      );
  return found;
}

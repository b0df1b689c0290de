import type { Day } from '../shared/days.js';
import { obstacle } from './adequacy.js';
import { CoverageReason as Reason, type Obstacle } from './coverage-types.js';
import type { Mechanism, TransferAssessment } from './mechanism-facts.js';
import { MechanismKind, TransferAssessmentOutcome } from './mechanisms.js';
import { TransferRole } from './roles.js';
import type { Roles } from './standard-clauses.js';

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
  const controller = exporterRole === TransferRole.CONTROLLER;
  if (exporterRole && controller !== (kind === MechanismKind.BCR_CONTROLLER))
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

import { CoverageReason } from '../law/coverage-types.js';
import {
  MechanismKind,
  needsAssessment,
  needsAuthorisation,
  TransferAssessmentOutcome,
} from '../law/mechanisms.js';
import { assessmentObstacles, authorisationObstacles, bcrObstacles } from '../law/safeguards.js';
import { Severity } from '../shared/rules.js';
import { called, mechanismsOf, needsMechanism, when, type TransferRule } from './rule-world.js';
import type { TransferRow } from './transfer-row.js';

/** Appropriate safeguards (Art. 46, 47) other than the standard clauses, and the assessment that all of them need. */
export const safeguardRules: readonly TransferRule[] = [
  {
    id: 'T14',
    article: 'C-311/18; EDPB Recommendations 01/2020; clause 14',
    severity: Severity.ERROR,
    title: 'A safeguard has an assessment of the destination, and its review is not overdue.',
    find: (transfer, world) => {
      if (!needsMechanism(transfer, world) || !needsOne(transfer)) return [];
      const { assessment } = transfer;
      const missing = assessmentObstacles(assessment, world.on).some(
        ({ reason }) => reason === CoverageReason.ASSESSMENT_MISSING,
      );
      const due = assessment?.reviewDue;
      return [
        ...when(missing, () => ({
          message: `${called(transfer, world)} rests on a safeguard without a finished assessment of the law and practice of the destination; make one, or record why none is needed.`,
          path: 'assessment',
        })),
        ...when(!missing && !!due && due < world.on, () => ({
          message: `${called(transfer, world)}: the review of the transfer impact assessment was due on ${due}; review it.`,
          path: 'assessment.reviewDue',
          severity: Severity.WARNING,
        })),
      ];
    },
  },
  {
    id: 'T15',
    article: 'EDPB Recommendations 01/2020',
    severity: Severity.ERROR,
    title: 'What the assessment asks for is done: measures taken, or the transfer suspended.',
    find: (transfer, world) => {
      const { assessment } = transfer;
      const { NEGATIVE, SUPPLEMENTARY_MEASURES_NEEDED } = TransferAssessmentOutcome;
      return [
        ...when(assessment?.outcome === NEGATIVE, () => ({
          message: `${called(transfer, world)} goes on although its assessment is negative; suspend or end it.`,
          path: 'assessment.outcome',
        })),
        ...when(
          assessment?.outcome === SUPPLEMENTARY_MEASURES_NEEDED && !assessment.supplementaryMeasures?.length,
          () => ({
            message: `${called(transfer, world)} needs supplementary measures by its assessment and none is recorded; take them and record them.`,
            path: 'assessment.supplementaryMeasures',
          }),
        ),
      ];
    },
  },
  {
    id: 'T16',
    article: 'Art. 46(3)',
    severity: Severity.ERROR,
    title: 'Clauses and arrangements of Art. 46(3) are authorised by a supervisory authority.',
    find: (transfer, world) =>
      mechanismsOf(transfer).flatMap(({ mechanism, path }) =>
        when(
          needsAuthorisation(mechanism.kind) && authorisationObstacles(mechanism, world.on).length > 0,
          () => ({
            message: `${called(transfer, world)} rests on ${mechanism.kind} without an authorisation; record authority, reference and day.`,
            path: `${path}.authorisation`,
          }),
        ),
      ),
  },
  {
    id: 'T17',
    article: 'Art. 47',
    severity: Severity.ERROR,
    title: 'Binding corporate rules are approved, bind both parties, and fit the role of the exporter.',
    find: (transfer, world) =>
      mechanismsOf(transfer).flatMap(({ mechanism, path }) =>
        mechanism.kind === MechanismKind.BCR_CONTROLLER || mechanism.kind === MechanismKind.BCR_PROCESSOR
          ? bcrObstacles(mechanism, transfer, world.on).map(({ reason, message }) => ({
              message: `${called(transfer, world)} is not carried by its binding corporate rules. ${message} Correct the record, or choose another mechanism.`,
              path: reason === CoverageReason.BCR_KIND_UNFIT ? `${path}.kind` : `${path}.bcr`,
            }))
          : [],
      ),
  },
];

function needsOne({ mechanisms }: TransferRow): boolean {
  return (mechanisms ?? []).some(({ kind }) => needsAssessment(kind));
}

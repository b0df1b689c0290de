import { CoverageReason } from '../law/coverage-types.js';
import type { Scc } from '../law/mechanism-facts.js';
import {
  MechanismKind,
  needsAssessment,
  needsAuthorisation,
  SccDecision,
  SccModule,
  TransferAssessmentOutcome,
} from '../law/mechanisms.js';
import { AuthorisationKind } from '../law/roles.js';
import {
  assessmentObstacles,
  authorisationObstacles,
  bcrObstacles,
  missingAnnexes,
  moduleFor,
  OLD_CLAUSES_LAST_DAY,
  sccObstacles,
} from '../law/safeguards.js';
import { Severity, type Found } from '../shared/rules.js';
import { called, mechanismsOf, needsMechanism, when, type TransferRule } from './rule-world.js';
import type { TransferRow } from './transfer-row.js';

/** Appropriate safeguards (Art. 46, 47) and the assessment that they need. */
export const safeguardRules: readonly TransferRule[] = [
  {
    id: 'T10',
    article: 'Decision (EU) 2021/914',
    severity: Severity.ERROR,
    title: 'The module of the clauses matches the roles of the parties.',
    find: (transfer, world) =>
      eachScc(transfer, ({ scc, path }) => {
        const fitting = moduleFor(transfer);
        return when(isCurrent(scc) && scc.module !== fitting, () => ({
          message: `${called(transfer, world)} has clauses of module ${scc.module ?? 'none'}, but the roles of exporter and importer need ${fitting}; conclude that module, or correct the roles.`,
          path: `${path}.module`,
        }));
      }),
  },
  {
    id: 'T11',
    article: 'Decision (EU) 2021/914, clause 9, Annexes I-III',
    severity: Severity.ERROR,
    title: 'The clauses are signed and complete.',
    find: (transfer, world) =>
      eachScc(transfer, ({ scc, path }) => {
        if (!isCurrent(scc)) return [];
        const name = called(transfer, world);
        return [
          ...when(!scc.signedOn, () => ({
            message: `${name} has clauses without the day on which they were signed; record it, or have them signed.`,
            path: `${path}.signedOn`,
          })),
          ...missingAnnexes(scc).map((annex) => ({
            message: `${name} has clauses whose Annex ${annex} is not filled in; fill it in.`,
            path: `${path}.annex${annex}`,
          })),
          ...clause9(scc, name, path),
        ];
      }),
  },
  {
    id: 'T12',
    article: 'Decision (EU) 2021/914 Art. 4',
    severity: Severity.ERROR,
    title: 'The clauses are not those of a repealed decision.',
    find: (transfer, world) =>
      eachScc(transfer, ({ scc, path }) =>
        when(!isCurrent(scc) && sccObstacles(scc, transfer, world.on).length > 0, () => ({
          message: `${called(transfer, world)} rests on clauses of ${scc.decision}, which is repealed and carries nothing after ${OLD_CLAUSES_LAST_DAY}; conclude those of Decision (EU) 2021/914.`,
          path: `${path}.decision`,
        })),
      ),
  },
  {
    id: 'T13',
    article: 'Decision (EU) 2021/914 Art. 1(1)',
    severity: Severity.WARNING,
    title: 'The clauses are meant for importers that are not themselves under the GDPR.',
    find: (transfer, world) =>
      eachScc(transfer, ({ path, kind }) =>
        when(kind === MechanismKind.SCC_COMMISSION && transfer.importerSubjectToGdpr === true, () => ({
          message: `${called(transfer, world)} rests on clauses that were not made for an importer under the GDPR by Art. 3(2); document why they are used, and watch for the set made for it.`,
          path: path.replace(/\.scc$/, ''),
        })),
      ),
  },
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

function eachScc(
  transfer: TransferRow,
  find: (of: { scc: Scc; kind: MechanismKind; path: string }) => Found[],
): Found[] {
  return mechanismsOf(transfer).flatMap(({ mechanism: { scc, kind }, path }) =>
    scc ? find({ scc, kind, path: `${path}.scc` }) : [],
  );
}

function isCurrent({ decision }: Scc): boolean {
  return decision === SccDecision.EU_2021_914;
}

/** Modules 2 and 3 let the parties choose how sub-processors are authorised, and within how many days. */
function clause9({ module, clause9Option, clause9Days }: Scc, name: string, path: string): Found[] {
  const open = module === SccModule.CONTROLLER_TO_PROCESSOR || module === SccModule.PROCESSOR_TO_PROCESSOR;
  return [
    ...when(open && !clause9Option, () => ({
      message: `${name} has clauses without the choice of clause 9 on sub-processors; record the option agreed.`,
      path: `${path}.clause9Option`,
      severity: Severity.WARNING,
    })),
    ...when(open && clause9Option === AuthorisationKind.GENERAL && !clause9Days, () => ({
      message: `${name} has clauses with general authorisation of sub-processors and no period; record the days of clause 9.`,
      path: `${path}.clause9Days`,
      severity: Severity.WARNING,
    })),
  ];
}

function needsOne({ mechanisms }: TransferRow): boolean {
  return (mechanisms ?? []).some(({ kind }) => needsAssessment(kind));
}

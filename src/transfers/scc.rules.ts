import type { Scc } from '../law/safeguard-facts.js';
import { MechanismKind, SccDecision, SccModule } from '../law/mechanisms.js';
import { AuthorisationKind } from '../law/roles.js';
import {
  missingAnnexes,
  missingRoles,
  moduleGap,
  OLD_CLAUSES_LAST_DAY,
  sccObstacles,
} from '../law/standard-clauses.js';
import { Severity, type Found } from '../shared/rules.js';
import { called, mechanismsOf, when, type TransferRule } from './rule-world.js';
import type { TransferRow } from './transfer-row.js';

/** Standard contractual clauses (Art. 46(2)(c)). */
export const sccRules: readonly TransferRule[] = [
  {
    id: 'T10',
    article: 'Decision (EU) 2021/914',
    severity: Severity.ERROR,
    title: 'The module of the clauses matches the roles of the parties.',
    find: (transfer, world) =>
      eachScc(transfer, ({ scc, path }) => {
        if (!isCurrent(scc)) return [];
        const name = called(transfer, world);
        const gap = moduleGap(scc, transfer);
        if (gap)
          return [
            {
              message: `${name} has clauses of a module that is not shown to fit. ${gap} Conclude the one that does, or correct what is recorded.`,
              path: `${path}.module`,
            },
          ];
        const missing = missingRoles(transfer);
        return when(missing !== undefined, () => ({
          message: `${name} has clauses of module ${scc.module}, and without the ${missing} it cannot be told whether that is the one; record the roles.`,
          path: `${path}.module`,
          severity: Severity.WARNING,
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

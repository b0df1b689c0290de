import type { Day } from '../shared/days.js';
import { obstacle } from './adequacy.js';
import { CoverageReason as Reason, type Obstacle } from './coverage-types.js';
import type { Scc } from './safeguard-facts.js';
import { SccDecision, SccModule } from './mechanisms.js';
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

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

const CONTROLLER = 'CONTROLLER' as const;
const PROCESSOR = 'PROCESSOR' as const;

/** The old clauses could be concluded before this day (Decision (EU) 2021/914, Art. 4). */
const OLD_CLAUSES_REPEALED: Day = '2021-09-27';
/** … and relied on up to this one. */
export const OLD_CLAUSES_LAST_DAY: Day = '2022-12-27';

/** The modules that the roles allow, one where both are recorded; a sub-processor is a processor. */
export function modulesFor({ exporterRole, importerRole }: Roles): SccModule[] {
  const sides = (role: TransferRole | null | undefined) =>
    role ? [role === TransferRole.CONTROLLER ? CONTROLLER : PROCESSOR] : [CONTROLLER, PROCESSOR];
  return sides(exporterRole).flatMap((from) =>
    sides(importerRole).map((to) => SccModule[`${from}_TO_${to}`]),
  );
}

/** What is not recorded of the roles, in words; undefined: nothing. */
export function missingRoles({ exporterRole, importerRole }: Roles): string | undefined {
  if (!exporterRole && !importerRole) return 'roles of exporter and importer';
  if (!exporterRole) return 'role of the exporter';
  return importerRole ? undefined : 'role of the importer';
}

/** Why a module is not that of the roles, as a sentence; undefined: it is, or may be. */
export function moduleGap({ module }: Scc, roles: Roles): string | undefined {
  const fitting = modulesFor(roles);
  const missing = missingRoles(roles);
  if (!module) {
    const needed = missing
      ? `which it must be cannot be told without the ${missing}`
      : `the roles need ${fitting[0]}`;
    return `The module of the clauses is not recorded; ${needed}.`;
  }
  if (fitting.includes(module)) return undefined;
  return `The roles of the parties need the module ${fitting.join(' or ')}, recorded is ${module}.`;
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
  const gap = moduleGap(scc, roles);
  if (gap) found.push(obstacle(Reason.SCC_MODULE_UNFIT, gap));
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

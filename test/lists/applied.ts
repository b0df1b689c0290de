import type { ListRow } from '../../src/lists/list-columns.js';
import type { ListPlan } from '../../src/lists/list-plan.js';

/** The list that the plan's steps leave when they are done to the rows it was made from; rows keep their id. */
export function applied(before: readonly ListRow[], plan: ListPlan): ListRow[] {
  const rows = [...before];
  for (const step of plan.steps) {
    if (step.kind === 'add') rows.push(step.row);
    else if (step.kind === 'remove') rows.splice(rows.indexOf(step.before), 1);
    else rows[rows.indexOf(step.before)] = { ...step.row, id: step.before.id };
  }
  return rows;
}

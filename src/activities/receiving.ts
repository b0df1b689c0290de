import { ActivityStatus } from '../law/assessments.js';
import type { Day } from '../shared/days.js';
import type { ActivityRow, RecipientRow } from './activity-row.js';
import { statusOn } from './activity-status.js';
import type { ActivityWorld } from './activity-world.js';

/** What a recipient is called in messages. */
export function nameOf(
  { partyId, subProcessorId, category, key, role }: RecipientRow,
  world: ActivityWorld,
): string {
  return (
    world.subProcessors.get(subProcessorId ?? '')?.legalName ??
    world.parties.get(partyId ?? '')?.legalName ??
    Object.values(category ?? {})[0] ??
    key ??
    role
  );
}

/** Recipients still to be judged on the day: those to come too, since data "will be disclosed" to them. */
export const receiving = (row: ActivityRow, { on }: ActivityWorld) =>
  statusOn(row, on) === ActivityStatus.ENDED
    ? []
    : row.recipients
        .map((recipient, index) => ({ recipient, path: `recipients.${index}` }))
        .filter(({ recipient: { endsOn } }) => endsOn == null || endsOn >= on);

/** The day on which a contract must be in force: today, or the first day of what is to come. */
export function judgedOn(
  { activatedOn, startsOn }: Pick<ActivityRow, 'activatedOn' | 'startsOn'>,
  on: Day,
  first?: Day | null,
): Day {
  return [on, activatedOn ?? startsOn ?? on, first ?? on].toSorted().at(-1)!;
}

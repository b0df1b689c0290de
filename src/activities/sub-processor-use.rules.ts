import { ActivityStatus } from '../law/assessments.js';
import { RecipientRole } from '../law/roles.js';
import type { Day } from '../shared/days.js';
import { Severity, type Rule } from '../shared/rules.js';
import { SubProcessorStatus } from '../sub-processors/listed-sub-processor.js';
import type { ActivityRow } from './activity-row.js';
import { statusOn } from './activity-status.js';
import type { KnownSubProcessor } from './activity-world.js';

/** The record against which the published list is held. */
export interface UseWorld {
  on: Day;
  activities: readonly ActivityRow[];
}

export interface Used {
  engagements: Set<string>;
  parties: Set<string>;
}
const known = new WeakMap<UseWorld, Used>();

/** Engagements and parties that entries which have not ended name as sub-processors. */
export function usedIn(world: UseWorld): Used {
  const cached = known.get(world);
  if (cached) return cached;
  const open = world.activities.filter((row) => statusOn(row, world.on) !== ActivityStatus.ENDED);
  const recipients = open.flatMap((row) => row.recipients);
  const named = recipients.filter(({ role }) => role === RecipientRole.SUB_PROCESSOR);
  const engagements = [
    ...open.flatMap(({ subProcessorIds }) => subProcessorIds),
    ...recipients.flatMap(({ subProcessorId }) => subProcessorId ?? []),
  ];
  const used = {
    engagements: new Set(engagements),
    parties: new Set(named.flatMap(({ partyId }) => partyId ?? [])),
  };
  known.set(world, used);
  return used;
}

/** The other direction of S07; silent while the record names no sub-processor at all, as that of a bare list. */
export const subProcessorUseRules: readonly Rule<KnownSubProcessor, UseWorld>[] = [
  {
    id: 'S07',
    article: 'Art. 28(2), 5(2)',
    severity: Severity.ERROR,
    title: 'Sub-processors that are published are used in an activity.',
    find: ({ id, partyId, legalName, status }, world) => {
      const { engagements, parties } = usedIn(world);
      if (status !== SubProcessorStatus.IN_USE || engagements.size + parties.size === 0) return [];
      if (engagements.has(id) || parties.has(partyId)) return [];
      return [
        {
          message: `${legalName} is on the published list and no activity names it; name it in the activity that uses it, or remove it from the list.`,
        },
      ];
    },
  },
];

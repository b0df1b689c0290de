import { RecipientRole } from '../law/roles.js';
import { Severity } from '../shared/rules.js';
import { SubProcessorStatus } from '../sub-processors/listed-sub-processor.js';
import type { ActivityRow } from './activity-row.js';
import type { ActivityRule, ActivityWorld } from './activity-world.js';
import { contractRules } from './contract.rules.js';
import { judgedOn, nameOf, receiving } from './receiving.js';
import { transfersExist } from './recipient-transfers.rules.js';

const { ERROR } = Severity;

const PUBLISHED: readonly SubProcessorStatus[] = [SubProcessorStatus.IN_USE, SubProcessorStatus.LEAVING];

const published: ActivityRule = {
  id: 'S07',
  article: 'Art. 28(2), 5(2)',
  severity: ERROR,
  title: 'Sub-processors that receive data are those that are published.',
  find: (row: ActivityRow, world) => {
    const listed = publishedParties(world);
    return receiving(row, world).flatMap(({ recipient, path }) => {
      const { role, subProcessorId, partyId, startsOn } = recipient;
      if (role !== RecipientRole.SUB_PROCESSOR || (startsOn != null && startsOn > world.on)) return [];
      const engaged = world.subProcessors.get(subProcessorId ?? '');
      const known =
        subProcessorId === null ? listed.has(partyId ?? '') : engaged && PUBLISHED.includes(engaged.status);
      if (known) return [];
      if (engaged?.status === SubProcessorStatus.COMING)
        return judgedOn(row, world.on, startsOn) >= engaged.listedSince
          ? []
          : [
              {
                path: `${path}.startsOn`,
                message: `${engaged.legalName} comes onto the list only on ${engaged.listedSince}, and the entry does not say that it receives no data before; state its first day.`,
              },
            ];
      return [
        {
          path: subProcessorId === null ? path : `${path}.subProcessor`,
          message: `${nameOf(recipient, world)} receives data as a sub-processor and is not on the published list; announce it, or take it out.`,
        },
      ];
    });
  },
};

const byWorld = new WeakMap<ActivityWorld['subProcessors'], Set<string>>();

function publishedParties({ subProcessors }: ActivityWorld): Set<string> {
  let known = byWorld.get(subProcessors);
  if (!known) {
    const listed = [...subProcessors.values()].filter(({ status }) => PUBLISHED.includes(status));
    byWorld.set(subProcessors, (known = new Set(listed.map(({ partyId }) => partyId))));
  }
  return known;
}

/** Who receives data (T01, S01, S02, S07). */
export const recipientRules: readonly ActivityRule[] = [transfersExist, ...contractRules, published];

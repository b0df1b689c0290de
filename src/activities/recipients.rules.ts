import { ContractKind, RecipientRole } from '../law/roles.js';
import { Severity, type Found } from '../shared/rules.js';
import { SubProcessorStatus } from '../sub-processors/listed-sub-processor.js';
import type { ActivityRow } from './activity-row.js';
import type { ActivityRule, ActivityWorld } from './activity-world.js';
import { nameOf, receiving } from './receiving.js';
import { transfersExist } from './recipient-transfers.rules.js';

const { ERROR } = Severity;

const contracted: ActivityRule = {
  id: 'S01',
  article: 'Art. 28(3), (9)',
  severity: ERROR,
  title: 'With each processor there is a contract of Art. 28, signed or made part of another.',
  find: (row: ActivityRow, world) =>
    receiving(row, world).flatMap(({ recipient, path }): Found[] => {
      if (recipient.role !== RecipientRole.PROCESSOR) return [];
      const who = nameOf(recipient, world);
      const agreement = world.agreements.get(recipient.agreementId ?? '');
      const contract = agreement ?? recipient.contract;
      const at = agreement ? `${path}.agreement` : `${path}.contract`;
      if (!contract) {
        if (recipient.agreementId !== null) return [];
        return [
          {
            path: at,
            message: `No data-processing agreement with the processor ${who} is named; name the agreement or the contract.`,
          },
        ];
      }
      if (contract.kind !== ContractKind.ARTICLE_28)
        return [
          {
            path: at,
            message: `The contract with the processor ${who} is none of Art. 28(3); name its data-processing agreement.`,
          },
        ];
      if (!contract.signedOn && !contract.incorporatedBy)
        return [
          {
            path: `${at}.signedOn`,
            message: `The data-processing agreement with ${who} is neither signed nor part of another contract; give the day or the clause.`,
          },
        ];
      if (agreement?.expiresOn && agreement.expiresOn < world.on)
        return [
          {
            path: at,
            message: `The data-processing agreement with ${who} expired on ${agreement.expiresOn}; renew it.`,
          },
        ];
      return [];
    }),
};

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
      const status = world.subProcessors.get(subProcessorId ?? '')?.status;
      const known =
        subProcessorId === null ? listed.has(partyId ?? '') : status && PUBLISHED.includes(status);
      if (known) return [];
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

/** Who receives data (T01, S01, S07). */
export const recipientRules: readonly ActivityRule[] = [transfersExist, contracted, published];

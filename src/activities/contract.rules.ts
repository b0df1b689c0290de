import { runsOn, whyNotRunning } from '../agreements/agreement-row.js';
import { AgreementSide, ContractKind, RecipientRole } from '../law/roles.js';
import type { Day } from '../shared/days.js';
import { Severity, type Found } from '../shared/rules.js';
import type { RecipientRow } from './activity-row.js';
import type { ActivityRule, ActivityWorld } from './activity-world.js';
import { judgedOn, nameOf, receiving } from './receiving.js';

const { ERROR } = Severity;

const ofProcessors: ActivityRule = {
  id: 'S01',
  article: 'Art. 28(3), (9)',
  severity: ERROR,
  title: 'With each processor there is a contract of Art. 28 in force, signed or made part of another.',
  find: (row, world) =>
    receiving(row, world).flatMap(({ recipient, path }) =>
      recipient.role === RecipientRole.PROCESSOR
        ? gapsOf(
            recipient,
            path,
            `processor ${nameOf(recipient, world)}`,
            world,
            dayOf(row, recipient, world),
          )
        : [],
    ),
};

/** The other half of the rule of the list: of who stands on it, that one judges the contract. */
const ofSubProcessors: ActivityRule = {
  id: 'S02',
  article: 'Art. 28(4)',
  severity: ERROR,
  title: 'A sub-processor that is not on the list is engaged by another recipient, or under a contract.',
  find: (row, world) =>
    receiving(row, world).flatMap(({ recipient, path }) => {
      const { role, below, subProcessorId, partyId } = recipient;
      if (role !== RecipientRole.SUB_PROCESSOR || below || subProcessorId !== null) return [];
      const day = dayOf(row, recipient, world);
      if (partyId !== null && (isListed(partyId, world) || hasAgreement(partyId, world, day))) return [];
      return gapsOf(recipient, path, `sub-processor ${nameOf(recipient, world)}`, world, day);
    }),
};

/** Contracts with those who process data (S01, S02). */
export const contractRules: readonly ActivityRule[] = [ofProcessors, ofSubProcessors];

const dayOf = (row: Parameters<typeof judgedOn>[0], { startsOn }: RecipientRow, { on }: ActivityWorld) =>
  judgedOn(row, on, startsOn);

const isListed = (party: string, { subProcessors }: ActivityWorld) =>
  [...subProcessors.values()].some(({ partyId }) => partyId === party);

const hasAgreement = (party: string, { agreements }: ActivityWorld, day: Day) =>
  [...agreements.values()].some(
    (one) =>
      one.partyId === party &&
      one.side === AgreementSide.VENDOR &&
      one.kind === ContractKind.ARTICLE_28 &&
      runsOn(one, day),
  );

/** What a contract lacks on the day: that there is one, its kind, a signature, its term. */
function gapsOf(
  { agreementId, contract: given }: RecipientRow,
  path: string,
  who: string,
  world: ActivityWorld,
  day: Day,
): Found[] {
  const agreement = world.agreements.get(agreementId ?? '');
  const contract = agreement ?? given;
  const at = agreement ? `${path}.agreement` : `${path}.contract`;
  const found = (message: string, where = at): Found[] => [{ path: where, message }];
  if (!contract)
    return agreementId === null
      ? found(`No data-processing agreement with the ${who} is named; name the agreement or the contract.`)
      : [];
  if (contract.kind !== ContractKind.ARTICLE_28)
    return found(`The contract with the ${who} is none of Art. 28(3); name its data-processing agreement.`);
  if (!contract.signedOn && !contract.incorporatedBy)
    return found(
      `The data-processing agreement with the ${who} is neither signed nor part of another contract; give the day or the clause.`,
      `${at}.signedOn`,
    );
  const why = agreement ? whyNotRunning(agreement, day) : notYetSigned(contract.signedOn, day);
  if (why)
    return found(
      `The data-processing agreement with the ${who} ${why}; name the one that is in force on ${day}.`,
    );
  return [];
}

const notYetSigned = (signedOn: Day | null | undefined, day: Day) =>
  signedOn && signedOn > day ? `is signed only on ${signedOn}` : undefined;

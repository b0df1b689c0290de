import type { ReadActivity } from '../activities/activities.reader.js';
import type { ControllerActivityRow } from '../activities/activity-row.js';
import { plain } from './plain-value.js';
import type { RegisterNames } from './register-names.js';
import type { RegisterActivityInput } from './register-sections.inputs.js';

/** An entry of the record in the words of a file. */
export function entryOfActivity(
  read: ReadActivity,
  names: RegisterNames,
  prevailing: string,
): RegisterActivityInput {
  // rows of a processor's record bear the same columns, all of them empty
  const row = read as ReadActivity & Partial<ControllerActivityRow>;
  return plain(
    {
      reference: row.reference,
      role: row.role,
      title: row.title,
      description: row.description,
      businessFunction: row.businessFunction,
      owner: row.owner,
      startsOn: row.startsOn,
      activatedOn: row.activatedOn,
      activationReason: row.activationReason,
      suspensions: row.suspensions,
      endedOn: row.endedOn,
      controllerParty: names.parties.wordOf(row.controllerPartyId),
      purposes: row.purposes,
      dataSubjects: row.dataSubjects?.map(withoutDefaultKey),
      dataItems: row.dataItems?.map(withoutDefaultKey),
      sources: row.sources,
      noRecipients: row.noRecipients || undefined,
      automatedDecision: row.automatedDecision,
      dpia: row.dpia,
      recipients: row.recipients.map(({ partyId, subProcessorId, agreementId, ...facts }) => ({
        ...withoutIds(facts),
        party: names.parties.wordOf(partyId),
        subProcessor: names.subProcessors.wordOf(subProcessorId),
        agreement: names.agreements.wordOf(agreementId),
      })),
      controllers: row.controllers.map(({ partyId, agreementId, ...facts }) => ({
        party: names.parties.wordOf(partyId),
        agreement: names.agreements.wordOf(agreementId),
        ...withoutIds(facts),
      })),
      subProcessors: names.subProcessors.wordsOf(row.subProcessorIds),
      transfers: names.transfers.wordsOf(row.transferIds),
      products: names.products.wordsOf(row.productIds),
      measures: row.measures,
      systems: row.systems,
      review: row.review,
    },
    prevailing,
  ) as RegisterActivityInput;
}

/** What a file states, in the words that stand for the things it names. */
export function givenActivity(
  input: RegisterActivityInput,
  path: string,
  { parties, subProcessors, agreements, transfers, products }: RegisterNames,
): RegisterActivityInput {
  return {
    ...input,
    noRecipients: input.noRecipients || undefined,
    controllerParty: parties.word(input.controllerParty, `${path}.controllerParty`),
    dataSubjects: input.dataSubjects?.map(withoutDefaultKey),
    dataItems: input.dataItems?.map(withoutDefaultKey),
    recipients: input.recipients?.map((recipient, index) => ({
      ...recipient,
      party: parties.word(recipient.party, `${path}.recipients.${index}.party`),
      subProcessor: subProcessors.word(recipient.subProcessor, `${path}.recipients.${index}.subProcessor`),
      agreement: agreements.word(recipient.agreement, `${path}.recipients.${index}.agreement`),
    })),
    controllers: input.controllers?.map((controller, index) => ({
      ...controller,
      party: parties.word(controller.party, `${path}.controllers.${index}.party`)!,
      agreement: agreements.word(controller.agreement, `${path}.controllers.${index}.agreement`),
    })),
    subProcessors: subProcessors.words(input.subProcessors, `${path}.subProcessors`),
    transfers: transfers.words(input.transfers, `${path}.transfers`),
    products: products.words(input.products, `${path}.products`),
  };
}

/** A key that is the category goes without saying. */
function withoutDefaultKey<T extends { key?: string | null; category: string }>(part: T): T {
  return part.key === part.category ? { ...part, key: undefined } : part;
}

function withoutIds<T extends object>(facts: T): Omit<T, 'id' | 'activity'> {
  const { id: _id, activity: _activity, ...said } = facts as T & { id?: string; activity?: string };
  return said as Omit<T, 'id' | 'activity'>;
}

import type { Collection } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Party } from '../parties/party.entity.js';
import { SubProcessor } from '../sub-processors/sub-processor.entity.js';
import type {
  ActivityContentInput,
  ActivityControllerInput,
  ActivityRecipientInput,
} from './activity.inputs.js';
import {
  ActivityController,
  ActivityRecipient,
  ActivitySubProcessor,
  ActivityTransfer,
  type ActivityLink,
} from './activity-links.entity.js';
import { stored, text } from './given-activity.js';
import { idsNamed, type Kind, type Name } from './named.js';
import type { ProcessingActivity } from './processing-activity.entity.js';

/** Points an entry to the rows that the input names; lists that are given replace what stood. @throws BAD_USER_INPUT */
export async function link(
  em: SqlEntityManager,
  activity: ProcessingActivity,
  given: ActivityContentInput,
  prevailing: string,
): Promise<void> {
  const ids = await resolve(em, activity.organisationId, given);
  const party = (path: string) => (ids.has(path) ? em.getReference(Party, ids.get(path)!) : null);
  const engagement = (path: string) => (ids.has(path) ? em.getReference(SubProcessor, ids.get(path)!) : null);
  if (given.controllerParty !== undefined) activity.controllerParty = party('controllerParty');
  const agreementId = (path: string) => ids.get(`${path}.agreement`) ?? null;
  if (given.recipients !== undefined) {
    const recipients = (given.recipients ?? []).map((recipient, index) => ({
      ...recipientColumns(recipient, `recipients.${index}`, prevailing),
      party: party(`recipients.${index}.party`),
      subProcessor: engagement(`recipients.${index}.subProcessor`),
      agreementId: agreementId(`recipients.${index}`),
    }));
    replace(activity, activity.recipients, ActivityRecipient, recipients);
  }
  if (given.controllers !== undefined) {
    const controllers = (given.controllers ?? []).map((controller, index) => ({
      ...controllerColumns(controller, `controllers.${index}`, prevailing),
      party: party(`controllers.${index}.party`)!,
      agreementId: agreementId(`controllers.${index}`),
    }));
    replace(activity, activity.controllers, ActivityController, controllers);
  }
  if (given.subProcessors !== undefined) {
    const used = (given.subProcessors ?? []).map((_, index) => engagement(`subProcessors.${index}`)!);
    const links = [...new Set(used)].map((subProcessor) => ({ subProcessor }));
    replace(activity, activity.subProcessors, ActivitySubProcessor, links);
  }
  if (given.transfers !== undefined) {
    const used = (given.transfers ?? []).map((_, index) => ids.get(`transfers.${index}`)!);
    const links = [...new Set(used)].map((transferId) => ({ transferId }));
    replace(activity, activity.transfers, ActivityTransfer, links);
  }
}

/** The ids of all rows named, by the path at which they are named: one statement for each kind. */
async function resolve(
  em: SqlEntityManager,
  organisationId: string,
  given: ActivityContentInput,
): Promise<Map<string, string>> {
  const names: Record<Kind, Name[]> = { party: [], 'sub-processor': [], agreement: [], transfer: [] };
  const name = (kind: Kind, path: string, text: string | null | undefined) => {
    if (text != null) names[kind].push({ path, text });
  };
  name('party', 'controllerParty', given.controllerParty);
  given.recipients?.forEach(({ party, subProcessor, agreement }, index) => {
    name('party', `recipients.${index}.party`, party);
    name('sub-processor', `recipients.${index}.subProcessor`, subProcessor);
    name('agreement', `recipients.${index}.agreement`, agreement);
  });
  given.controllers?.forEach(({ party, agreement }, index) => {
    name('party', `controllers.${index}.party`, party);
    name('agreement', `controllers.${index}.agreement`, agreement);
  });
  given.subProcessors?.forEach((text, index) => name('sub-processor', `subProcessors.${index}`, text));
  given.transfers?.forEach((text, index) => name('transfer', `transfers.${index}`, text));
  const ids = new Map<string, string>();
  for (const [kind, asked] of Object.entries(names) as [Kind, Name[]][]) {
    const found = await idsNamed(em, organisationId, kind, asked);
    asked.forEach(({ path }, index) => ids.set(path, found[index]!));
  }
  return ids;
}

function recipientColumns(given: ActivityRecipientInput, path: string, prevailing: string) {
  return {
    key: given.key ?? null,
    role: given.role,
    category: given.category ? text(given.category, `${path}.category`, prevailing) : null,
    purpose: given.purpose?.trim() || null,
    dataItems: given.dataItems ?? [],
    contract: given.contract ? stored(given.contract, path, prevailing, []) : null,
    countries: [...new Set(given.countries)],
    remoteAccessCountries: [...new Set(given.remoteAccessCountries)],
    below: given.below ?? null,
    startsOn: given.startsOn ?? null,
    endsOn: given.endsOn ?? null,
  };
}

function controllerColumns(given: ActivityControllerInput, path: string, prevailing: string) {
  const { processingCategories: categories } = given;
  return {
    processingCategories:
      categories?.map((one, index) => text(one, `${path}.processingCategories.${index}`, prevailing)) ?? [],
    representative: given.representative?.trim() || null,
    dpo: given.dpo?.trim() || null,
    instructions: given.instructions?.trim() || null,
    endOfContract: given.endOfContract ?? null,
    arrangement: given.arrangement?.trim() || null,
  };
}

interface Columns {
  key?: string | null;
  role?: string;
  party?: Party | null;
  subProcessor?: SubProcessor | null;
  transferId?: string;
}

/** By what a row that is still meant is found again: its key, or whom and what it names. */
function identityOf({ key, role, party, subProcessor, transferId }: Columns): string {
  return key ?? [role, party?.id, subProcessor?.id, transferId].join(' ');
}

/** Rows that are still meant keep their id: history then shows what changed, not that all was written anew. */
function replace<L extends ActivityLink & Columns>(
  activity: ProcessingActivity,
  links: Collection<L>,
  Link: new () => L,
  wanted: readonly (Partial<L> & Columns)[],
): void {
  const known = Map.groupBy(links.getItems(), identityOf);
  wanted.forEach((columns, position) => {
    const row = known.get(identityOf(columns))?.shift() ?? new Link();
    Object.assign(row, columns, { position, organisationId: activity.organisationId, activity });
    links.add(row);
  });
  for (const gone of [...known.values()].flat()) links.remove(gone);
}

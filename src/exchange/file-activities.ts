import { refuseBadKeys } from '../activities/activity-keys.js';
import type { ActivityRow } from '../activities/activity-row.js';
import { suspendedOn } from '../activities/activity-status.js';
import { columnsOf, refuseForeignFacts, stored, text } from '../activities/given-activity.js';
import type { Product } from '../organisations/product.entity.js';
import type { Day } from '../shared/days.js';
import { givenActivity } from './activity-entries.js';
import type { RegisterNames } from './register-names.js';
import type { RegisterActivityInput } from './register-sections.inputs.js';

/** An entry of the record of a file as the register would have it. @throws BAD_USER_INPUT as the room does */
export function activityOf(
  input: RegisterActivityInput,
  path: string,
  on: Day,
  names: RegisterNames,
  prevailing: string,
): ActivityRow {
  const said = givenActivity(input, path, names);
  refuseForeignFacts(said, said.role);
  // products are named by their slugs, which the names have looked at
  const products = (said.products ?? []).map((slug) => ({ id: slug, slug }) as Product);
  const columns = columnsOf(said, prevailing, products);
  const recipients = (said.recipients ?? []).map((recipient, index) => {
    const { party, subProcessor, agreement, ...facts } = recipient;
    return {
      ...stored(facts, `recipients.${index}`, prevailing, ['category']),
      id: `${said.reference} recipient ${index}`,
      partyId: party ?? null,
      subProcessorId: subProcessor ?? null,
      agreementId: agreement ?? null,
    };
  });
  const controllers = (said.controllers ?? []).map((controller, index) => {
    const { party, agreement, processingCategories, ...facts } = controller;
    const at = `controllers.${index}.processingCategories`;
    return {
      ...facts,
      processingCategories: processingCategories?.map((one, n) => text(one, `${at}.${n}`, prevailing)),
      id: `${said.reference} controller ${index}`,
      partyId: party,
      agreementId: agreement ?? null,
    };
  });
  const row = {
    businessFunction: null,
    owner: null,
    startsOn: null,
    description: null,
    purposes: [],
    dataSubjects: [],
    dataItems: [],
    sources: [],
    noRecipients: false,
    automatedDecision: null,
    dpia: null,
    measures: [],
    systems: [],
    review: null,
    productIds: [],
    ...columns,
    id: said.reference,
    reference: said.reference,
    role: said.role,
    title: columns.title!,
    activatedOn: said.activatedOn ?? null,
    suspendedOn: suspendedOn(said.suspensions ?? [], on),
    endedOn: said.endedOn ?? null,
    controllerPartyId: said.controllerParty ?? null,
    recipients,
    controllers,
    subProcessorIds: said.subProcessors ?? [],
    transferIds: said.transfers ?? [],
  };
  refuseBadKeys(row);
  return row;
}

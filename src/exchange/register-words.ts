import type { Organisation } from '../organisations/organisation.entity.js';
import { engagementFields } from '../sub-processors/facts.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { partyFields } from '../parties/party-facts.js';
import { entryOfActivity } from './activity-entries.js';
import { entryOfAgreement } from './agreement-entries.js';
import { entryOfAuthorisation } from './authorisation-entries.js';
import type { KnownRegister } from './known-register.reader.js';
import { entryOfParty, entryOfProfile, pick } from './party-entries.js';
import { plain } from './plain-value.js';
import { entryOfPolicy, inForceOf } from './policy-entries.js';
import type { RegisterOrganisationInput } from './register.inputs.js';
import { RegisterNames } from './register-names.js';
import { entryOfTransfer } from './transfer-entries.js';

/** A register file as an object: JSON of it, or YAML, reads back as no change. */
export type RegisterFile = Record<string, unknown>;

/** What a file says of the organisation itself: all that it may state. */
export const settings = [
  'slug',
  'name',
  'timeZone',
  'languages',
  'noticeDays',
  'objectionDays',
  'contactEmail',
  'fourEyes',
  'reminderDays',
  'confirmsEffect',
  'evidenceDays',
  'exemptPolicyKinds',
] as const satisfies readonly (keyof RegisterOrganisationInput)[];

/** The organisation of a file, and its products. */
export interface RegisterHead {
  organisation: Pick<Organisation, (typeof settings)[number]>;
  products: readonly { slug: string; name: string }[];
}

/** A whole register in the words of a file: what is not given is left out, texts in the prevailing language alone are strings. */
export function registerFileOf({ organisation, products }: RegisterHead, known: KnownRegister): RegisterFile {
  const { on, prevailing } = known;
  const names = new RegisterNames(known);
  // whoever is engaged and bears no reference is said by the list alone
  const engaged = new Set(known.subProcessors.map(({ partyId }) => partyId));
  const parties = known.parties.filter(({ id, reference }) => reference !== null || !engaged.has(id));
  const sections = {
    organisation: pick(organisation, settings),
    on,
    products: products.map((product) => ({ slug: product.slug, name: product.name })),
    parties: parties.map((row) => entryOfParty(row, prevailing)),
    profile: known.profile && entryOfProfile(known.profile, names, prevailing),
    subProcessors: known.subProcessors.map((row) => entryOfSubProcessor(row, names, prevailing)),
    agreements: known.agreements.map((row) => entryOfAgreement(row, names, known)),
    authorisations: known.authorisations
      .filter(({ id }) => known.counting.has(id))
      .flatMap((row) => entryOfAuthorisation(row, names, prevailing) ?? []),
    transfers: known.transfers.map((row) => entryOfTransfer(row, names, prevailing)),
    policies: known.policies.map((row) => entryOfPolicy(row, inForceOf(row), names, prevailing)),
    activities: known.activities.map((row) => entryOfActivity(row, names, prevailing)),
  };
  return plain(sections, prevailing) as RegisterFile;
}

/** An engagement in the words of a file. */
function entryOfSubProcessor(row: ListedSubProcessor, names: RegisterNames, prevailing: string): object {
  const { productIds, ...facts } = pick(row, engagementFields);
  const entry = {
    id: row.id,
    effectiveFrom: row.listedSince,
    ...pick(row, partyFields),
    ...facts,
    products: names.products.wordsOf(productIds),
    engagedBy: names.subProcessors.wordOf(row.engagedById),
  };
  return plain(entry, prevailing) as object;
}

import { noticeUrl } from '../notices/notice-mails.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Product } from '../organisations/product.entity.js';
import type { Day } from '../shared/days.js';
import { textIn, type LocalizedText } from '../shared/localized-text.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import type { ComingChange, PublishedList } from './published.reader.js';

/** Where the schema of the list stands. */
export const LIST_SCHEMA_PATH = '/schemas/sub-processors.json';

export interface MachineList extends PublishedList {
  organisation: Organisation;
  lang: string;
  on: Day;
  shown: readonly ListedSubProcessor[];
  publicUrl: string;
}

/** The list for machines: the names of the GraphQL type, texts in one language, countries as codes, products by slug. */
export function listDocument({
  organisation,
  lang,
  on,
  shown,
  coming,
  products,
  updatedOn,
  publicUrl,
}: MachineList) {
  return {
    $schema: `${publicUrl}${LIST_SCHEMA_PATH}`,
    organisation: organisation.slug,
    organisationName: organisation.name,
    language: lang,
    on,
    updatedOn,
    subProcessors: shown.map((row) => listEntry(row, lang, products)),
    coming: coming.map((change) => comingEntry(change, lang, organisation, publicUrl)),
  };
}

export type ListEntry = ReturnType<typeof listEntry>;

export function listEntry(row: ListedSubProcessor, lang: string, products: readonly Product[]) {
  const text = (of: LocalizedText | null) => textIn(of, lang, row.prevailing);
  const texts = (of: readonly LocalizedText[]) => of.map(text).filter((item) => item !== null);
  return {
    id: row.id,
    legalName: row.legalName,
    tradingName: row.tradingName,
    registrationId: row.registrationId,
    establishment: row.establishment,
    address: row.address,
    contact: row.contact,
    website: row.website,
    service: text(row.service),
    purpose: text(row.purpose),
    dataCategories: texts(row.dataCategories),
    dataSubjects: texts(row.dataSubjects),
    countries: row.countries,
    placesAsWritten: row.placesAsWritten,
    products: products.filter(({ id }) => row.productIds.includes(id)).map(({ slug }) => slug),
    conditions: text(row.conditions),
    usesAi: row.usesAi,
    transferMechanism: text(row.transferMechanism),
    note: text(row.note),
    engagedBy: row.engagedById,
    status: row.status,
    effectiveFrom: row.effectiveFrom,
    listedSince: row.listedSince,
    announcedOn: row.announcedOn,
    listedUntil: row.listedUntil,
  };
}

function comingEntry(change: ComingChange, lang: string, organisation: Organisation, publicUrl: string) {
  const text = (of: LocalizedText | null) => textIn(of, lang, organisation.prevailingLanguage());
  return {
    kind: change.kind,
    subProcessor: change.subProcessorId,
    legalName: change.legalName,
    effectiveFrom: change.effectiveFrom,
    announcedOn: change.announcedOn,
    origin: change.origin,
    changes: change.changes.map(({ field, from, to }) => ({ field, from: text(from), to: text(to) })),
    emergency: change.emergency,
    notice: change.notice === null ? null : noticeUrl(publicUrl, organisation, change.notice, lang),
  };
}

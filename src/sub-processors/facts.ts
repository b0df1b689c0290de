import { partyFields, type PartyFacts } from '../parties/party-facts.js';
import { textIn, type LocalizedText } from '../shared/localized-text.js';

/** What a page shows of an engagement. */
export interface EngagementFacts {
  service: LocalizedText | null;
  purpose: LocalizedText | null;
  dataCategories: LocalizedText[];
  dataSubjects: LocalizedText[];
  countries: string[];
  placesAsWritten: string | null;
  /** None: all products of the organisation. */
  productIds: string[];
  /** Whom it applies to ("EU customers only"). */
  conditions: LocalizedText | null;
  usesAi: boolean | null;
  transferMechanism: LocalizedText | null;
  note: LocalizedText | null;
}

export const engagementFields = [
  'service',
  'purpose',
  'dataCategories',
  'dataSubjects',
  'countries',
  'placesAsWritten',
  'productIds',
  'conditions',
  'usesAi',
  'transferMechanism',
  'note',
] as const satisfies readonly (keyof EngagementFacts)[];

export type FactField = keyof EngagementFacts | keyof PartyFacts;
export type Facts = Partial<EngagementFacts & PartyFacts>;

/** Fields whose change customers may object to: it needs the notice period. The others are told without one. */
const needsPeriod: ReadonlySet<FactField> = new Set<FactField>([
  'establishment',
  'service',
  'purpose',
  'dataCategories',
  'dataSubjects',
  'countries',
  'placesAsWritten',
  'productIds',
  'conditions',
  'usesAi',
  'transferMechanism',
]);

/** The name a field bears outside. */
export function outsideName(field: FactField): string {
  return field === 'productIds' ? 'products' : field;
}

/** The field that bears a name outside. */
export function fieldNamed(name: string): FactField {
  return name === 'products' ? 'productIds' : (name as FactField);
}

/** One field of an amendment, before it is put into a language. */
export interface FactChange {
  field: FactField;
  from: Facts[FactField] | null;
  to: Facts[FactField] | null;
}

/**
 * What differs, field by field. Sets compare as sets, texts in the prevailing language: an added translation is no
 * amendment.
 */
export function factChanges(from: Facts | null, to: Facts | null, prevailing: string): FactChange[] {
  return [...partyFields, ...engagementFields]
    .map((field) => ({ field, from: from?.[field] ?? null, to: to?.[field] ?? null }))
    .filter((change) => comparable(change.from, prevailing) !== comparable(change.to, prevailing));
}

/** Whether an amendment of these fields needs the notice period. */
export function changesNeedPeriod(changes: readonly { field: FactField }[]): boolean {
  return changes.some(({ field }) => needsPeriod.has(field));
}

function comparable(value: Facts[FactField] | null, prevailing: string): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value))
    return value
      .map((item) => comparable(item as string, prevailing))
      .sort()
      .join('\n');
  if (typeof value === 'object') return (textIn(value, prevailing, prevailing) ?? '').trim();
  return String(value).trim();
}

/** A value in one language, for people: lists joined by commas. `nameOf` turns product ids into names. */
export function factText(
  value: Facts[FactField] | null,
  language: string,
  prevailing: string,
  nameOf: (id: string) => string,
): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    return value
      .map((item) => (typeof item === 'string' ? nameOf(item) : textIn(item, language, prevailing)))
      .join(', ');
  }
  if (typeof value === 'object') return textIn(value, language, prevailing);
  return String(value);
}

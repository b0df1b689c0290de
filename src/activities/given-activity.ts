import type { Product } from '../organisations/product.entity.js';
import { Refusal } from '../shared/errors.js';
import { localized, type LocalizedText } from '../shared/localized-text.js';
import type { ActivityContentInput } from './activity.inputs.js';
import type { RecordRole } from './activity-status.js';
import type { ProcessingActivity } from './processing-activity.entity.js';

/** What the record of a processor does not hold (Art. 30(2)). */
const ofControllers = [
  'controllerParty',
  'purposes',
  'dataSubjects',
  'dataItems',
  'sources',
  'noRecipients',
  'automatedDecision',
  'dpia',
] as const satisfies readonly (keyof ActivityContentInput)[];

/** @throws BAD_USER_INPUT for a fact that the record of a processor does not hold */
export function refuseForeignFacts(given: ActivityContentInput, role: RecordRole): void {
  if (role === 'CONTROLLER') return;
  const foreign = ofControllers.find((field) => {
    const value = given[field];
    return value != null && value !== false && !(Array.isArray(value) && value.length === 0);
  });
  if (foreign)
    throw Refusal.field(foreign, 'is not held by the record of a processor (Art. 30(2)): leave it out');
}

type Columns = Pick<
  ProcessingActivity,
  | 'title'
  | 'description'
  | 'businessFunction'
  | 'owner'
  | 'startsOn'
  | 'purposes'
  | 'dataSubjects'
  | 'dataItems'
  | 'sources'
  | 'noRecipients'
  | 'automatedDecision'
  | 'dpia'
  | 'measures'
  | 'systems'
  | 'review'
  | 'productIds'
>;
type Given = ActivityContentInput & { title?: LocalizedText };

/** The columns among the facts given, as they are stored; what is not given is left out. @throws BAD_USER_INPUT */
export function columnsOf(given: Given, prevailing: string, products: readonly Product[]): Partial<Columns> {
  const list = <T extends object>(
    field: string,
    parts: T[] | null | undefined,
    ...texts: (keyof T & string)[]
  ) => parts?.map((part, index) => stored(part, `${field}.${index}`, prevailing, texts)) ?? [];
  const columns: { [field in keyof Columns]: () => Columns[field] } = {
    title: () => text(given.title ?? {}, 'title', prevailing),
    description: () => (given.description ? text(given.description, 'description', prevailing) : null),
    businessFunction: () => given.businessFunction?.trim() || null,
    owner: () => given.owner?.trim() || null,
    startsOn: () => given.startsOn ?? null,
    purposes: () => list('purposes', given.purposes, 'label', 'description', 'interest'),
    dataSubjects: () =>
      list('dataSubjects', given.dataSubjects, 'label').map((one) => ({
        ...one,
        key: one.key ?? one.category,
      })),
    dataItems: () =>
      list('dataItems', given.dataItems, 'label').map((one) => ({ ...one, key: one.key ?? one.category })),
    sources: () => list('sources', given.sources),
    noRecipients: () => given.noRecipients ?? false,
    automatedDecision: () => clean(given.automatedDecision ?? null),
    dpia: () => clean(given.dpia ?? null),
    measures: () => list('measures', given.measures, 'description'),
    systems: () => list('systems', given.systems),
    review: () => clean(given.review ?? null),
    productIds: () => idsOf(given.products ?? [], products),
  };
  const asked = Object.keys(columns).filter(
    (field) => given[(field === 'productIds' ? 'products' : field) as keyof Given] !== undefined,
  );
  return Object.fromEntries(
    asked.map((field) => [field, columns[field as keyof Columns]()]),
  ) as Partial<Columns>;
}

/** A value class as jsonb holds it: what is not said is left out, the named texts are language → text. */
export function stored<T extends object>(
  part: T,
  path: string,
  prevailing: string,
  texts: readonly (keyof T & string)[],
): T {
  const plain = clean(part);
  for (const field of texts)
    if (plain[field] != null)
      Object.assign(plain, { [field]: text(plain[field] as LocalizedText, `${path}.${field}`, prevailing) });
  return plain;
}

/** Every text exists in the language that prevails: the others fall back to it. */
export function text(given: LocalizedText, path: string, prevailing: string): LocalizedText {
  const texts = localized(given, prevailing);
  if (!texts[prevailing])
    throw Refusal.field(path, `has no text in ${prevailing}, the language that prevails`);
  return texts;
}

function clean<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => inner ?? undefined) ?? 'null') as T;
}

function idsOf(slugs: readonly string[], products: readonly Product[]): string[] {
  const ids = slugs.map((slug, index) => {
    const product = products.find((one) => one.slug === slug);
    if (!product) throw Refusal.field(`products.${index}`, `the organisation has no product "${slug}"`);
    return product.id;
  });
  return [...new Set(ids)];
}

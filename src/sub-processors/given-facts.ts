import { partyFields, type PartyFacts } from '../parties/party-facts.js';
import type { Product } from '../organisations/product.entity.js';
import { Refusal } from '../shared/errors.js';
import { localized, type LocalizedInput, type LocalizedText } from '../shared/localized-text.js';
import type { EngagementFacts } from './facts.js';
import type { FactsInput } from './facts.inputs.js';

type Given = Partial<FactsInput>;

/** The facts of the party among those given; white space is tidied, what is not given is left out. */
export function partyFactsOf(given: Given): Partial<PartyFacts> {
  const facts = partyFields
    .filter((field) => given[field] !== undefined)
    .map((field) => [field, tidy(given[field] ?? null)] as const);
  return Object.fromEntries(facts);
}

/** The facts of the engagement among those given. @throws BAD_USER_INPUT for a product that does not exist */
export function engagementFactsOf(
  given: Given,
  prevailing: string,
  products: readonly Product[],
): Partial<EngagementFacts> {
  const text = (value: LocalizedInput): LocalizedText => localized(value, prevailing);
  const texts = (['service', 'purpose', 'conditions', 'transferMechanism', 'note'] as const)
    .filter((field) => given[field] !== undefined)
    .map(
      (field) =>
        [field, given[field] ? text(withPrevailing(given[field], field, prevailing)) : null] as const,
    );
  const lists = (['dataCategories', 'dataSubjects'] as const)
    .filter((field) => given[field] !== undefined)
    .map(
      (field) =>
        [field, (given[field] ?? []).map((item) => text(withPrevailing(item, field, prevailing)))] as const,
    );
  return {
    ...Object.fromEntries([...texts, ...lists]),
    ...(given.countries !== undefined && { countries: [...new Set(given.countries)] }),
    ...(given.placesAsWritten !== undefined && { placesAsWritten: tidy(given.placesAsWritten) }),
    ...(given.usesAi !== undefined && { usesAi: given.usesAi }),
    ...(given.products !== undefined && { productIds: idsOf(given.products ?? [], products) }),
  };
}

function idsOf(slugs: readonly string[], products: readonly Product[]): string[] {
  return [...new Set(slugs)].map((slug, index) => {
    const product = products.find((one) => one.slug === slug);
    if (!product) throw Refusal.field(`products.${index}`, `the organisation has no product "${slug}"`);
    return product.id;
  });
}

/** Every text exists in the language that prevails: the others fall back to it. */
function withPrevailing(value: LocalizedInput, field: string, prevailing: string): LocalizedInput {
  if (typeof value !== 'string' && !(prevailing in value))
    throw Refusal.field(field, `has no text in ${prevailing}, the language that prevails`);
  return value;
}

function tidy(value: string | null): string | null {
  return value?.replace(/\s+/g, ' ').trim() || null;
}

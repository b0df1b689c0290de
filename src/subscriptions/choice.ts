import type { Organisation } from '../organisations/organisation.entity.js';
import type { Product } from '../organisations/product.entity.js';
import { Refusal } from '../shared/errors.js';
import { topicsOf, type Offer } from './offer.js';
import type { ChoiceInput } from './subscribe.input.js';
import type { Choice } from './subscription.entity.js';

/**
 * What was asked for, in ids; `held` are topics that the subscriber has already.
 * @throws BAD_USER_INPUT unknown product, topic or language; the same for a policy that is not public as for none
 */
export function choiceOf(
  organisation: Organisation,
  offer: Offer,
  input: ChoiceInput,
  held: readonly string[] = [],
): Choice {
  const { products } = offer;
  refuseUnknown(topicsOf(offer, held), input.topics);
  return {
    productIds: [...new Set(input.products.map((slug, place) => idOf(products, slug, place)))],
    topics: [...new Set(input.topics)],
    language: organisation.spokenLanguage(input.language),
    cadence: input.cadence,
  };
}

function refuseUnknown(offered: readonly string[], topics: readonly string[]): void {
  const place = topics.findIndex((topic) => !offered.includes(topic));
  if (place >= 0)
    throw Refusal.field(`topics.${place}`, `"${topics[place]}" is not a topic of this organisation`);
}

function idOf(products: readonly Product[], slug: string, place: number): string {
  const product = products.find((product) => product.slug === slug);
  if (!product) throw Refusal.field(`products.${place}`, `"${slug}" is not a product of this organisation`);
  return product.id;
}

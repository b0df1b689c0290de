import type { Organisation } from '../organisations/organisation.entity.js';
import type { Product } from '../organisations/product.entity.js';
import type { NamedPolicy } from '../policies/policies.reader.js';
import { textIn } from '../shared/localized-text.js';
import { subscribeWords } from '../views/subscribe-words.js';
import { AGREEMENTS, policyTopic, SUB_PROCESSORS } from './topics.js';

/** What somebody can choose to be told of. */
export interface Offer {
  products: readonly Product[];
  /** Those of which a version is public: nobody learns here of any other. */
  policies: readonly NamedPolicy[];
}

/**
 * Topics on offer. What is `held` stays among them: a policy whose only public version was withdrawn may come back, and
 * nobody loses a choice by changing another.
 */
export function topicsOf({ policies }: Pick<Offer, 'policies'>, held: readonly string[] = []): string[] {
  const own = policies.map(({ slug }) => policyTopic(slug));
  return [...new Set([SUB_PROCESSORS, AGREEMENTS, ...own, ...held])];
}

/** What topics are called in a language, in their order. */
export function topicTexts(
  { policies }: Pick<Offer, 'policies'>,
  organisation: Pick<Organisation, 'prevailingLanguage'>,
  lang: string,
  topics: readonly string[],
): string[] {
  const { form } = subscribeWords(lang);
  return topics.map((topic) => {
    if (topic === SUB_PROCESSORS) return form.subProcessors;
    if (topic === AGREEMENTS) return form.agreements;
    const policy = policies.find(({ slug }) => policyTopic(slug) === topic);
    const title = policy && textIn(policy.title, lang, organisation.prevailingLanguage());
    return form.policy(title ?? topic.replace('policy:', ''));
  });
}

import type { Organisation } from '../organisations/organisation.entity.js';
import type { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { textIn, type LocalizedText } from '../shared/localized-text.js';
import type { Publication } from '../shared/publication.js';
import { AGREEMENTS, policyTopic, SUB_PROCESSORS } from '../subscriptions/topics.js';

/** A new version of a policy or an agreement as it was announced, in every language of the organisation. */
export interface FrozenPublication {
  of: Publication['of'];
  versionId: string;
  subjectId: string;
  /** Slug of the policy, reference of the agreement. */
  reference: string;
  title: LocalizedText;
  label: string;
  effectiveFrom: Day;
  origin: `${Origin}`;
  summary: LocalizedText | null;
  /** SHA-256, hex, over the text in all languages; null: no text is kept here. */
  digest: string | null;
  /** False: an agreement with one customer, of which nobody else hears. */
  isPublic: boolean;
}

/** The same bytes for the same publications. */
export function freezePublications(
  publications: readonly Publication[],
  organisation: Organisation,
): FrozenPublication[] {
  const prevailing = organisation.prevailingLanguage();
  const inAll = (text: LocalizedText | null): LocalizedText | null =>
    text &&
    Object.fromEntries(
      organisation.languages.map((language) => [language, textIn(text, language, prevailing) ?? '']),
    );
  return publications.map((publication) => {
    const { of, id, subjectId, reference, title, label, effectiveFrom, origin, summary, digest } =
      publication;
    return {
      of,
      versionId: id,
      subjectId,
      reference,
      title: inAll(title) ?? {},
      label,
      effectiveFrom,
      origin,
      summary: inAll(summary),
      digest,
      isPublic: publication.isPublic,
    };
  });
}

/** What a notice is about: whoever wants to hear of one of these is told. None: nothing of it is for the public. */
export function topicsOf(
  content: readonly unknown[],
  publications: readonly Pick<FrozenPublication, 'of' | 'reference' | 'isPublic'>[],
): string[] {
  const topics = publications
    .filter(({ isPublic }) => isPublic)
    .map(({ of, reference }) => (of === 'policy' ? policyTopic(reference) : AGREEMENTS));
  return [...new Set([...(content.length > 0 ? [SUB_PROCESSORS] : []), ...topics])];
}

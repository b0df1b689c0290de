import type { Organisation } from '../organisations/organisation.entity.js';
import { textIn, type LocalizedText } from '../shared/localized-text.js';
import { publicationUrl } from '../shared/publication-url.js';
import type { TextVersion } from '../shared/text-version.js';
import { EventType } from './event.entity.js';
import type { EventDraft } from './events.service.js';

/** A version of a text that became public without a notice. */
export interface Released {
  of: 'policy' | 'agreement';
  /** Slug of the policy, reference of the agreement. */
  reference: string;
  title: LocalizedText;
  label: string;
  version: Pick<TextVersion, 'id' | 'effectiveFrom' | 'publishedOn' | 'digest'>;
}

/** What the outside is told of it: why nobody was written to is said to nobody outside. */
export function publicationEvent(
  publicUrl: string,
  organisation: Organisation,
  released: Released,
): EventDraft {
  const { of, reference, title, label, version } = released;
  return {
    type: of === 'policy' ? EventType.POLICY_PUBLISHED : EventType.AGREEMENT_PUBLISHED,
    data: {
      organisation: organisation.slug,
      [of]: reference,
      version: version.id,
      title: textIn(title, undefined, organisation.prevailingLanguage()),
      label,
      publishedOn: version.publishedOn,
      effectiveFrom: version.effectiveFrom,
      digest: version.digest,
      url: publicationUrl(publicUrl, organisation, released),
    },
  };
}

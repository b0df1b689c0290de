import { pageHref, type PageOwner } from './page-href.js';
import type { Publication } from './publication.js';

/** Where a version of a policy, or of an agreement that many customers stand on, can be read for good; from the root. */
export function publicationHref(
  organisation: PageOwner,
  { of, reference, label }: Pick<Publication, 'of' | 'reference' | 'label'>,
  lang?: string,
): string {
  return pageHref(organisation, lang, `/${of === 'policy' ? 'policies' : 'agreements'}/${reference}`, label);
}

/** The same as a whole address: in the language of a reader, or else in the prevailing one. */
export function publicationUrl(
  publicUrl: string,
  organisation: PageOwner,
  publication: Pick<Publication, 'of' | 'reference' | 'label'>,
  lang?: string,
): string {
  return publicUrl + publicationHref(organisation, publication, lang);
}

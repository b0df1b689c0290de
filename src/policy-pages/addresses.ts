import { pageHref, type PageOwner } from '../shared/page-href.js';
import type { TextSubject } from './published-text.js';

/** The address of a text, which shows what holds. */
export function textHref(
  organisation: PageOwner,
  lang: string,
  { folder, slug }: Pick<TextSubject, 'folder' | 'slug'>,
): string {
  return pageHref(organisation, lang, `/${folder}/${slug}`);
}

/** The address of one version, for good. */
export function versionHref(
  organisation: PageOwner,
  lang: string,
  { folder, slug }: Pick<TextSubject, 'folder' | 'slug'>,
  label: string,
): string {
  return pageHref(organisation, lang, `/${folder}/${slug}`, label);
}

import { pageHref, type PageOwner } from '../views/layout.js';
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
  subject: Pick<TextSubject, 'folder' | 'slug'>,
  label: string,
): string {
  const page = textHref(organisation, lang, subject);
  return `${page}${page.includes('?') ? '&' : '?'}version=${encodeURIComponent(label)}`;
}

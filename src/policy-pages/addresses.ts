import { pageHref, type PageOwner } from '../views/layout.js';

/** The address of one version, for good. */
export function versionHref(organisation: PageOwner, lang: string, policy: string, label: string): string {
  const page = pageHref(organisation, lang, `/policies/${policy}`);
  return `${page}${page.includes('?') ? '&' : '?'}version=${encodeURIComponent(label)}`;
}

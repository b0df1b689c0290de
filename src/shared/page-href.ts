/** Whose page it is. */
export interface PageOwner {
  slug: string;
  /** The first prevails: pages in it need no `lang` in their address. */
  languages?: readonly string[];
}

/**
 * Address of one of the owner's pages (`''`, `/changes` …) that stays in the reader's language; from the root. `version` names
 * one version of a text.
 */
export function pageHref(
  { slug, languages = [] }: PageOwner,
  lang: string | undefined,
  page = '',
  version?: string,
): string {
  const stays = lang !== undefined && lang !== languages[0] && languages.includes(lang);
  const asked = [
    ...(stays ? [`lang=${lang}`] : []),
    ...(version === undefined ? [] : [`version=${encodeURIComponent(version)}`]),
  ];
  return `/${slug}${page}${asked.length > 0 ? `?${asked.join('&')}` : ''}`;
}

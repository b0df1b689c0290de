import { pageHref } from '../shared/page-href.js';
import { atomFeed } from './atom.js';
import { feedItems, feedTitle, feedUpdated, type FeedProps } from './feed-items.js';

/** What happened, as an Atom feed (RFC 4287). */
export function changesAtom(props: FeedProps): string {
  const { organisation, lang, publicUrl, url } = props;
  const items = feedItems(props);
  return atomFeed({
    id: tagUri(publicUrl, organisation.createdAt.toISOString().slice(0, 10), `${organisation.slug}/changes`),
    title: feedTitle(props),
    lang,
    updated: feedUpdated(items, organisation),
    author: organisation.name,
    self: publicUrl + url,
    page: publicUrl + pageHref(organisation, lang, '/changes'),
    entries: items.map((item) => ({ ...item, id: `urn:uuid:${item.id}` })),
  });
}

/** RFC 4151: whose host, on which day, what. Never dereferenced, never changed. */
function tagUri(publicUrl: string, day: string, path: string): string {
  return `tag:${new URL(publicUrl).hostname},${day}:${path}`;
}

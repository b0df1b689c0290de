import { pageHref } from '../shared/page-href.js';
import { messagesFor } from '../views/messages.js';
import { feedItems, feedTitle, type FeedProps } from './feed-items.js';

/** What happened, as a JSON Feed (version 1.1, jsonfeed.org). */
export function changesJsonFeed(props: FeedProps) {
  const { organisation, lang, publicUrl, url } = props;
  const language = messagesFor(lang).lang;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle(props),
    home_page_url: publicUrl + pageHref(organisation, lang, '/changes'),
    feed_url: publicUrl + url,
    language,
    authors: [{ name: organisation.name, url: publicUrl + pageHref(organisation, lang) }],
    items: feedItems(props).map((item) => ({
      id: item.id,
      url: item.page,
      title: item.title,
      summary: item.summary,
      content_html: item.content,
      date_published: item.published.toISOString(),
      date_modified: item.updated.toISOString(),
      tags: item.categories.map(({ label }) => label),
      language,
    })),
  };
}

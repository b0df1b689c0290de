/** What a feed is made of (RFC 4287). */
export interface Feed {
  id: string;
  title: string;
  lang: string;
  updated: Date;
  author: string;
  /** Address of the feed itself. */
  self: string;
  /** Address of the page it follows. */
  page: string;
  entries: readonly FeedEntry[];
}

export interface FeedEntry {
  id: string;
  title: string;
  published: Date;
  updated: Date;
  page: string;
  /** Kinds of change. */
  categories: readonly { term: string; label: string }[];
  summary: string;
  /** HTML. */
  content: string;
}

export function atomFeed(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.lang)}">`,
    `<id>${escaped(feed.id)}</id>`,
    `<title>${escaped(feed.title)}</title>`,
    `<updated>${feed.updated.toISOString()}</updated>`,
    `<author><name>${escaped(feed.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(feed.page)}"/>`,
    ...feed.entries.map(entry),
    '</feed>',
    '',
  ].join('\n');
}

function entry({ id, title, published, updated, page, categories, summary, content }: FeedEntry): string {
  return [
    '<entry>',
    `<id>${escaped(id)}</id>`,
    `<title>${escaped(title)}</title>`,
    `<published>${published.toISOString()}</published>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    ...categories.map(({ term, label }) => `<category term="${escaped(term)}" label="${escaped(label)}"/>`),
    `<summary>${escaped(summary)}</summary>`,
    `<content type="html">${escaped(content)}</content>`,
    '</entry>',
  ].join('\n');
}

/** For text and attributes alike; characters that XML 1.0 does not know are dropped. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

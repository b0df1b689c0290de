import type { Organisation } from '../organisations/organisation.entity.js';
import { renderToStaticMarkup } from 'react-dom/server';
import { dayText } from '../views/format.js';
import { messagesFor } from '../views/messages.js';
import { atomFeed, type FeedEntry } from './atom.js';
import { NoticeChanges, NoticeFacts, NoticeRemarks, type PublishedNotice } from './notice-view.js';

interface Props {
  organisation: Organisation;
  lang: string;
  publicUrl: string;
  /** Of the feed, canonical, from the root. */
  url: string;
  notices: readonly PublishedNotice[];
}

/** The notices as a feed: one entry each, which keeps its id whatever becomes of the notice. */
export function noticeFeed({ organisation, lang, publicUrl, url, notices }: Props): string {
  const words = messagesFor(lang);
  const base = `${publicUrl}/${organisation.slug}`;
  const entries = notices.map((notice) => entryOf({ organisation, notice, lang, publicUrl }));
  const newest = entries.map(({ updated }) => updated.getTime()).sort((one, other) => other - one)[0];
  return atomFeed({
    id: tagUri(publicUrl, organisation.createdAt.toISOString().slice(0, 10), `${organisation.slug}/changes`),
    title: `${words.list.title}: ${words.log.title} · ${organisation.name}`,
    lang: words.lang,
    updated: newest === undefined ? organisation.createdAt : new Date(newest),
    author: organisation.name,
    self: publicUrl + url,
    page: `${base}/changes`,
    entries,
  });
}

function entryOf(props: {
  organisation: Organisation;
  notice: PublishedNotice;
  lang: string;
  publicUrl: string;
}): FeedEntry {
  const { organisation, notice, lang, publicUrl } = props;
  const words = messagesFor(lang);
  const path = `${organisation.slug}/changes/${notice.number}`;
  const changes = notice.content.map(
    ({ kind, legalName, effectiveFrom }) =>
      `${words.kinds[kind]}: ${legalName}, ${words.mail.effective(dayText(effectiveFrom, words.lang))}`,
  );
  const kinds = [...new Set(notice.content.map(({ kind }) => kind))];
  const withdrawn = notice.withdrawnAt ? `${words.notice.withdrawn}: ` : '';
  return {
    id: tagUri(publicUrl, notice.announcedOn, path),
    title: `${withdrawn}${words.notice.title(notice.number)}`,
    published: notice.announcedAt,
    updated: notice.withdrawnAt ?? notice.announcedAt,
    page: `${publicUrl}/${path}`,
    categories: kinds.map((kind) => ({ term: kind, label: words.kinds[kind] })),
    summary: withdrawn + changes.join('; '),
    content: renderToStaticMarkup(
      <>
        <NoticeFacts {...props} />
        <NoticeRemarks {...props} />
        <NoticeChanges {...props} level={3} />
      </>,
    ),
  };
}

/** RFC 4151: whose host, on which day, what. Never dereferenced, never changed. */
function tagUri(publicUrl: string, day: string, path: string): string {
  return `tag:${new URL(publicUrl).hostname},${day}:${path}`;
}

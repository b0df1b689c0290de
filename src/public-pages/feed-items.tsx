import { renderToStaticMarkup } from 'react-dom/server';
import type { Day } from '../shared/days.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { dayText } from '../views/format.js';
import { messagesFor } from '../views/messages.js';
import type { Happening } from './feed.reader.js';
import { publicationHeading } from './publication-view.js';
import { NoticeChanges, NoticeFacts, NoticeRemarks } from './notice-view.js';

/** What a feed of any format is made from. */
export interface FeedProps {
  organisation: Organisation;
  lang: string;
  publicUrl: string;
  /** Of the feed, canonical, from the root. */
  url: string;
  happenings: readonly Happening[];
}

export interface FeedItem {
  /** The id of the event. It stays, whatever becomes of the notice. */
  id: string;
  title: string;
  published: Date;
  updated: Date;
  page: string;
  /** Kinds of change. */
  categories: { term: string; label: string }[];
  summary: string;
  /** HTML. */
  content: string;
}

export function feedTitle({ organisation, lang }: Pick<FeedProps, 'organisation' | 'lang'>): string {
  const words = messagesFor(lang);
  return `${words.log.title} · ${organisation.name}`;
}

/** An announcement keeps its item and is marked when its notice is withdrawn; the withdrawal is an item of its own. */
export function feedItems({ happenings, organisation, lang, publicUrl }: FeedProps): FeedItem[] {
  const words = messagesFor(lang);
  return happenings.map(({ id, what, at, notice }) => {
    const title = words.notice.title(notice.number);
    const withdrawn = notice.withdrawnAt ? `${words.notice.withdrawn}: ` : '';
    const effective = (day: Day) => words.mail.effective(dayText(day, words.lang));
    const changes = [
      ...notice.content.map(
        ({ kind, legalName, effectiveFrom }) =>
          `${words.kinds[kind]}: ${legalName}, ${effective(effectiveFrom)}`,
      ),
      ...notice.publications.map(
        (publication) =>
          `${publicationHeading({ organisation, publication, lang })}, ${effective(publication.effectiveFrom)}`,
      ),
    ];
    const kinds = [...new Set(notice.content.map(({ kind }) => kind))];
    const shown = { organisation, notice, lang };
    return {
      id,
      title: what === 'withdrawn' ? `${title}: ${words.notice.withdrawn}` : withdrawn + title,
      published: at,
      updated: what === 'announced' ? (notice.withdrawnAt ?? at) : at,
      page: `${publicUrl}/${organisation.slug}/changes/${notice.number}`,
      categories: kinds.map((kind) => ({ term: kind, label: words.kinds[kind] })),
      summary: withdrawn + changes.join('; '),
      content: renderToStaticMarkup(
        <>
          <NoticeFacts {...shown} />
          <NoticeRemarks {...shown} />
          <NoticeChanges {...shown} level={3} />
        </>,
      ),
    };
  });
}

/** When the newest of them was touched; of none, when the organisation was set up. */
export function feedUpdated(items: readonly FeedItem[], { createdAt }: Organisation): Date {
  if (items.length === 0) return createdAt;
  return new Date(Math.max(...items.map(({ updated }) => updated.getTime())));
}

import { renderToStaticMarkup } from 'react-dom/server';
import type { Day } from '../shared/days.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { publicationUrl } from '../shared/publication-url.js';
import { noticeUrl } from '../notices/notice-mails.js';
import type { FrozenPublication } from '../notices/frozen-publication.js';
import { kindText } from '../views/change-values.js';
import { contactWords } from '../views/contact-words.js';
import { dayText } from '../views/format.js';
import { messagesFor } from '../views/messages.js';
import type { Happening, NoticeHappening, Release } from './feed.reader.js';
import { publicationHeading, PublicationView } from './publication-view.js';
import { NoticeChanges, NoticeFacts, NoticeRemarks, type PublishedNotice } from './notice-view.js';

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

/** An announcement keeps its item and is marked when its notice is withdrawn; what happens later is an item of its own. */
export function feedItems({ happenings, ...props }: FeedProps): FeedItem[] {
  return happenings.map((happening) =>
    happening.what === 'released' ? releaseItem(happening, props) : noticeItem(happening, props),
  );
}

type Props = Omit<FeedProps, 'happenings'>;

function noticeItem({ id, what, at, notice }: NoticeHappening, props: Props): FeedItem {
  const { organisation, lang, publicUrl } = props;
  const words = messagesFor(lang);
  const { labelled } = words.mail;
  const withdrawn = notice.withdrawnAt ? labelled(words.notice.withdrawn, '') : '';
  const emergency = notice.emergencyReason === null ? '' : labelled(words.notice.emergency, '');
  const title = words.notice.title(notice.number);
  const changes = [
    ...notice.content.map(
      (change) =>
        `${labelled(kindText(change, lang), change.legalName)}, ${effective(change.effectiveFrom, lang)}`,
    ),
    ...notice.publications.map((publication) => publicationSummary(publication, props)),
  ];
  const kinds = [...new Set(notice.content.map(({ kind }) => kind))];
  const shown = { organisation, notice, lang };
  return {
    id,
    title: {
      announced: withdrawn + title,
      withdrawn: labelled(title, words.notice.withdrawn),
      'in effect': contactWords(lang).effectSubject(notice.number),
    }[what],
    published: at,
    updated: what === 'announced' ? (notice.withdrawnAt ?? at) : at,
    page: noticePage(notice, props),
    categories: kinds.map((kind) => ({ term: kind, label: words.kinds[kind] })),
    summary: withdrawn + emergency + changes.join('; '),
    content: renderToStaticMarkup(
      <>
        <NoticeFacts {...shown} />
        <NoticeRemarks {...shown} />
        <NoticeChanges {...shown} level={3} from={publicUrl} />
      </>,
    ),
  };
}

function releaseItem({ id, at, publication }: Release, props: Props): FeedItem {
  const { organisation, lang } = props;
  const shown = { organisation, publication, lang };
  return {
    id,
    title: publicationHeading(shown),
    published: at,
    updated: at,
    page: releasePage(publication, props),
    categories: [],
    summary: publicationSummary(publication, props),
    content: renderToStaticMarkup(<PublicationView {...shown} level={3} from={props.publicUrl} />),
  };
}

type Placing = Pick<FeedProps, 'organisation' | 'publicUrl' | 'lang'>;

/** Where a notice stands for good, in the language of the feed. */
export function noticePage({ number }: PublishedNotice, { organisation, publicUrl, lang }: Placing): string {
  return noticeUrl(publicUrl, organisation, number, lang);
}

/** Where a text can be read, in the language of the feed. */
export function releasePage(
  publication: FrozenPublication,
  { organisation, publicUrl, lang }: Placing,
): string {
  return publicationUrl(publicUrl, organisation, publication, lang);
}

function publicationSummary(publication: FrozenPublication, { organisation, lang }: Props): string {
  const heading = publicationHeading({ organisation, publication, lang });
  return `${heading}, ${effective(publication.effectiveFrom, lang)}`;
}

function effective(day: Day, lang: string): string {
  const words = messagesFor(lang);
  return words.mail.effective(dayText(day, words.lang));
}

/** When the newest of them was touched; of none, when the organisation was set up. */
export function feedUpdated(items: readonly FeedItem[], { createdAt }: Organisation): Date {
  if (items.length === 0) return createdAt;
  return new Date(Math.max(...items.map(({ updated }) => updated.getTime())));
}

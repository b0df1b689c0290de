import ical, { escape, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Day } from '../shared/days.js';
import { kindText } from '../views/change-values.js';
import { listText } from '../views/format.js';
import { messagesFor } from '../views/messages.js';
import { feedTitle, noticePage, releasePage, type FeedProps } from './feed-items.js';
import type { Happening, NoticeHappening } from './feed.reader.js';
import { publicationHeading } from './publication-view.js';
import type { PublishedNotice } from './notice-view.js';

/** A day that somebody may want in a calendar. */
interface Entry {
  /** The id of the event, and what falls on the day. The same for good. */
  uid: string;
  day: Day;
  summary: string;
}

const HALF_A_DAY = 12 * 3600;

/**
 * The days that are set, as a calendar (RFC 5545): when changes and new texts take effect, and the last day to object. Days of a
 * withdrawn notice stay, cancelled, with a higher sequence: so they leave the calendars that hold them.
 */
export function changesCalendar(props: FeedProps): string {
  const { happenings, publicUrl, url } = props;
  const calendar = ical({
    // the library escapes the texts of events, not the name
    name: escape(clean(feedTitle(props)), false),
    prodId: { company: 'Ropewalk', product: 'Ropewalk' },
    method: ICalCalendarMethod.PUBLISH,
    source: publicUrl + url,
    ttl: HALF_A_DAY,
  });
  for (const happening of happenings) {
    const setting = settingOf(happening, props);
    for (const { uid, day, summary } of entriesOf(happening, props))
      calendar.createEvent({
        id: uid,
        start: new Date(`${day}T00:00:00Z`),
        allDay: true,
        summary: clean(summary),
        transparency: ICalEventTransparency.TRANSPARENT,
        ...setting,
      });
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** What all days of an event have in common. */
function settingOf(happening: Happening, props: FeedProps) {
  const { organisation } = props;
  if (happening.what === 'released') {
    const page = releasePage(happening.publication, props);
    const description = clean(`${organisation.name}\n${page}`);
    return { description, url: page, stamp: happening.at, sequence: 0, status: ICalEventStatus.CONFIRMED };
  }
  const { at, notice } = happening;
  const page = noticePage(notice, props);
  return {
    description: clean([titleOf(notice, props), ...emergencyOf(notice, props), page].join('\n')),
    url: page,
    stamp: notice.withdrawnAt ?? at,
    sequence: notice.withdrawnAt ? 1 : 0,
    status: notice.withdrawnAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  };
}

/** The days that an event sets: announcing and releasing do. */
function entriesOf(happening: Happening, props: FeedProps): Entry[] {
  if (happening.what === 'released') {
    const { id, publication } = happening;
    const { effectiveFrom: day } = publication;
    const what = publicationHeading({ ...props, publication });
    const { mail, notice } = messagesFor(props.lang);
    const summary = mail.labelled(notice.effective, what);
    return [{ uid: `${id}.effective.${day}`, day, summary }];
  }
  return happening.what === 'announced' ? noticeEntries(happening, props) : [];
}

function noticeEntries({ id, notice }: NoticeHappening, props: FeedProps): Entry[] {
  const words = messagesFor(props.lang);
  const { labelled } = words.mail;
  // a calendar may show nothing but the summary
  const mark = notice.emergencyReason === null ? '' : ` · ${words.notice.emergency}`;
  const changes = [
    ...notice.content.map((change) => ({
      effectiveFrom: change.effectiveFrom,
      what: `${change.legalName} (${kindText(change, props.lang)})`,
    })),
    ...notice.publications.map((publication) => ({
      effectiveFrom: publication.effectiveFrom,
      what: publicationHeading({ ...props, publication }),
    })),
  ];
  const entries = [...Map.groupBy(changes, ({ effectiveFrom }) => effectiveFrom)].map(([day, those]) => ({
    uid: `${id}.effective.${day}`,
    day,
    summary:
      labelled(
        words.notice.effective,
        listText(
          those.map(({ what }) => what),
          words.lang,
        ),
      ) + mark,
  }));
  if (notice.objectionDeadline !== null)
    entries.push({
      uid: `${id}.objection`,
      day: notice.objectionDeadline,
      summary: labelled(words.notice.lastDay, titleOf(notice, props)) + mark,
    });
  return entries;
}

/** That it came at shorter notice, and why. */
function emergencyOf({ emergencyReason }: PublishedNotice, { lang }: FeedProps): string[] {
  const { mail, notice } = messagesFor(lang);
  return emergencyReason === null ? [] : [mail.labelled(notice.emergency, emergencyReason)];
}

function titleOf({ number, withdrawnAt }: PublishedNotice, { lang, organisation }: FeedProps): string {
  const { mail, notice } = messagesFor(lang);
  return `${withdrawnAt ? mail.labelled(notice.withdrawn, '') : ''}${notice.title(number)} · ${organisation.name}`;
}

/** Control characters, line breaks apart, are no text (RFC 5545, 3.1). */
function clean(text: string): string {
  return text.toWellFormed().replace(/(?!\n)\p{Cc}/gu, ' ');
}

import { Injectable } from '@nestjs/common';
import { EventType } from '../events/event.entity.js';
import { EventsReader } from '../events/events.reader.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database } from '../platform/database.js';
import { instantOf } from '../shared/scalars.js';
import type { PublishedNotice } from './notice-view.js';
import { PublishedReader } from './published.reader.js';

/** Something that happened to a notice, under the id that every channel calls it by. */
export interface Happening {
  id: string;
  what: 'announced' | 'withdrawn';
  at: Date;
  /** As it stands now. */
  notice: PublishedNotice;
}

const WHAT: Partial<Record<EventType, Happening['what']>> = {
  [EventType.NOTICE_ANNOUNCED]: 'announced',
  [EventType.NOTICE_WITHDRAWN]: 'withdrawn',
};

/** What feeds and calendar are made of: the events of the newest notices. */
@Injectable()
export class FeedReader {
  constructor(
    private readonly database: Database,
    private readonly published: PublishedReader,
    private readonly events: EventsReader,
  ) {}

  /** Newest first. */
  happenings(organisation: Organisation): Promise<Happening[]> {
    return this.database.read(async () => {
      const { notices } = await this.published.log(organisation);
      const events = await this.events.ofNotices(notices.map(({ id }) => id));
      return events.toReversed().flatMap(({ id, type, at, noticeId }) => {
        const notice = notices.find((one) => one.id === noticeId);
        const what = WHAT[type];
        return notice && what ? [{ id, what, at: instantOf(at), notice }] : [];
      });
    });
  }
}

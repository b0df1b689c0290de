import { Injectable } from '@nestjs/common';
import { AgreementPublicationsReader } from '../agreements/agreement-publications.reader.js';
import { EventType } from '../events/event.entity.js';
import { EventsReader, type EventRow } from '../events/events.reader.js';
import { freezePublications, type FrozenPublication } from '../notices/frozen-publication.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { PolicyPublicationsReader } from '../policies/policy-publications.reader.js';
import { Database } from '../platform/database.js';
import { instantOf } from '../shared/scalars.js';
import type { PublishedNotice } from './notice-view.js';
import { PublishedReader } from './published.reader.js';

interface Happened {
  /** By which every channel calls the event. */
  id: string;
  at: Date;
}

/** Something that happened to a notice. */
export interface NoticeHappening extends Happened {
  what: 'announced' | 'withdrawn' | 'in effect';
  /** As it stands now. */
  notice: PublishedNotice;
}

/** A version of a text was released without a notice. */
export interface Release extends Happened {
  what: 'released';
  publication: FrozenPublication;
}

export type Happening = NoticeHappening | Release;

const WHAT: Partial<Record<EventType, NoticeHappening['what']>> = {
  [EventType.NOTICE_ANNOUNCED]: 'announced',
  [EventType.NOTICE_WITHDRAWN]: 'withdrawn',
  [EventType.NOTICE_IN_EFFECT]: 'in effect',
};
const RELEASES = [EventType.POLICY_PUBLISHED, EventType.AGREEMENT_PUBLISHED];

/** As many as there are notices in a feed. */
const RELEASES_SHOWN = 50;

/**
 * What feeds and calendar are made of: the events of the newest notices, and the newest releases without one. What
 * concerns single customers, reminders and objections, is for programs of the organisation, not for readers.
 */
@Injectable()
export class FeedReader {
  constructor(
    private readonly database: Database,
    private readonly published: PublishedReader,
    private readonly events: EventsReader,
    private readonly policies: PolicyPublicationsReader,
    private readonly agreements: AgreementPublicationsReader,
  ) {}

  /** Newest first. */
  happenings(organisation: Organisation): Promise<Happening[]> {
    return this.database.read(async () => {
      const { notices } = await this.published.log(organisation);
      const ofNotices = await this.events.ofNotices(notices.map(({ id }) => id));
      const releases = await this.events.newest(organisation.id, RELEASES, RELEASES_SHOWN);
      const publications = await this.released(organisation, releases);
      return [...ofNotices, ...releases]
        .toSorted((one, other) => (BigInt(other.ordinal) > BigInt(one.ordinal) ? 1 : -1))
        .flatMap((event) => noticeHappening(event, notices) ?? release(event, publications) ?? []);
    });
  }

  private async released(organisation: Organisation, events: readonly EventRow[]) {
    const filter = { released: events.map(({ data }) => String(data['version'])) };
    const found = [
      ...(await this.policies.all(organisation, filter)),
      ...(await this.agreements.all(organisation, filter)),
    ];
    return freezePublications(
      found.filter(({ isPublic }) => isPublic),
      organisation,
    );
  }
}

function noticeHappening(
  { id, type, at, noticeId, data }: EventRow,
  notices: readonly PublishedNotice[],
): NoticeHappening | undefined {
  const notice = notices.find((one) => one.id === noticeId);
  const what = WHAT[type];
  if (!notice || !what) return undefined;
  // what was in effect when it was announced has been told with it
  if (what === 'in effect' && String(data['inEffectOn']) <= notice.announcedOn) return undefined;
  return { id, what, at: instantOf(at), notice };
}

function release(
  { id, at, data }: EventRow,
  publications: readonly FrozenPublication[],
): Release | undefined {
  const publication = publications.find(({ versionId }) => versionId === data['version']);
  return publication && { id, what: 'released', at: instantOf(at), publication };
}

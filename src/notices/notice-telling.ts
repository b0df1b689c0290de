import type { RequiredEntityData } from '@mikro-orm/core';
import { Inject, Injectable } from '@nestjs/common';
import type { Audience, Message, MessageText } from '../deliveries/message.entity.js';
import { Outbox } from '../deliveries/outbox.js';
import type { EventType } from '../events/event.entity.js';
import { EventsService } from '../events/events.service.js';
import { mailDigest, mailName } from '../evidence/mail-names.js';
import { contactGroups, type ContactClock } from '../notified-customers/contact-groups.js';
import type { AffectedCustomer } from '../notified-customers/affected-customers.js';
import { NotifiedCustomersService } from '../notified-customers/notified-customers.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import { Refusal } from '../shared/errors.js';
import type { Day } from '../shared/days.js';
import { SubscribersService, type Concern } from '../subscriptions/subscribers.service.js';
import { SUB_PROCESSORS } from '../subscriptions/topics.js';
import { leavePathOf, preferencesPathOf } from '../subscriptions/subscription-mails.js';
import type { FollowUp } from '../views/follow-up-mails.js';
import type { Announcement } from './announcements.js';
import { noticeEvent } from './notice-event.js';
import { digestMails, followUpMails, noticeMails, type AnnouncedNotice } from './notice-mails.js';
import type { Notice } from './notice.entity.js';

export type Words = Record<string, MessageText>;

/** What is said, and to whom. */
interface Telling {
  kind: string;
  audience: Audience;
  texts: Words;
  /** Of the customers who are told. */
  clock?: ContactClock;
  objectPath?: string | null;
}

/** What of a notice decides who is told, and when. */
type Told = Pick<AnnouncedNotice, 'objectionDeadline' | 'emergencyReason'> & {
  id: string;
  content: AnnouncedNotice['content'] | null;
  productIds: readonly string[];
};

/** A notice in words: for the public once, for customers once for each clock. */
export interface NoticeWords {
  subscribers: Words;
  /** By the clock as JSON. */
  contacts: ReadonlyMap<string, Words>;
}

/** Puts a notice into words, and hands the words to everyone concerned. */
@Injectable()
export class NoticeTelling {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbox: Outbox,
    private readonly subscribers: SubscribersService,
    private readonly customers: NotifiedCustomersService,
    private readonly events: EventsService,
  ) {}

  noticeWords({ organisation, notice, act, affected }: Announcement): NoticeWords {
    const told: AnnouncedNotice = { ...act, number: notice.number, announcedOn: act.day };
    const url = publicUrlOf(this.config);
    return {
      subscribers: noticeMails(url, organisation, told),
      contacts: new Map(
        contactGroups(affected).map(({ clock }) => [
          JSON.stringify(clock),
          noticeMails(url, organisation, told, clock),
        ]),
      ),
    };
  }

  /**
   * In the transaction that announces: who must be reached with its clock, a message for each group of customers and one for
   * subscribers, a delivery row for each contact and each subscriber who is no contact. @returns the seals of the rows
   */
  async announce(
    organisation: Organisation,
    notice: Notice,
    { words, affected }: { words: NoticeWords; affected: readonly AffectedCustomer[] },
  ) {
    const ids = await this.customers.write(organisation, notice.id, affected);
    const idOf = new Map(affected.map((customer, index) => [customer, ids[index]!]));
    for (const { clock, customers } of contactGroups(affected)) {
      const texts = words.contacts.get(JSON.stringify(clock));
      if (!texts)
        throw new Refusal('CONFLICT', 'an agreement with a customer has changed meanwhile; announce again');
      const told = customers.map((customer) => ({ id: idOf.get(customer)!, customer }));
      await this.customers.tell(organisation, told, () =>
        this.message(organisation, notice, {
          kind: 'notice',
          audience: 'CONTACT',
          clock,
          texts,
          objectPath: clock.objectionDeadline ? objectPathOf(organisation) : null,
        }),
      );
    }
    const message = await this.message(organisation, notice, {
      kind: 'notice',
      audience: 'SUBSCRIBER',
      texts: words.subscribers,
    });
    await this.subscribers.tell(message, concernOf(notice));
    this.outbox.wake();
    const [seal, sealed] = [await this.outbox.seal(notice.id), await this.customers.seal(notice.id)];
    return {
      message,
      recipients: seal.count,
      recipientsDigest: seal.digest,
      customers: sealed.count,
      customersDigest: sealed.digest,
    };
  }

  /** Tells everyone who was told of a notice something further about it. */
  async again(
    organisation: Organisation,
    notice: Notice,
    kind: 'withdrawal' | 'effect',
    render: (facts: FollowUp) => MessageText,
  ): Promise<void> {
    const told = { number: notice.number, announcedOn: notice.announcedOn! };
    const textsFor = (contact: boolean) =>
      followUpMails(publicUrlOf(this.config), organisation, told, contact, render);
    const contacts = await this.message(organisation, notice, {
      kind,
      audience: 'CONTACT',
      texts: textsFor(true),
    });
    await this.outbox.copyToContacts(contacts, notice.id);
    const subscribers = await this.message(organisation, notice, {
      kind,
      audience: 'SUBSCRIBER',
      texts: textsFor(false),
    });
    const takesBack = kind === 'withdrawal';
    await this.subscribers.tell(subscribers, { ...concernOf(notice), takesBack, tooLateOn: undefined });
    this.outbox.wake();
  }

  /** In the caller's transaction: what happened to a notice, for feeds, calendars, webhooks and subscriptions. */
  record(type: EventType, organisation: Organisation, notice: Notice): Promise<string> {
    return this.events.record(
      organisation.id,
      noticeEvent(type, publicUrlOf(this.config), organisation, notice),
    );
  }

  message(
    organisation: Organisation,
    notice: Pick<Notice, 'id' | 'renderedDigests'>,
    { texts, kind, clock, ...more }: Telling,
  ): Promise<Message> {
    const contact = more.audience === 'CONTACT';
    const name = mailName(kind, more.audience, clock);
    notice.renderedDigests = { ...notice.renderedDigests, ...digestsOf(name, texts) };
    return this.outbox.message({
      ...this.draft(organisation, kind, texts),
      noticeId: notice.id,
      ...more,
      // a contact is told because of a contract: that nobody can leave
      ...(contact && { leavePath: null, preferencesPath: null }),
    });
  }

  digestWords(organisation: Organisation, notices: readonly [AnnouncedNotice, ...AnnouncedNotice[]]): Words {
    return digestMails(publicUrlOf(this.config), organisation, notices);
  }

  async tellLateJoiners(message: { id: string; organisationId: string }, notice: Told): Promise<number> {
    const told = await this.subscribers.tellLateJoiners(message, concernOf(notice));
    if (told > 0) this.outbox.wake();
    return told;
  }

  /** What is mailed to subscribers of an organisation, of whatever kind. */
  draft(organisation: Organisation, kind: string, texts: Words): RequiredEntityData<Message> {
    return {
      organisationId: organisation.id,
      kind,
      audience: 'SUBSCRIBER',
      texts,
      prevailing: organisation.prevailingLanguage(),
      fromName: organisation.name,
      replyTo: organisation.contactEmail,
      listId: `sub-processors.${organisation.slug}.${new URL(publicUrlOf(this.config)).hostname}`,
      leavePath: leavePathOf(organisation),
      preferencesPath: preferencesPathOf(organisation),
    };
  }
}

function concernOf(notice: Told): Concern {
  const { id, productIds } = notice;
  return { noticeId: id, productIds, topics: [SUB_PROCESSORS], tooLateOn: tooLateOn(notice) };
}

/**
 * First day on which a weekly mail would bring the notice late: a change has effect, or the last day to object has begun.
 * None where the period is cut short: that is told at once.
 */
export function tooLateOn(
  notice: Pick<Told, 'content' | 'objectionDeadline' | 'emergencyReason'>,
): Day | undefined {
  if (notice.emergencyReason !== null) return undefined;
  const days = (notice.content ?? []).map(({ effectiveFrom }) => effectiveFrom);
  return [...days, ...(notice.objectionDeadline === null ? [] : [notice.objectionDeadline])].sort()[0];
}

/** What stands before the objection token in the mails to notice contacts. */
export function objectPathOf({ slug }: Pick<Organisation, 'slug'>): string {
  return `/${slug}/object/`;
}

/** SHA-256 of the words in each language: what stands in history when the mails themselves are gone. */
function digestsOf(name: string, words: Words): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).map(([language, text]) => [`${name}.${language}`, mailDigest(text)]),
  );
}

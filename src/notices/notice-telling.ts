import type { RequiredEntityData } from '@mikro-orm/core';
import { Inject, Injectable } from '@nestjs/common';
import { Audience, type Message, type MessageText } from '../deliveries/message.entity.js';
import { Outbox } from '../deliveries/outbox.js';
import type { EventType } from '../events/event.entity.js';
import { EventsService } from '../events/events.service.js';
import { mailName } from '../evidence/mail-names.js';
import { contactGroups } from '../notified-customers/contact-groups.js';
import type { AffectedCustomer } from '../notified-customers/affected-customers.js';
import type { DueReminder } from '../notified-customers/reminding.service.js';
import { NotifiedCustomersService } from '../notified-customers/notified-customers.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import { Refusal } from '../shared/errors.js';
import { SubscribersService } from '../subscriptions/subscribers.service.js';
import { leavePathOf, preferencesPathOf } from '../subscriptions/subscription-mails.js';
import { renderReminderMail, type FollowUp } from '../views/follow-up-mails.js';
import type { Announcement } from './announcements.js';
import { concernOf, confidentialOf, type Told } from './notice-concern.js';
import { noticeEvent } from './notice-event.js';
import { digestMails, digestsOf, followUpMails, noticeMails, type AnnouncedNotice } from './notice-mails.js';
import type { Notice } from './notice.entity.js';

export type Words = Record<string, MessageText>;

/** What is said, and to whom. */
interface Telling {
  kind: string;
  audience: Audience;
  texts: Words;
  /** Of the customers who are told. */
  clock?: Parameters<typeof mailName>[2];
  objectPath?: string | null;
}

/** What is said of a notice later on, in the words for one language and audience. */
interface Said {
  kind: 'withdrawal' | 'effect' | 'effect-in-part';
  render: (facts: FollowUp) => MessageText;
}

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

  noticeWords({ organisation, notice, act, affected, ownTerms }: Announcement): NoticeWords {
    const told: AnnouncedNotice = { ...act, number: notice.number, announcedOn: act.day };
    const url = publicUrlOf(this.config);
    return {
      subscribers: noticeMails(url, organisation, told),
      contacts: new Map(
        contactGroups(affected, confidentialOf(act.publications)).map(({ clock }) => [
          JSON.stringify(clock),
          noticeMails(url, organisation, told, { clock, ownTerms }),
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
    const groups = [];
    for (const { clock, customers } of contactGroups(affected, confidentialOf(notice.publications ?? []))) {
      const texts = words.contacts.get(JSON.stringify(clock));
      if (!texts)
        throw new Refusal('CONFLICT', 'an agreement with a customer has changed meanwhile; announce again');
      const message = () =>
        this.message(organisation, notice, {
          kind: 'notice',
          audience: Audience.CONTACT,
          clock,
          texts,
          objectPath: clock.objectionDeadline ? objectPathOf(organisation) : null,
        });
      // also where no contact is named: one may be told later, in these words
      groups.push({ customers, message, first: await message() });
    }
    const ids = await this.customers.write(
      organisation,
      notice.id,
      affected,
      new Map(groups.flatMap(({ customers, first }) => customers.map((one) => [one, first.id]))),
    );
    const idOf = new Map(affected.map((customer, index) => [customer, ids[index]!]));
    for (const { customers, message, first } of groups) {
      const told = customers.map((customer) => ({ id: idOf.get(customer)!, customer }));
      await this.customers.tell(organisation, told, async (round) => (round === 0 ? first : message()));
    }
    const message = notice.isPublic() ? await this.tellSubscribers(organisation, notice, words) : null;
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

  private async tellSubscribers(
    organisation: Organisation,
    notice: Notice,
    words: NoticeWords,
  ): Promise<Message> {
    const message = await this.message(organisation, notice, {
      kind: 'notice',
      audience: Audience.SUBSCRIBER,
      texts: words.subscribers,
    });
    await this.subscribers.tell(message, concernOf(notice));
    return message;
  }

  /** Tells everyone who was told of a notice something further about it; some of its customers in other words. */
  async again(
    organisation: Organisation,
    notice: Notice,
    said: Said,
    other?: Said & { customers: readonly string[] },
  ): Promise<void> {
    const { kind, render } = said;
    if (kind === 'withdrawal') await this.outbox.takeBack(notice.id);
    const some = other?.customers ?? [];
    await this.toContacts(organisation, notice, said, { but: some });
    if (other && some.length > 0) await this.toContacts(organisation, notice, other, { only: some });
    if (!notice.isPublic()) return;
    const subscribers = await this.message(organisation, notice, {
      kind,
      audience: Audience.SUBSCRIBER,
      texts: this.followUp(organisation, notice, false, render),
    });
    const takesBack = kind === 'withdrawal';
    await this.subscribers.tell(subscribers, { ...concernOf(notice), takesBack, tooLateOn: undefined });
  }

  /** To customers of one clock who have not answered; the copies are the caller's. */
  remind(
    organisation: Organisation,
    notice: Notice,
    clock: Omit<DueReminder, 'customers'>,
  ): Promise<Message> {
    this.outbox.wake();
    return this.message(organisation, notice, {
      kind: 'reminder',
      audience: Audience.CONTACT,
      clock,
      texts: this.followUp(organisation, notice, true, (facts) => renderReminderMail({ ...facts, ...clock })),
      objectPath: objectPathOf(organisation),
    });
  }

  private async toContacts(
    organisation: Organisation,
    notice: Notice,
    { kind, render }: Said,
    which: Parameters<Outbox['copyToContacts']>[2],
  ): Promise<void> {
    const texts = this.followUp(organisation, notice, true, render);
    const draft = { kind, audience: Audience.CONTACT, texts, objectPath: null };
    await this.outbox.copyToContacts(await this.message(organisation, notice, draft), notice.id, which);
  }

  private followUp(
    organisation: Organisation,
    { number, announcedOn, emergencyReason }: Notice,
    contact: boolean,
    render: (facts: FollowUp) => MessageText,
  ): Words {
    const told = { number, announcedOn: announcedOn!, emergencyReason };
    return followUpMails(publicUrlOf(this.config), organisation, told, contact, render);
  }

  /** In the caller's transaction: what happened to a notice, for feeds, calendars, webhooks and subscriptions. */
  async record(type: EventType, organisation: Organisation, notice: Notice): Promise<void> {
    if (!notice.isPublic()) return;
    await this.events.record(
      organisation.id,
      noticeEvent(type, publicUrlOf(this.config), organisation, notice),
    );
  }

  message(
    organisation: Organisation,
    notice: Pick<Notice, 'id' | 'renderedDigests'>,
    { texts, kind, clock, ...more }: Telling,
  ): Promise<Message> {
    const contact = more.audience === Audience.CONTACT;
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
      audience: Audience.SUBSCRIBER,
      texts,
      prevailing: organisation.prevailingLanguage(),
      ...organisation.mailSender(),
      listId: `changes.${organisation.slug}.${new URL(publicUrlOf(this.config)).hostname}`,
      leavePath: leavePathOf(organisation),
      preferencesPath: preferencesPathOf(organisation),
    };
  }
}

/** What stands before the objection token in the mails to notice contacts. */
export function objectPathOf({ slug }: Pick<Organisation, 'slug'>): string {
  return `/${slug}/object/`;
}

import { Inject, Injectable } from '@nestjs/common';
import type { Audience, Message, MessageText } from '../deliveries/message.entity.js';
import { Outbox } from '../deliveries/outbox.js';
import { contactGroups } from '../notified-customers/contact-groups.js';
import type { AffectedCustomer } from '../notified-customers/affected-customers.js';
import { NotifiedCustomersService } from '../notified-customers/notified-customers.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import { Refusal } from '../shared/errors.js';
import { SubscribersService } from '../subscriptions/subscribers.service.js';
import { leavePathOf } from '../subscriptions/subscription-mails.js';
import type { FollowUp } from '../views/follow-up-mails.js';
import type { Announcement } from './announcements.js';
import { sha256 } from './notice-content.js';
import { followUpMails, noticeMails, type ToldNotice } from './notice-mails.js';
import type { Notice } from './notice.entity.js';

export type Words = Record<string, MessageText>;

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
  ) {}

  noticeWords({ organisation, notice, act, affected }: Announcement): NoticeWords {
    const told: ToldNotice = { ...act, number: notice.number, announcedOn: act.day };
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
    telling: { words: NoticeWords; productIds: readonly string[]; affected: readonly AffectedCustomer[] },
  ) {
    const { words, productIds, affected } = telling;
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
    await this.subscribers.tell(message, productIds);
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
    await this.subscribers.tell(subscribers, notice.productIds);
    this.outbox.wake();
  }

  message(
    organisation: Organisation,
    notice: Pick<Notice, 'id'>,
    words: { kind: string; audience: Audience; texts: Words; objectPath?: string | null },
  ): Promise<Message> {
    return this.outbox.message({
      ...words,
      organisationId: organisation.id,
      noticeId: notice.id,
      prevailing: organisation.prevailingLanguage(),
      fromName: organisation.name,
      replyTo: organisation.contactEmail,
      listId: `sub-processors.${organisation.slug}.${new URL(publicUrlOf(this.config)).hostname}`,
      // a contact is told because of a contract: that nobody can leave
      leavePath: words.audience === 'SUBSCRIBER' ? leavePathOf(organisation) : null,
    });
  }

  async tellLateJoiners(
    message: { id: string; organisationId: string },
    productIds: readonly string[],
  ): Promise<number> {
    const told = await this.subscribers.tellLateJoiners(message, productIds);
    if (told > 0) this.outbox.wake();
    return told;
  }
}

/** What stands before the objection token in the mails to notice contacts. */
export function objectPathOf({ slug }: Pick<Organisation, 'slug'>): string {
  return `/${slug}/object/`;
}

/** Language → SHA-256 of its words: what stands in history when the mails themselves are gone. */
export function digestsOf(words: Words): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).map(([language, { subject, text, html }]) => [
      language,
      sha256(`${subject}\n\n${text}\n\n${html}`),
    ]),
  );
}

import type { RequiredEntityData } from '@mikro-orm/core';
import { Inject, Injectable } from '@nestjs/common';
import type { Message, MessageText } from '../deliveries/message.entity.js';
import { Outbox } from '../deliveries/outbox.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import type { Day } from '../shared/days.js';
import { SubscribersService, type Concern, type Recipients } from '../subscriptions/subscribers.service.js';
import { leavePathOf, preferencesPathOf } from '../subscriptions/subscription-mails.js';
import { SUB_PROCESSORS } from '../subscriptions/topics.js';
import { sha256 } from './notice-content.js';
import { digestMails, noticeMails, withdrawalMails, type AnnouncedNotice } from './notice-mails.js';

export type Words = Record<string, MessageText>;

/** What of a notice decides who is told, and when. */
type Told = Pick<AnnouncedNotice, 'objectionDeadline' | 'emergencyReason'> & {
  id: string;
  content: AnnouncedNotice['content'] | null;
  productIds: readonly string[];
};

/** Puts a notice into words, and hands the words to everyone concerned. */
@Injectable()
export class NoticeTelling {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbox: Outbox,
    private readonly subscribers: SubscribersService,
  ) {}

  noticeWords(organisation: Organisation, notice: AnnouncedNotice): Words {
    return noticeMails(publicUrlOf(this.config), organisation, notice);
  }

  withdrawalWords(organisation: Organisation, notice: Parameters<typeof withdrawalMails>[2]): Words {
    return withdrawalMails(publicUrlOf(this.config), organisation, notice);
  }

  digestWords(organisation: Organisation, notices: readonly [AnnouncedNotice, ...AnnouncedNotice[]]): Words {
    return digestMails(publicUrlOf(this.config), organisation, notices);
  }

  /** In the caller's transaction: the message, and one delivery row for each subscriber concerned. */
  async tell(
    organisation: Organisation,
    { kind, words, notice }: { kind: 'notice' | 'withdrawal'; words: Words; notice: Told },
  ): Promise<Recipients & { message: Message }> {
    const message = await this.outbox.message({
      ...this.draft(organisation, kind, words),
      noticeId: notice.id,
    });
    this.outbox.wake();
    const takesBack = kind === 'withdrawal';
    const concern = { ...concernOf(notice), ...(takesBack && { takesBack, tooLateOn: undefined }) };
    return { message, ...(await this.subscribers.tell(message, concern)) };
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

/** Language → SHA-256 of its words: what stands in history when the mails themselves are gone. */
export function digestsOf(words: Words): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).map(([language, { subject, text, html }]) => [
      language,
      sha256(`${subject}\n\n${text}\n\n${html}`),
    ]),
  );
}

import { Inject, Injectable } from '@nestjs/common';
import { Audience, type Message, type MessageText } from '../deliveries/message.entity.js';
import { Outbox } from '../deliveries/outbox.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import { SubscribersService, type Recipients } from '../subscriptions/subscribers.service.js';
import { leavePathOf } from '../subscriptions/subscription-mails.js';
import { sha256 } from './notice-content.js';
import { noticeMails, withdrawalMails } from './notice-mails.js';

export type Words = Record<string, MessageText>;

/** Puts a notice into words, and hands the words to everyone concerned. */
@Injectable()
export class NoticeTelling {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbox: Outbox,
    private readonly subscribers: SubscribersService,
  ) {}

  noticeWords(organisation: Organisation, notice: Parameters<typeof noticeMails>[2]): Words {
    return noticeMails(publicUrlOf(this.config), organisation, notice);
  }

  withdrawalWords(organisation: Organisation, notice: Parameters<typeof withdrawalMails>[2]): Words {
    return withdrawalMails(publicUrlOf(this.config), organisation, notice);
  }

  /** In the caller's transaction: the message, and one delivery row for each subscriber concerned. */
  async tell(
    organisation: Organisation,
    telling: { kind: string; words: Words; productIds: readonly string[] },
  ): Promise<Recipients & { message: Message }> {
    const message = await this.outbox.message({
      organisationId: organisation.id,
      kind: telling.kind,
      texts: telling.words,
      prevailing: organisation.prevailingLanguage(),
      ...organisation.mailSender(),
      listId: `sub-processors.${organisation.slug}.${new URL(publicUrlOf(this.config)).hostname}`,
      leavePath: leavePathOf(organisation),
      audience: Audience.SUBSCRIBER,
    });
    this.outbox.wake();
    return { message, ...(await this.subscribers.tell(message, telling.productIds)) };
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

/** Language → SHA-256 of its words: what stands in history when the mails themselves are gone. */
export function digestsOf(words: Words): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).map(([language, { subject, text, html }]) => [
      language,
      sha256(`${subject}\n\n${text}\n\n${html}`),
    ]),
  );
}

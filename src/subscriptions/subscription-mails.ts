import { Inject, Injectable } from '@nestjs/common';
import { SuppressionsService } from '../bounces/suppressions.service.js';
import type { MessageText } from '../deliveries/message.entity.js';
import { Outbox } from '../deliveries/outbox.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import { renderAlreadySubscribedMail, renderConfirmationMail } from '../views/short-mails.js';
import { topicTexts, type Offer } from './offer.js';
import type { Subscription } from './subscription.entity.js';

/** What is mailed to one address because somebody asked there; as durable as a notice, in the caller's transaction. */
@Injectable()
export class SubscriptionMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly suppressions: SuppressionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The link that confirms what was asked for, in the language asked for. */
  confirmation(
    organisation: Organisation,
    subscription: Subscription,
    token: string,
    offer: Offer,
  ): Promise<void> {
    const language = subscription.askedLanguage ?? subscription.language;
    const topics = topicTexts(offer, organisation, language, subscription.askedTopics ?? []);
    const words = renderConfirmationMail({ organisation, language, topics });
    const link = `${publicUrlOf(this.config)}/${organisation.slug}/subscribe/confirm/${token}`;
    return this.send(organisation, subscription, { kind: 'confirmation', language, words, link });
  }

  /** Nothing is left to confirm; how to leave. */
  alreadySubscribed(organisation: Organisation, subscription: Subscription): Promise<void> {
    const { language } = subscription;
    const words = renderAlreadySubscribedMail({ organisation, language });
    return this.send(organisation, subscription, {
      kind: 'already-subscribed',
      language,
      words,
      leavePath: leavePathOf(organisation),
      preferencesPath: preferencesPathOf(organisation),
    });
  }

  /** The owner has read a mail that was sent there: it is an address that mails reach, and that asked for them. */
  resume(organisation: Organisation, { address }: Subscription): Promise<void> {
    if (address === null) return Promise.resolve();
    return this.suppressions.liftFor(organisation.id, address);
  }

  private async send(
    organisation: Organisation,
    { id, generation, address }: Subscription,
    mail: {
      kind: 'confirmation' | 'already-subscribed';
      language: string;
      words: MessageText;
      leavePath?: string;
      preferencesPath?: string;
      link?: string;
    },
  ): Promise<void> {
    if (address === null) throw new Error(`subscription ${id} has no address to write to`);
    const { kind, language, words, leavePath = null, preferencesPath = null, link } = mail;
    const message = await this.outbox.message({
      organisationId: organisation.id,
      kind,
      texts: { [language]: words },
      prevailing: language,
      ...organisation.mailSender(),
      leavePath,
      preferencesPath,
      automaticAnswer: kind === 'already-subscribed',
    });
    await this.outbox.deliver(message, { address, language, recipient: { id, generation }, link });
  }
}

/** What stands before the leave token in every mail to a subscriber of an organisation. */
export function leavePathOf({ slug }: Pick<Organisation, 'slug'>): string {
  return `/${slug}/leave/`;
}

/** What stands before the preferences token there. */
export function preferencesPathOf({ slug }: Pick<Organisation, 'slug'>): string {
  return `/${slug}/preferences/`;
}

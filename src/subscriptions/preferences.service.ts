import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { Outbox } from '../deliveries/outbox.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database } from '../platform/database.js';
import { RateLimits } from '../platform/rate-limits.js';
import { Tokens } from '../platform/tokens.js';
import { Refusal } from '../shared/errors.js';
import { Subscription, SubscriptionState, type Choice } from './subscription.entity.js';
import { Cadence } from './topics.js';

const HOUR = 3600;
/** Changes in an hour: more come from a program that has gone astray, or from who tries out links. */
const LIMITS = { subscription: 20, client: 60 };

/** What a subscriber holds, as its own page shows it. */
export interface Preferences {
  choice: Choice;
  /** For the button that leaves. */
  leaveToken: string;
}

/**
 * What a subscriber may see and do with the link that only their mails carry. Any other link, also one of another
 * organisation or of a subscription that has ended, is refused with the same LINK_EXPIRED.
 */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
    private readonly outbox: Outbox,
    private readonly limits: RateLimits,
  ) {}

  /** @throws LINK_EXPIRED */
  read(organisation: Organisation, token: string): Promise<Preferences> {
    return this.database.load(async (em) => this.shown(await this.find(em, organisation, token)));
  }

  /**
   * Holds at once. Who changes to every notice gets what waited for the weekly mail.
   * @param choose what is wanted, given what holds
   * @throws LINK_EXPIRED, RATE_LIMITED
   */
  async change(
    organisation: Organisation,
    token: string,
    choose: (held: Choice) => Choice,
    client: string,
  ): Promise<Preferences> {
    await this.limits.take('preferences client', client, { limit: LIMITS.client, windowSeconds: HOUR });
    await this.limits.take('preferences', this.tokens.idOf(token) ?? '', {
      limit: LIMITS.subscription,
      windowSeconds: HOUR,
    });
    return this.database.transaction(async (em) => {
      const subscription = await this.find(em, organisation, token, LockMode.PESSIMISTIC_WRITE);
      const choice = choose(subscription);
      subscription.choose(choice);
      await em.flush();
      if (choice.cadence === Cadence.EACH) await this.outbox.releaseFor(subscription.id, choice.language);
      return this.shown(subscription);
    });
  }

  /** All that is stored about the subscription (Art. 15 and 20 GDPR). @throws LINK_EXPIRED */
  ownData(organisation: Organisation, token: string) {
    return this.database.load(async (em) => {
      const held = await this.find(em, organisation, token);
      const { address, state, topics, cadence, language, productIds } = held;
      const { askedAt, confirmedAt, consentWording } = held;
      const keys = address === null ? [held.addressKey] : this.tokens.addressKeys(address);
      const mails = await this.outbox.sentTo(organisation.id, keys);
      const choice = { productIds, topics, language, cadence };
      return { address, state, ...choice, askedAt, confirmedAt, consentWording, mails };
    });
  }

  private shown({ id, generation, productIds, topics, language, cadence }: Subscription): Preferences {
    return {
      choice: { productIds, topics, language, cadence },
      leaveToken: this.tokens.sign('leave', id, generation),
    };
  }

  private async find(
    em: SqlEntityManager,
    { id: organisationId }: Organisation,
    token: string,
    lockMode = LockMode.NONE,
  ): Promise<Subscription> {
    const id = this.tokens.idOf(token);
    const found = id && (await em.findOne(Subscription, { organisationId, id }, { lockMode }));
    if (
      !found ||
      !this.tokens.verify('preferences', token, found.generation) ||
      found.state !== SubscriptionState.CONFIRMED
    )
      throw Refusal.field('token', 'the link is not one of a subscription that holds', 'LINK_EXPIRED');
    return found;
  }
}

import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Outbox } from '../deliveries/outbox.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Clock } from '../platform/clock.js';
import { Database, rowsOf } from '../platform/database.js';
import { hashToken, randomToken, Tokens } from '../platform/tokens.js';
import { Refusal } from '../shared/errors.js';
import { consentWording } from '../views/subscribe-words.js';
import type { Offer } from './offer.js';
import { SubscriptionMails } from './subscription-mails.js';
import { Subscription, SubscriptionState, type Choice } from './subscription.entity.js';
import { Cadence } from './topics.js';

/** How long a confirmation link works, and an unconfirmed request is kept. */
export const CONFIRM_WITHIN_HOURS = 48;

/** What subscribers do, each a visitor without an account. */
@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: Tokens,
    private readonly outbox: Outbox,
    private readonly mails: SubscriptionMails,
  ) {}

  /** Mails a link that confirms the choice; to who already holds exactly that choice, that nothing is left to do. */
  ask(organisation: Organisation, email: string, choice: Choice, offer: Offer): Promise<void> {
    return this.database.transaction(async (em) => {
      const subscription = await this.rowOf(em, organisation, email);
      if (subscription.holds(choice)) {
        subscription.dropRequest();
        await em.flush();
        return this.mails.alreadySubscribed(organisation, subscription);
      }
      if (subscription.state !== SubscriptionState.CONFIRMED) await this.outbox.cancelFor(subscription.id);
      const { token, hash } = randomToken();
      const now = this.clock.now();
      const expiresAt = new Date(now.getTime() + CONFIRM_WITHIN_HOURS * 3_600_000);
      subscription.ask(email, choice, { hash, expiresAt }, now);
      await em.flush();
      return this.mails.confirmation(organisation, subscription, token, offer);
    });
  }

  /** What a confirmation link would confirm. @throws LINK_EXPIRED also for a link of another organisation, or a used one */
  asked(organisation: Organisation, token: string): Promise<Choice> {
    return this.database.transaction(async (em) => {
      const subscription = await em.findOne(Subscription, {
        organisationId: organisation.id,
        tokenHash: hashToken(token),
      });
      const choice = subscription?.asked(this.clock.now());
      if (!choice) throw expired();
      return choice;
    });
  }

  /** The choice that now holds. @throws LINK_EXPIRED */
  confirm(organisation: Organisation, token: string): Promise<Choice> {
    return this.database.transaction(async (em) => {
      const subscription = await em.findOne(
        Subscription,
        { organisationId: organisation.id, tokenHash: hashToken(token) },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!subscription?.confirm(this.clock.now(), consentWording)) throw expired();
      await em.flush();
      if (subscription.cadence === Cadence.EACH)
        await this.outbox.releaseFor(subscription.id, subscription.language);
      await this.mails.resume(organisation, subscription);
      return subscription;
    });
  }

  /** Leaves at once. Says nothing about whether the link was a good one, nor whether there was anyone to leave. */
  async leave(organisation: Organisation, token: string): Promise<void> {
    const id = this.tokens.idOf(token);
    if (!id) return;
    await this.database.transaction(async (em) => {
      const subscription = await em.findOne(
        Subscription,
        { organisationId: organisation.id, id },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!subscription || !this.tokens.verify('leave', token, subscription.generation)) return;
      subscription.leave(this.clock.now());
      await em.flush();
      await this.outbox.cancelFor(subscription.id);
    });
  }

  /** The row of an address, locked. It is written first where there is none, so that two requests at once meet on it. */
  private async rowOf(
    em: SqlEntityManager,
    organisation: Organisation,
    email: string,
  ): Promise<Subscription> {
    const keys = this.tokens.addressKeys(email);
    const known = { organisationId: organisation.id, addressKey: { $in: keys } };
    await sql`insert into subscription (id, organisation_id, address_key, language, product_ids, asked_at)
      select ${randomUUID()}, ${organisation.id}, ${this.tokens.addressKey(email)}, ${organisation.prevailingLanguage()}, '{}',
        ${this.clock.now()}
      where not exists (select from subscription where organisation_id = ${organisation.id} and address_key = any(${keys}))
      on conflict do nothing`.execute(rowsOf(em));
    const subscription = await em.findOneOrFail(Subscription, known, {
      lockMode: LockMode.PESSIMISTIC_WRITE,
    });
    subscription.addressKey = this.tokens.addressKey(email);
    return subscription;
  }
}

function expired(): Refusal {
  return Refusal.field('token', 'the link has expired or was used; ask for a new one', 'LINK_EXPIRED');
}

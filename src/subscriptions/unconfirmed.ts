import { LockMode } from '@mikro-orm/core';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Outbox } from '../deliveries/outbox.js';
import { Clock } from '../platform/clock.js';
import { Database, rowsOf, type Rows } from '../platform/database.js';
import { Tasks } from '../platform/tasks.js';
import { Subscription, SubscriptionState } from './subscription.entity.js';

const EVERY_SECONDS = 600;
const AT_ONCE = 500;

/** Erases what nobody confirmed in time. */
@Injectable()
export class Unconfirmed implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('erase unconfirmed subscriptions', EVERY_SECONDS, async () => {
      while ((await this.erase()) === AT_ONCE);
    });
  }

  /** One short transaction's worth. @returns how many requests had run out */
  erase(): Promise<number> {
    return this.database.transaction(async (em) => {
      const expired = await em.find(
        Subscription,
        { tokenExpiresAt: { $lte: this.clock.now() } },
        { limit: AT_ONCE, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
      );
      const forgotten: string[] = [];
      for (const subscription of expired) {
        // a subscriber whose new choice ran out still wants the notices under way
        if (subscription.state !== SubscriptionState.CONFIRMED) await this.outbox.cancelFor(subscription.id);
        if (!subscription.expire()) continue;
        em.remove(subscription);
        forgotten.push(subscription.id);
      }
      await em.flush();
      await eraseAnswers(rowsOf(em), forgotten);
      return expired.length;
    });
  }
}

/** Whoever never confirmed leaves nothing, not even the keyed hash on the mails that were sent. */
async function eraseAnswers(db: Rows, subscriptionIds: string[]): Promise<void> {
  if (subscriptionIds.length === 0) return;
  await sql`with gone as (delete from delivery where recipient_id = any(${subscriptionIds}::uuid[]) returning message_id)
    delete from message m using gone where m.id = gone.message_id and m.kind = 'confirmation'`.execute(db);
}

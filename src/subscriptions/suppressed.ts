import { LockMode } from '@mikro-orm/core';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Outbox } from '../deliveries/outbox.js';
import { Clock } from '../platform/clock.js';
import { Database, rowsOf } from '../platform/database.js';
import { Tasks } from '../platform/tasks.js';
import { Subscription, SubscriptionState } from './subscription.entity.js';

const EVERY_SECONDS = 60;
const AT_ONCE = 500;

/**
 * Ends the subscriptions of addresses that mails do not reach, or whose owner complained, as if they had left: the address is
 * erased. Nothing is sent there from the moment it is suppressed; this only tidies up.
 */
@Injectable()
export class Suppressed implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('end suppressed subscriptions', EVERY_SECONDS, async () => {
      while ((await this.end()) === AT_ONCE);
    });
  }

  /** One short transaction's worth. @returns how many were ended */
  end(): Promise<number> {
    return this.database.transaction(async (em) => {
      const { rows } = await sql<{ id: string }>`
        select s.id from subscription s join suppression x
          on x.organisation_id = s.organisation_id and x.address_key = s.address_key
        where s.state = 'CONFIRMED' limit ${AT_ONCE}`.execute(rowsOf(em));
      const found = await em.find(
        Subscription,
        { id: { $in: rows.map(({ id }) => id) }, state: SubscriptionState.CONFIRMED },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      for (const subscription of found) {
        subscription.leave(this.clock.now());
        await this.outbox.cancelFor(subscription.id);
      }
      await em.flush();
      return found.length;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { Clock } from '../platform/clock.js';
import { Database, rowsOf } from '../platform/database.js';
import { Refusal } from '../shared/errors.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhookSender } from './webhook-sender.js';
import { Webhook } from './webhook.entity.js';
import type { ReplayWebhookInput } from './webhook.inputs.js';

/** Sends again, or to try. */
@Injectable()
export class ReplaysService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sender: WebhookSender,
  ) {}

  /** One event, or all of a time, under their own ids. Returns how many. @throws NOT_FOUND, BAD_USER_INPUT */
  replay({ webhook: id, event, from, to }: ReplayWebhookInput): Promise<number> {
    if ((event == null) === (from == null))
      throw Refusal.field('event', 'say either which event, or from when');
    return this.database.transaction(async (em) => {
      const webhook = await em.findOne(Webhook, { id });
      if (!webhook) throw Refusal.notFound('webhook');
      if (webhook.disabledAt) throw Refusal.field('webhook', 'is disabled: enable it first');
      const all = webhook.eventTypes.length === 0 || event != null;
      const until = to == null ? this.clock.now() : new Date(to);
      const chosen =
        event == null
          ? sql`at >= ${new Date(from!)} and at <= ${until} and (${all} or type = any(${webhook.eventTypes}::text[]))`
          : sql`id = ${event}`;
      const { rows } = await sql`insert into webhook_delivery (id, organisation_id, webhook_id, event_id)
        select gen_random_uuid(), organisation_id, ${id}, id from event
          where organisation_id = ${webhook.organisationId} and ${chosen}
        on conflict (webhook_id, event_id) do update set state = 'PENDING', tries = 0, claim = null, settled_at = null,
          due_at = ropewalk_now(), updated_at = ropewalk_now()
          where webhook_delivery.state <> 'PENDING' or webhook_delivery.claim is null
        returning id`.execute(rowsOf(em));
      if (event != null && rows.length === 0) await this.mustExist(webhook, event);
      this.database.afterCommit(() => this.sender.wake());
      return rows.length;
    });
  }

  /** A call that means nothing, tried once, also to a webhook that is disabled. @throws NOT_FOUND */
  test(id: string): Promise<string> {
    return this.database.transaction(async (em) => {
      const webhook = await em.findOne(Webhook, { id });
      if (!webhook) throw Refusal.notFound('webhook');
      const delivery = randomUUID();
      await sql`insert into webhook_delivery (id, organisation_id, webhook_id)
        values (${delivery}, ${webhook.organisationId}, ${id})`.execute(rowsOf(em));
      this.database.afterCommit(() => this.sender.wake());
      return delivery;
    });
  }

  /** One that is just on its way is not sent once more. */
  private async mustExist(webhook: Webhook, event: string): Promise<void> {
    const underWay = await this.database.load((em) =>
      em.count(WebhookDelivery, { webhook: webhook.id, event }),
    );
    if (underWay === 0) throw Refusal.notFound('event');
  }
}

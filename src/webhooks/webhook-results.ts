import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { Clock } from '../platform/clock.js';
import { runAs, systemContext } from '../platform/context.js';
import { Database, rowsOf, type Rows } from '../platform/database.js';
import type { OutsideAnswer } from '../platform/outside-call.js';
import type { ClaimedCall } from './webhook-claims.js';
import type { WebhookVerdict } from './webhook-verdict.js';
import { Webhook, WebhookRest } from './webhook.entity.js';

/** How long nothing may have reached a webhook before it counts as failing for good. */
const UNREACHED = '3 days';

/** Writes down what became of a call, and rests webhooks that nothing reaches. */
@Injectable()
export class WebhookResults {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** False when the claim was lost: then somebody else answers for the row. */
  write(call: ClaimedCall, verdict: WebhookVerdict, answer: OutsideAnswer): Promise<boolean> {
    const rest = verdict.rest;
    return runAs(systemContext('webhook'), () =>
      rest === null
        ? this.database.unseen((db) => mark(db, call, verdict, answer))
        : this.database.transaction(async (em) => {
            const marked = await mark(rowsOf(em), call, verdict, answer);
            if (marked && (rest === WebhookRest.GONE || (await unreached(rowsOf(em), call)))) {
              const webhook = await em.findOneOrFail(Webhook, { id: call.webhookId });
              webhook.disable(rest, this.clock.now());
              await em.flush();
              await cancelPending(rowsOf(em), webhook.id);
            }
            return marked;
          }),
    );
  }
}

/** What has not been sent to a webhook that was disabled is not sent any more; it can be replayed. */
export async function cancelPending(db: Rows, webhookId: string): Promise<void> {
  // the claim stays: a call just on its way is marked by whoever makes it
  await sql`update webhook_delivery set state = 'CANCELLED', settled_at = ropewalk_now(), updated_at = ropewalk_now()
    where webhook_id = ${webhookId} and state = 'PENDING' and event_id is not null`.execute(db);
}

async function mark(
  db: Rows,
  { id, claim }: ClaimedCall,
  { state, wait }: WebhookVerdict,
  { status, duration, answer }: OutsideAnswer,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`with marked as (
      update webhook_delivery set claim = null, tries = tries + 1, updated_at = ropewalk_now(),
        state = case when state = 'CANCELLED' and ${state}::text <> 'DELIVERED' then state else ${state}::text end,
        due_at = ropewalk_now() + ${wait ?? 0}::int * interval '1 second',
        settled_at = case when ${wait}::int is null then ropewalk_now() else settled_at end
      where id = ${id} and claim = ${claim} returning id, organisation_id)
    insert into webhook_attempt (id, organisation_id, delivery_id, at, status, duration, answer)
    select ${randomUUID()}, organisation_id, id, ropewalk_now(), ${status}::int, ${duration}::int, ${answer} from marked
    returning id`.execute(db);
  return rows.length > 0;
}

async function unreached(db: Rows, { webhookId }: ClaimedCall): Promise<boolean> {
  const { rows } =
    await sql`select from webhook_delivery where webhook_id = ${webhookId} and state = 'DELIVERED'
    and event_id is not null and settled_at > ropewalk_now() - ${UNREACHED}::interval limit 1`.execute(db);
  return rows.length === 0;
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Held, Leases } from '../deliveries/intake.js';
import type { EventData } from '../events/event-data.js';
import type { EventType } from '../events/event.entity.js';
import { runAs, systemContext } from '../platform/context.js';
import { Database, type Rows } from '../platform/database.js';

/** A delivery to a webhook that this worker holds until its lease ends. */
export interface ClaimedCall extends Held {
  webhookId: string;
  url: string;
  sealedSecret: string;
  /** While its time runs. */
  sealedFormerSecret: string | null;
  /** None: a test. */
  event: { id: string; type: EventType; at: string; data: EventData } | null;
  /** Slug. */
  organisation: string;
  tries: number;
}

/** How many deliveries to one webhook are on their way at once: whoever is slow keeps nobody else waiting. */
const EACH = 2;

/** Who calls which webhook; claims are leases, as those of mails. */
@Injectable()
export class WebhookClaims implements Leases<ClaimedCall> {
  constructor(private readonly database: Database) {}

  async claim(limit: number, lease: number): Promise<ClaimedCall[]> {
    const claim = randomUUID();
    const since = performance.now();
    const rows = await this.write(async (db) => {
      const found = await sql<Omit<ClaimedCall, 'claim' | 'since'>>`
        with due as (
          select d.id from webhook w cross join lateral (
            select id from webhook_delivery where webhook_id = w.id and state = 'PENDING' and due_at <= ropewalk_now()
              and (w.disabled_at is null or event_id is null)
            order by due_at limit ${EACH} for update skip locked) d
          where not exists (select from webhook_delivery h where h.webhook_id = w.id and h.state = 'PENDING'
            and h.claim is not null and h.due_at > ropewalk_now())
          limit ${limit})
        update webhook_delivery d set claim = ${claim}, due_at = ropewalk_now() + ${lease}::int * interval '1 millisecond'
        from due join webhook_delivery x on x.id = due.id join webhook w on w.id = x.webhook_id
          join organisation o on o.id = w.organisation_id left join event e on e.id = x.event_id
        where d.id = due.id
        returning d.id, w.id as "webhookId", w.url, w.sealed_secret as "sealedSecret",
          case when w.former_secret_until > ropewalk_now() then w.sealed_former_secret end as "sealedFormerSecret",
          case when e.id is not null then
            jsonb_build_object('id', e.id, 'type', e.type, 'at', e.at, 'data', e.data) end as event,
          o.slug as organisation, d.tries`.execute(db);
      return found.rows;
    });
    return rows.map((row) => ({ ...row, claim, since }));
  }

  /** Whether it is still held and still wanted: its webhook may have been disabled meanwhile. */
  async holds({ id, claim }: ClaimedCall): Promise<boolean> {
    const rows = await this.write(async (db) => {
      const held = sql`select from webhook_delivery where id = ${id} and claim = ${claim} and state = 'PENDING'`;
      return (await held.execute(db)).rows;
    });
    return rows.length > 0;
  }

  async release(claimed: readonly ClaimedCall[]): Promise<void> {
    if (claimed.length === 0) return;
    const [ids, claims] = [claimed.map(({ id }) => id), claimed.map(({ claim }) => claim)];
    await this.write((db) =>
      sql`update webhook_delivery set claim = null, due_at = ropewalk_now() where state = 'PENDING'
        and (id, claim) in (select * from unnest(${ids}::uuid[], ${claims}::uuid[]))`.execute(db),
    );
  }

  async releaseAll(): Promise<void> {
    await this.write((db) =>
      sql`update webhook_delivery set claim = null, due_at = ropewalk_now()
        where state = 'PENDING' and claim is not null`.execute(db),
    );
  }

  async anyDue(): Promise<boolean> {
    const rows = await this.write(async (db) => {
      const due = sql`select from webhook_delivery d join webhook w on w.id = d.webhook_id where d.state = 'PENDING'
        and d.due_at <= ropewalk_now() and (w.disabled_at is null or d.event_id is null) limit 1`;
      return (await due.execute(db)).rows;
    });
    return rows.length > 0;
  }

  private write<T>(work: (db: Rows) => Promise<T>): Promise<T> {
    return runAs(systemContext('webhook'), () => this.database.unseen(work));
  }
}

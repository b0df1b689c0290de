import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import { Refusal } from '../shared/errors.js';
import type { WebhookAttempt } from './webhook-attempt.entity.js';
import type { WebhookDelivery } from './webhook-delivery.entity.js';
import type { Webhook } from './webhook.entity.js';

/** Never with its secrets. */
export type WebhookRow = Omit<
  Webhook,
  'sealedSecret' | 'sealedFormerSecret' | 'disable' | 'enable' | 'rotate'
>;
export type DeliveryRow = Omit<WebhookDelivery, 'webhook' | 'event' | 'claim' | 'organisationId'> & {
  webhookId: string;
  eventId: string | null;
};
export type AttemptRow = Omit<WebhookAttempt, 'delivery' | 'organisationId'> & { deliveryId: string };

/** How many of the newest attempts are shown of one delivery: more than there are before it is given up. */
const ATTEMPTS = 20;

const webhookColumns = sql.raw(`id, organisation_id as "organisationId", url, description,
  event_types as "eventTypes", former_secret_until as "formerSecretUntil", disabled_at as "disabledAt",
  disabled_because as "disabledBecause", created_at as "createdAt", updated_at as "updatedAt"`);
const deliveryColumns =
  sql.raw(`id, webhook_id as "webhookId", event_id as "eventId", state, due_at as "dueAt", tries,
  settled_at as "settledAt", created_at as "createdAt", updated_at as "updatedAt"`);

@Injectable()
export class WebhooksReader {
  constructor(private readonly database: Database) {}

  /** Oldest first. */
  async page(
    organisationId: string,
    args: { first: number; after?: string },
  ): Promise<Connection<WebhookRow>> {
    const [at, id] = decodeCursor(args.after, 2) ?? [null, null];
    const { rows } = await this.database.read((db) =>
      sql<WebhookRow & { cursor: string }>`select ${webhookColumns}, created_at::text as cursor from webhook
        where organisation_id = ${organisationId}
          and (${at}::timestamptz is null or (created_at, id) > (${at}::timestamptz, ${id}::uuid))
        order by created_at, id limit ${args.first + 1}`.execute(db),
    );
    return page(
      rows,
      args,
      (row) => [row.cursor, row.id],
      () => this.count(sql`webhook where organisation_id = ${organisationId}`),
    );
  }

  /** In the order of the ids. */
  async byIds(ids: readonly string[]): Promise<(WebhookRow | null)[]> {
    const { rows } = await this.database.read((db) =>
      sql<WebhookRow>`select ${webhookColumns} from webhook where id = any(${ids}::uuid[])`.execute(db),
    );
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }

  /** Which of some webhooks did not take the last try of something that still waits. In the order of the ids. */
  async failing(ids: readonly string[]): Promise<boolean[]> {
    const { rows } = await this.database.read((db) =>
      sql<{ id: string }>`select distinct webhook_id as id from webhook_delivery
        where webhook_id = any(${ids}::uuid[]) and state = 'PENDING' and tries > 0`.execute(db),
    );
    return ids.map((id) => rows.some((row) => row.id === id));
  }

  /** The log of all webhooks of an organisation, or of one; newest first. */
  async deliveries(
    organisationId: string,
    { webhook, ...args }: { webhook?: string; first: number; after?: string },
  ): Promise<Connection<DeliveryRow>> {
    const [at, id] = decodeCursor(args.after, 2) ?? [null, null];
    const where = sql`organisation_id = ${organisationId}
      and (${webhook ?? null}::uuid is null or webhook_id = ${webhook ?? null}::uuid)`;
    const { rows } = await this.database.read((db) =>
      sql<DeliveryRow & { cursor: string }>`select ${deliveryColumns}, created_at::text as cursor
        from webhook_delivery where ${where}
          and (${at}::timestamptz is null or (created_at, id) < (${at}::timestamptz, ${id}::uuid))
        order by created_at desc, id desc limit ${args.first + 1}`.execute(db),
    );
    return page(
      rows,
      args,
      (row) => [row.cursor, row.id],
      () => this.count(sql`webhook_delivery where ${where}`),
    );
  }

  /** @throws NOT_FOUND */
  async delivery(id: string): Promise<DeliveryRow> {
    const { rows } = await this.database.read((db) =>
      sql<DeliveryRow>`select ${deliveryColumns} from webhook_delivery where id = ${id}`.execute(db),
    );
    if (!rows[0]) throw Refusal.notFound('delivery');
    return rows[0];
  }

  /** The newest of each, oldest first, in the order of the ids. */
  async attempts(deliveryIds: readonly string[]): Promise<AttemptRow[][]> {
    const { rows } = await this.database.read((db) =>
      sql<AttemptRow>`select id, delivery_id as "deliveryId", at, status, duration, answer, created_at as "createdAt",
          updated_at as "updatedAt"
        from (select a.*, row_number() over (partition by delivery_id order by at desc, id) as place
          from webhook_attempt a where delivery_id = any(${deliveryIds}::uuid[])) ranked
        where place <= ${ATTEMPTS} order by at, id`.execute(db),
    );
    return deliveryIds.map((id) => rows.filter(({ deliveryId }) => deliveryId === id));
  }

  private async count(of: ReturnType<typeof sql>): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from ${of}`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }
}

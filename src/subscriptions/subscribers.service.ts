import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Outbox } from '../deliveries/outbox.js';
import { Clock } from '../platform/clock.js';
import { Database, rowsOf, type Rows } from '../platform/database.js';
import { dayIn, type Day } from '../shared/days.js';
import { nextDigest } from './digest-time.js';

/** Whom a message goes to. It must be written, and is read from the database, in the caller's transaction. */
export interface Telling {
  id: string;
  organisationId: string;
}

/** Whom a message concerns. */
export interface Concern {
  /** Products that it is about; none = concerns every subscriber. */
  productIds: readonly string[];
  /** What it is about; who wants any of these is told; none = concerns every subscriber. */
  topics: readonly string[];
  /** Who is told of this notice as a customer's notice contact already gets no second copy. */
  noticeId?: string;
  /**
   * First day on which to hear of it would be too late: who is written to weekly hears of it in a digest of an earlier day,
   * if there is one before. None: everybody hears at once.
   */
  tooLateOn?: Day;
  /** Takes the notice back: who has not heard of it yet hears of neither. */
  takesBack?: boolean;
}

/** Hands messages to all who subscribed: one statement each, however many they are. */
@Injectable()
export class SubscribersService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * A delivery row for every confirmed subscriber whom the message concerns. Call it in the transaction that makes the
   * message true, after the notice contacts have theirs: all happen, or nothing.
   */
  tell(message: Telling, concern: Concern): Promise<void> {
    return this.database.transaction(async (em) => {
      await em.flush();
      await this.deliver(rowsOf(em), message, concern);
      this.outbox.wake();
    });
  }

  /**
   * The same for those who confirmed since, and for those who left before their copy was sent and are back. Nobody is told
   * twice. The seal of the announcement stays what it was.
   * @returns how many were added
   */
  tellLateJoiners(message: Telling, concern: Concern): Promise<number> {
    return this.database.transaction(async (em) => {
      const added = await this.deliver(rowsOf(em), message, concern);
      this.outbox.wake();
      return added;
    });
  }

  private async deliver(db: Rows, message: Telling, concern: Concern): Promise<number> {
    return deliver(db, message, { ...concern, digestAt: await this.digestAt(db, message, concern) });
  }

  /** The digest that can still carry the message in time. */
  private async digestAt(
    db: Rows,
    { organisationId }: Telling,
    { tooLateOn }: Concern,
  ): Promise<Date | null> {
    if (tooLateOn === undefined) return null;
    const { rows } = await sql<{ zone: string }>`
      select time_zone as zone from organisation where id = ${organisationId}`.execute(db);
    const zone = rows[0]?.zone ?? 'UTC';
    const digest = nextDigest(zone, this.clock.now());
    return dayIn(zone, digest) < tooLateOn ? digest : null;
  }
}

/**
 * `except` reads what was told once. An anti-join would be planned for a table as it was before the statement, and look up
 * every subscriber among rows that the statement itself has just written.
 */
async function deliver(
  db: Rows,
  message: Telling,
  concern: Concern & { digestAt: Date | null },
): Promise<number> {
  const [productIds, topics] = [[...concern.productIds], [...concern.topics]];
  const result = await sql`
    with words as materialized (
      select id, prevailing, array(select jsonb_object_keys(texts)) as languages from message
      where id = ${message.id} and organisation_id = ${message.organisationId}),
    contact as materialized (
      select d.address_key, lower(d.address) as address from message m join delivery d on d.message_id = m.id
      where m.notice_id = ${concern.noticeId ?? null}::uuid and m.organisation_id = ${message.organisationId}
        and m.audience = 'CONTACT' and (d.state <> 'CANCELLED' or ${concern.takesBack === true})),
    spared as materialized (
      select d.recipient_id from message m join delivery d on d.message_id = m.id
      where ${concern.takesBack === true} and m.notice_id = ${concern.noticeId ?? null}::uuid
        and m.organisation_id = ${message.organisationId} and m.kind = 'notice' and d.state = 'CANCELLED'),
    untold as materialized (
      select id from subscription s
      where organisation_id = ${message.organisationId} and state = 'CONFIRMED' and address is not null
        and not exists (
          select from suppression where organisation_id = s.organisation_id and address_key = s.address_key)
        and (${productIds.length} = 0 or cardinality(product_ids) = 0 or product_ids && ${productIds}::uuid[])
        and (${topics.length} = 0 or cardinality(topics) = 0 or topics && ${topics}::text[])
      -- by subscription, not by address key: the key changes when the secret was rotated
      except select recipient_id from delivery where message_id = ${message.id} and state <> 'CANCELLED'
      except select recipient_id from spared
      except select s.id from contact c join subscription s on s.address_key = c.address_key
        where s.organisation_id = ${message.organisationId}
      except select s.id from contact c join subscription s on lower(s.address) = c.address
        where s.organisation_id = ${message.organisationId})
    insert into delivery (id, organisation_id, message_id, address_key, address, language, recipient_id, recipient_generation,
      state, due_at)
    select gen_random_uuid(), s.organisation_id, w.id, s.address_key, s.address,
      case when s.language = any(w.languages) then s.language else w.prevailing end, s.id, s.generation,
      case when ${concern.digestAt !== null} and s.cadence = 'WEEKLY' then 'IN_DIGEST' else 'PENDING' end,
      case when s.cadence = 'WEEKLY' then coalesce(${concern.digestAt}::timestamptz, ropewalk_now()) else ropewalk_now() end
    from words w cross join untold join subscription s on s.id = untold.id
    on conflict (message_id, address_key) do update
      set state = excluded.state, address = excluded.address, language = excluded.language, recipient_id = excluded.recipient_id,
        recipient_generation = excluded.recipient_generation, due_at = excluded.due_at, claim = null, digest_delivery_id = null, settled_at = null, answer = null,
        bounce_class = null, bounced_at = null, status = null, updated_at = ropewalk_now()
      where delivery.state = 'CANCELLED'`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}

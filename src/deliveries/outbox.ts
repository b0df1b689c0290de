import { Injectable } from '@nestjs/common';
import type { RequiredEntityData } from '@mikro-orm/core';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { Database, rowsOf } from '../platform/database.js';
import { Tokens } from '../platform/tokens.js';
import { Dispatcher } from './dispatcher.js';
import { DeliveryState } from './delivery.entity.js';
import { Message } from './message.entity.js';

/** So many customers are named at the head of one mail to an address that stands for all of them. */
const NAMED = 5;

/** One recipient's copy. */
export interface Copy {
  address: string;
  language: string;
  /** Whom the leave link names; none for mail that nobody can leave. */
  recipient?: { id: string; generation: number };
  /**
   * A single-use address for `{{link}}`: kept sealed, and only until the mail is settled. Somebody waits for it, so it goes
   * before whatever else is queued.
   */
  link?: string;
}

/** How far a message has come. Copies cancelled because their recipient left before do not count as recipients. */
export interface Coverage {
  recipients: number;
  delivered: number;
  pending: number;
  /** Not delivered: refused, given up, or reported as failed after the mail server had taken it. */
  failed: number;
  /** Those of the failed that were reported afterwards. */
  bounced: number;
  /** Of the recipients, those to whom it went because another contact could not be reached. */
  escalated: number;
}

/** One mail to one address, without its words. */
export interface SentMail {
  kind: string;
  writtenAt: Date;
  language: string;
  state: string;
  settledAt: Date | null;
  answer: string | null;
}

/**
 * Mail to be sent. Everything here is called in the transaction that makes the mail true, and commits with it: there is no
 * moment in which one is written and the other lost. Workers send it soon after.
 */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
    private readonly dispatcher: Dispatcher,
  ) {}

  /**
   * Writes what is to be sent, once for all its recipients. Deliveries may then be inserted for it, with {@link deliver} or
   * for thousands by `insert … select` into `delivery` (id, organisation_id, message_id, address_key, address, language,
   * recipient_id, recipient_generation), followed by {@link wake}.
   */
  message(draft: RequiredEntityData<Message>): Promise<Message> {
    return this.database.transaction(async (em) => {
      const message = em.create(Message, draft);
      await em.flush();
      return message;
    });
  }

  /** One copy. False when that address has one already; a copy cancelled because its recipient left is renewed. */
  deliver(message: Pick<Message, 'id' | 'organisationId'>, copy: Copy): Promise<boolean> {
    return this.database.transaction(async (em) => {
      const { address, language, recipient, link } = copy;
      const { rows } = await sql`
        insert into delivery (id, organisation_id, message_id, address_key, address, language, recipient_id,
          recipient_generation, sealed_link, due_at)
        values (${randomUUID()}, ${message.organisationId}, ${message.id}, ${this.tokens.addressKey(address)}, ${address.trim()},
          ${language}, ${recipient?.id ?? null}, ${recipient?.generation ?? 0}, ${link ? this.tokens.seal(link) : null},
          ropewalk_now() - ${link ? 1 : 0}::int * interval '1 day')
        on conflict (message_id, address_key) do update set state = 'PENDING', address = excluded.address,
          language = excluded.language, recipient_id = excluded.recipient_id, sealed_link = excluded.sealed_link,
          recipient_generation = excluded.recipient_generation, due_at = excluded.due_at, claim = null, settled_at = null,
          answer = null, bounce_class = null, bounced_at = null, status = null, updated_at = ropewalk_now()
        where delivery.state = 'CANCELLED' returning id`.execute(rowsOf(em));
      this.wake();
      return rows.length > 0;
    });
  }

  /** The recipient has left: what was not sent yet is not sent any more, and the address goes. Returns how many copies. */
  cancelFor(recipientId: string): Promise<number> {
    return this.database.transaction(async (em) => {
      // the claim stays: a copy just on its way is marked by whoever sends it
      const { rows } = await sql`
        update delivery set state = 'CANCELLED', address = null, sealed_link = null, settled_at = ropewalk_now(),
          answer = 'the recipient left before it was sent', updated_at = ropewalk_now()
        where recipient_id = ${recipientId} and state in ('PENDING', 'IN_DIGEST') and settled_at is null
        returning id`.execute(rowsOf(em));
      return rows.length;
    });
  }

  /** A notice is withdrawn: who was not told of it yet is told neither of it nor of that. What a worker holds is on its way. */
  takeBack(noticeId: string): Promise<void> {
    return this.database.transaction(async (em) => {
      await sql`
        update delivery d set state = 'CANCELLED', address = null, sealed_link = null, settled_at = ropewalk_now(),
          answer = 'the notice was withdrawn before it was sent', updated_at = ropewalk_now()
        from message m where m.notice_id = ${noticeId} and m.kind in ('notice', 'reminder') and d.message_id = m.id
          and d.state in ('PENDING', 'IN_DIGEST') and d.settled_at is null and d.claim is null`.execute(
        rowsOf(em),
      );
    });
  }

  /** What waits for a digest goes out by itself, at once. */
  releaseFor(recipientId: string, language: string): Promise<void> {
    return this.database.transaction(async (em) => {
      await sql`update delivery set state = 'PENDING', language = ${language}, due_at = ropewalk_now(), updated_at = ropewalk_now()
        where recipient_id = ${recipientId} and state = 'IN_DIGEST' and settled_at is null`.execute(
        rowsOf(em),
      );
      this.wake();
    });
  }

  /**
   * Of several notices in one statement, in the order of the ids: their own messages, not what was said of them later. A copy
   * that goes with a digest is pending until the digest has been sent, and then stands as the copy of the digest does.
   */
  async coverage(noticeIds: readonly string[]): Promise<Coverage[]> {
    const { rows } = await this.database.read((db) =>
      sql<{ id: string; state: string; escalated: string; n: string }>`
        select m.notice_id as id, case when d.state = 'IN_DIGEST' then coalesce(digest.state, 'PENDING') else d.state end as state,
          count(d.escalation_of) as escalated, count(*) as n
        from message m join delivery d on d.message_id = m.id
        left join delivery digest on digest.id = d.digest_delivery_id and d.state = 'IN_DIGEST'
        where m.notice_id = any(${noticeIds}::uuid[]) and m.kind = 'notice' group by 1, 2`.execute(db),
    );
    return noticeIds.map((id) => {
      const own = rows.filter((row) => row.id === id && row.state !== DeliveryState.CANCELLED);
      const count = (wanted: string) =>
        own.filter(({ state }) => state === wanted).reduce((sum, { n }) => sum + Number(n), 0);
      const [delivered, pending, bounced] = [count('DELIVERED'), count('PENDING'), count('BOUNCED')];
      const failed = count('FAILED') + bounced;
      const escalated = own.reduce((sum, row) => sum + Number(row.escalated), 0);
      return { recipients: delivered + pending + failed, delivered, pending, failed, bounced, escalated };
    });
  }

  /** How many a notice was told to, and SHA-256 (hex) over their address keys, sorted, one a line. */
  async seal(noticeId: string): Promise<{ count: number; digest: string }> {
    const { rows } = await this.database.read((db) =>
      sql<{ count: string; digest: string }>`select count(*) as count, encode(sha256(convert_to(coalesce(
          string_agg(d.address_key, e'\\n' order by d.address_key collate "C"), ''), 'UTF8')), 'hex') as digest
        from message m join delivery d on d.message_id = m.id
        where m.notice_id = ${noticeId} and m.kind = 'notice'`.execute(db),
    );
    return { count: Number(rows[0]!.count), digest: rows[0]!.digest };
  }

  /**
   * A copy to every contact who was sent the notice itself, each address once: of all its recipients, but some, or only those.
   * It names the recipients that the address stands for, where they are few enough to be read.
   */
  async copyToContacts(
    message: Pick<Message, 'id' | 'organisationId'>,
    noticeId: string,
    { only, but = [] }: { only?: readonly string[]; but?: readonly string[] },
  ): Promise<void> {
    await this.database.transaction(async (em) => {
      await sql`
        insert into delivery (id, organisation_id, message_id, address_key, address, language, recipient_id, contact,
          customer_name)
        select gen_random_uuid(), ${message.organisationId}::uuid, ${message.id}::uuid, d.address_key,
          (array_agg(d.address order by d.created_at, d.id))[1], (array_agg(d.language order by d.created_at, d.id))[1],
          (array_agg(d.recipient_id order by d.created_at, d.id))[1], true,
          case when count(distinct d.recipient_id) <= ${NAMED} then string_agg(distinct d.customer_name, '; ') end
        from message m join delivery d on d.message_id = m.id
        left join (select distinct r.id from unnest(${only ?? but}::uuid[]) as r (id)) named on named.id = d.recipient_id
        where m.notice_id = ${noticeId} and m.kind = 'notice' and d.contact and d.address is not null
          and (named.id is not null) = ${only !== undefined}
        group by d.address_key`.execute(rowsOf(em));
      this.wake();
    });
  }

  /** What was, or will be, mailed to an address, by its keyed hashes; newest first. */
  async sentTo(organisationId: string, addressKeys: readonly string[]): Promise<SentMail[]> {
    const { rows } = await this.database.read((db) =>
      sql<SentMail>`
        select m.kind, d.created_at as "writtenAt", d.language, d.state, d.settled_at as "settledAt", d.answer
        from message m join delivery d on d.message_id = m.id and d.address_key = any(${addressKeys}::text[])
        where m.organisation_id = ${organisationId} order by d.created_at desc`.execute(db),
    );
    return rows;
  }

  /** Has the workers of this process look as soon as the open transaction has committed; others look every second. */
  wake(): void {
    this.database.afterCommit(() => this.dispatcher.wake());
  }
}

import { Injectable } from '@nestjs/common';
import type { RequiredEntityData } from '@mikro-orm/core';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { Database, rowsOf } from '../platform/database.js';
import { Tokens } from '../platform/tokens.js';
import { Dispatcher } from './dispatcher.js';
import { Message } from './message.entity.js';

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
        where recipient_id = ${recipientId} and state = 'PENDING' returning id`.execute(rowsOf(em));
      return rows.length;
    });
  }

  /** Of several messages in one statement, in the order of the ids. */
  async coverage(messageIds: readonly string[]): Promise<Coverage[]> {
    const { rows } = await this.database.read((db) =>
      sql<{
        id: string;
        state: string;
        n: string;
      }>`select message_id as id, state, count(*) as n from delivery
        where message_id = any(${messageIds}::uuid[]) group by message_id, state`.execute(db),
    );
    return messageIds.map((id) => {
      const count = (state: string) =>
        Number(rows.find((row) => row.id === id && row.state === state)?.n ?? 0);
      const [delivered, pending, bounced] = [count('DELIVERED'), count('PENDING'), count('BOUNCED')];
      const failed = count('FAILED') + bounced;
      return { recipients: delivered + pending + failed, delivered, pending, failed, bounced };
    });
  }

  /** Has the workers of this process look as soon as the open transaction has committed; others look every second. */
  wake(): void {
    this.database.afterCommit(() => this.dispatcher.wake());
  }
}

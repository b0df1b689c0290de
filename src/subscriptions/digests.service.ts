import type { RequiredEntityData } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Message } from '../deliveries/message.entity.js';
import { Outbox } from '../deliveries/outbox.js';
import { Database, rowsOf, type Rows } from '../platform/database.js';
import type { Telling } from './subscribers.service.js';

/** Messages that wait, together, for the same recipients. */
export interface DueDigest {
  organisationId: string;
  messageIds: string[];
}

/**
 * The weekly digest. What waits for it stands as a copy of its own message from the moment of announcing, so nothing is lost
 * and nobody is told twice whenever a process dies: a copy waits, or a digest that is written carries it.
 */
@Injectable()
export class DigestsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** What has to go out now: each set of messages that the same recipients wait for. */
  async due(): Promise<DueDigest[]> {
    const { rows } = await this.database.read((db) =>
      sql<DueDigest>`
        select organisation_id as "organisationId", messages as "messageIds" from (
          select organisation_id, recipient_id, array_agg(message_id::text order by message_id) as messages from delivery
          where state = 'IN_DIGEST' and settled_at is null and due_at <= ropewalk_now()
          group by organisation_id, recipient_id) waiting
        group by organisation_id, messages`.execute(db),
    );
    return rows;
  }

  /**
   * The digest of a set, to everyone who waits for exactly this set; who left, or a notice that was withdrawn meanwhile, is
   * not among it.
   * @returns how many it goes to; with none, no message is written
   */
  send(draft: RequiredEntityData<Message>, { organisationId, messageIds }: DueDigest): Promise<number> {
    return this.database.transaction(async (em) => {
      const db = rowsOf(em);
      // announcing and withdrawing hold the same lock
      await sql`select from organisation where id = ${organisationId} for update`.execute(db);
      const message = await this.outbox.message(draft);
      const sent = await carry(db, message, messageIds);
      if (sent === 0) await em.remove(message).flush();
      this.outbox.wake();
      return sent;
    });
  }
}

/** `for share`: whoever is just leaving, or just changes to every notice, is waited for, and then left out. */
async function carry(db: Rows, { id, organisationId }: Telling, messageIds: string[]): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    with words as materialized (
      select id, prevailing, array(select jsonb_object_keys(texts)) as languages from message where id = ${id}),
    waiting as materialized (
      select recipient_id, array_agg(id) as copies from delivery
      where organisation_id = ${organisationId} and state = 'IN_DIGEST' and settled_at is null and due_at <= ropewalk_now()
      group by recipient_id having array_agg(message_id order by message_id) = ${messageIds}::uuid[]),
    reader as materialized (
      select s.* from subscription s
      where s.id in (select recipient_id from waiting) and s.state = 'CONFIRMED' and s.cadence = 'WEEKLY'
        and s.address is not null
      for share of s),
    digest as (
      insert into delivery (id, organisation_id, message_id, address_key, address, language, recipient_id, recipient_generation)
      select gen_random_uuid(), s.organisation_id, w.id, s.address_key, s.address,
        case when s.language = any(w.languages) then s.language else w.prevailing end, s.id, s.generation
      from words w cross join reader s
      returning id, recipient_id),
    carried as (
      update delivery d set digest_delivery_id = digest.id, address = null, settled_at = ropewalk_now(), updated_at = ropewalk_now()
      from (select recipient_id, unnest(copies) as id from waiting) copy join digest on digest.recipient_id = copy.recipient_id
      where d.id = copy.id and d.settled_at is null)
    select count(*) as n from digest`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

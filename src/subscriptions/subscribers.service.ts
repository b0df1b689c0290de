import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Outbox } from '../deliveries/outbox.js';
import { Database, rowsOf, type Rows } from '../platform/database.js';

/** The recipients of a message, sealed: how many, and SHA-256 (hex) over their address keys, sorted, one a line. */
export interface Recipients {
  recipients: number;
  digest: string;
}

/** Whom a message goes to. It must be written, and is read from the database, in the caller's transaction. */
interface Telling {
  id: string;
  organisationId: string;
}

/** Hands messages to all who subscribed: one statement each, however many they are. */
@Injectable()
export class SubscribersService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * A delivery row for every confirmed subscriber whom the message concerns. Call it in the transaction that makes the
   * message true: both happen, or neither.
   * @param productIds products the message is about; none = concerns every subscriber
   */
  tell(message: Telling, productIds: readonly string[]): Promise<Recipients> {
    return this.database.transaction(async (em) => {
      await em.flush();
      const db = rowsOf(em);
      await deliver(db, message, productIds);
      this.outbox.wake();
      return sealed(db, message.id);
    });
  }

  /**
   * The same for those who confirmed since, and for those who left before their copy was sent and are back. Nobody is told
   * twice. The seal of the announcement stays what it was.
   * @returns how many were added
   */
  tellLateJoiners(message: Telling, productIds: readonly string[]): Promise<number> {
    return this.database.transaction(async (em) => {
      const added = await deliver(rowsOf(em), message, productIds);
      this.outbox.wake();
      return added;
    });
  }
}

/**
 * `except` reads what was told once. An anti-join would be planned for a table as it was before the statement, and look up
 * every subscriber among rows that the statement itself has just written.
 */
async function deliver(db: Rows, message: Telling, productIds: readonly string[]): Promise<number> {
  const result = await sql`
    with words as materialized (
      select id, prevailing, array(select jsonb_object_keys(texts)) as languages from message
      where id = ${message.id} and organisation_id = ${message.organisationId}),
    untold as materialized (
      select id from subscription s
      where organisation_id = ${message.organisationId} and not exists (
          select from suppression where organisation_id = s.organisation_id and address_key = s.address_key)
        and state = 'CONFIRMED' and address is not null
        and (${productIds.length} = 0 or cardinality(product_ids) = 0 or product_ids && ${[...productIds]}::text[])
      -- by subscription, not by address key: the key changes when the secret was rotated
      except select recipient_id from delivery where message_id = ${message.id} and state <> 'CANCELLED')
    insert into delivery (id, organisation_id, message_id, address_key, address, language, recipient_id, recipient_generation)
    select gen_random_uuid(), s.organisation_id, w.id, s.address_key, s.address,
      case when s.language = any(w.languages) then s.language else w.prevailing end, s.id, s.generation
    from words w cross join untold join subscription s on s.id = untold.id
    on conflict (message_id, address_key) do update
      set state = 'PENDING', address = excluded.address, language = excluded.language, recipient_id = excluded.recipient_id,
        recipient_generation = excluded.recipient_generation, due_at = ropewalk_now(), claim = null, settled_at = null, answer = null,
        bounce_class = null, bounced_at = null, status = null, updated_at = ropewalk_now()
      where delivery.state = 'CANCELLED'`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}

async function sealed(db: Rows, messageId: string): Promise<Recipients> {
  const { rows } = await sql<{ recipients: string; digest: string }>`
    select count(*) as recipients,
      encode(sha256(convert_to(coalesce(string_agg(address_key, e'\\n' order by address_key collate "C"), ''), 'UTF8')), 'hex') as digest
    from delivery where message_id = ${messageId}`.execute(db);
  return { recipients: Number(rows[0]?.recipients ?? 0), digest: rows[0]?.digest ?? '' };
}

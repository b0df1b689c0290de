import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { mustBePerson } from '../access/person.js';
import { currentContext } from '../platform/context.js';
import { Database, rowsOf } from '../platform/database.js';
import { Tokens } from '../platform/tokens.js';
import { Outbox } from '../deliveries/outbox.js';
import { Refusal } from '../shared/errors.js';
import { DeliveryResolution } from './delivery-resolution.entity.js';
import { Escalations } from './escalations.js';
import { Reached } from './notified-customer.js';
import type { ResolveDeliveryInput, TellContactInput } from './notified-customer.inputs.js';
import { NotifiedCustomersReader } from './notified-customers.reader.js';

/** What a person does about a customer whom no mail could reach. */
@Injectable()
export class ResolvingService {
  constructor(
    private readonly database: Database,
    private readonly reader: NotifiedCustomersReader,
    private readonly escalations: Escalations,
    private readonly outbox: Outbox,
    private readonly tokens: Tokens,
  ) {}

  /** Records what was done instead. @throws FOUR_EYES, NOT_FOUND, WRONG_STATUS where a copy arrived, or is on its way */
  async resolve({ id, note }: ResolveDeliveryInput): Promise<void> {
    mustBePerson('say how a customer was told');
    await this.database.transaction(async (em) => {
      const row = await this.reader.one(id);
      if (!row) throw Refusal.notFound('notified customer');
      if (row.reached === Reached.DELIVERED || row.reached === Reached.PENDING)
        throw new Refusal(
          'WRONG_STATUS',
          'a copy of the notice arrived, or is on its way: nothing is to be resolved',
        );
      const known = await em.findOne(DeliveryResolution, { notifiedCustomerId: id });
      const by = currentContext()!.actor.subject;
      if (known) Object.assign(known, { note, by });
      else
        em.create(DeliveryResolution, {
          organisationId: row.organisationId,
          notifiedCustomerId: id,
          note,
          by,
        });
      await em.flush();
    });
  }

  /**
   * Sends the notice to another contact of the customer. Whose address has a copy, or is to have one, is sent no other; to one
   * that could not be reached it is tried anew. @throws NOT_FOUND; WRONG_STATUS the notice was withdrawn
   */
  async tellContact({ id, email, language }: TellContactInput): Promise<void> {
    await this.database.transaction(async (em) => {
      const db = rowsOf(em);
      // whoever else tells this customer waits: so nobody is told twice
      const { rows } = await sql<{ messageId: string; prevailing: string; withdrawn: boolean }>`
        select c.message_id as "messageId", m.prevailing, n.withdrawn_at is not null as withdrawn
        from notified_customer c join notice n on n.id = c.notice_id join message m on m.id = c.message_id
        where c.id = ${id} for update of c`.execute(db);
      const [found] = rows;
      if (!found) throw Refusal.notFound('notified customer');
      if (found.withdrawn) throw new Refusal('WRONG_STATUS', 'the notice was withdrawn');
      const { rows: had } = await sql<{ state: string; language: string }>`
        select d.state, d.language from delivery d join message m on m.id = d.message_id and m.kind = 'notice'
        where d.recipient_id = ${id} and d.contact
          and d.address_key = any(${this.tokens.addressKeys(email)}::text[])`.execute(db);
      if (had.some(({ state }) => state === 'PENDING' || state === 'DELIVERED')) return;
      await this.escalations.copyTo(
        em,
        { id: null, messageId: found.messageId, notifiedCustomerId: id },
        { address: email, language: language ?? had[0]?.language ?? found.prevailing },
      );
      this.outbox.wake();
    });
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { mustBePerson } from '../access/person.js';
import { currentContext } from '../platform/context.js';
import { Database, rowsOf } from '../platform/database.js';
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

  /** Sends the notice to another contact of the customer. @throws NOT_FOUND, WRONG_STATUS */
  async tellContact({ id, email, language }: TellContactInput): Promise<void> {
    await this.database.transaction(async (em) => {
      const { rows } = await sql<{
        messageId: string;
        prevailing: string;
      }>`select m.id as "messageId", m.prevailing
        from notified_customer c join notice n on n.id = c.notice_id and n.withdrawn_at is null
        join message m on m.notice_id = n.id and m.kind = 'notice' and m.audience = 'CONTACT'
        left join delivery d on d.message_id = m.id and d.recipient_id = c.id
        where c.id = ${id} order by (d.id is not null) desc, m.created_at, m.id limit 1`.execute(rowsOf(em));
      if (!(await this.reader.one(id))) throw Refusal.notFound('notified customer');
      const [found] = rows;
      if (!found) throw new Refusal('WRONG_STATUS', 'the notice was withdrawn, or went to no contact at all');
      await this.escalations.copyTo(
        em,
        { id: null, messageId: found.messageId, notifiedCustomerId: id },
        { address: email, language: language ?? found.prevailing },
      );
      this.outbox.wake();
    });
  }
}

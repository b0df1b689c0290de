import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Message } from '../deliveries/message.entity.js';
import { Database, rowsOf } from '../platform/database.js';
import type { Day } from '../shared/days.js';

/** Customers who were told in one message, have not answered, and whose deadline is near. */
export interface DueReminder {
  noticeId: string;
  /** The message in which they were told. */
  messageId: string;
  authorisation: 'GENERAL' | 'SPECIFIC';
  objectionDeadline: Day;
  customers: string[];
}

/** Who is to be reminded of its deadline: once, and only who has said nothing to what the notice changes. */
@Injectable()
export class RemindingService {
  constructor(private readonly database: Database) {}

  /** Of one organisation, whose day is `today`. */
  async due(organisation: { id: string; reminderDays: number }, today: Day): Promise<DueReminder[]> {
    const { rows } = await this.database.read((db) =>
      sql<DueReminder>`select c.notice_id as "noticeId", m.id as "messageId", c.authorisation,
          c.objection_deadline as "objectionDeadline", array_agg(distinct c.id) as customers
        from notified_customer c
        join notice n on n.id = c.notice_id and n.state = 'ANNOUNCED' and n.announced_on < ${today}::date
        join message m on m.notice_id = n.id and m.kind = 'notice' and m.audience = 'CONTACT'
        join delivery d on d.message_id = m.id and d.recipient_id = c.id and d.contact and d.state = 'DELIVERED'
        where c.organisation_id = ${organisation.id} and c.reminded_at is null
          and c.objection_deadline between ${today}::date and ${today}::date + ${organisation.reminderDays}::int
          and not exists (select from authorisation a
            join sub_processor_version said on said.id = a.version_id
            join sub_processor_version v on v.sub_processor_id = said.sub_processor_id and v.id = any(c.version_ids)
            where a.agreement_id = c.agreement_id and a.customer_id = c.customer_id and a.decided_on >= n.announced_on)
        group by 1, 2, 3, 4`.execute(db),
    );
    return rows;
  }

  /** In the transaction that writes the message: its copies, to every contact whom the notice reached. */
  async remind(message: Pick<Message, 'id'>, { messageId, customers }: DueReminder): Promise<void> {
    await this.database.transaction(async (em) => {
      const db = rowsOf(em);
      await em.flush();
      await sql`insert into delivery (id, organisation_id, message_id, address_key, address, language, recipient_id,
          recipient_generation, contact)
        select gen_random_uuid(), d.organisation_id, ${message.id}::uuid, d.address_key, d.address, d.language, c.id, c.generation, true
        from delivery d join notified_customer c on c.id = d.recipient_id
        where d.message_id = ${messageId} and d.recipient_id = any(${customers}::uuid[]) and d.state = 'DELIVERED'
          and d.address is not null`.execute(db);
      await sql`update notified_customer set reminded_at = ropewalk_now() where id = any(${customers}::uuid[])`.execute(
        db,
      );
    });
  }
}

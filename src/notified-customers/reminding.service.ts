import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Message } from '../deliveries/message.entity.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database, rowsOf } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { needsPeriod } from '../sub-processors/amendment.js';
import { AmendmentsReader } from '../sub-processors/amendments.reader.js';

/** Customers who were told in one message, have not answered, and whose deadline is near. */
export interface DueReminder {
  noticeId: string;
  /** The message in which they were told. */
  messageId: string;
  authorisation: 'GENERAL' | 'SPECIFIC';
  objectionEffect: string;
  objectionDeadline: Day;
  customers: string[];
}

/**
 * Who is to be reminded of its deadline, once. Under a general authorisation who has said nothing to what the notice changes;
 * under a specific one who owes an answer to any of it, for there silence is refusal.
 */
@Injectable()
export class RemindingService {
  constructor(
    private readonly database: Database,
    private readonly amendments: AmendmentsReader,
  ) {}

  /** Of one organisation, whose day is `today`, so many days before the deadline. */
  async due(organisation: Organisation, reminderDays: number, today: Day): Promise<DueReminder[]> {
    const near = sql`c.organisation_id = ${organisation.id} and c.reminded_at is null
      and c.objection_deadline between ${today}::date and ${today}::date + ${reminderDays}::int`;
    const open = await this.database.read((db) =>
      sql<{ id: string }>`select distinct n.id from notified_customer c join notice n on n.id = c.notice_id
          and n.state = 'ANNOUNCED' and n.announced_on < ${today}::date where ${near}`.execute(db),
    );
    const notices = open.rows.map(({ id }) => id);
    if (notices.length === 0) return [];
    const asked = (await this.amendments.all(organisation, { notices, baselines: false })).filter(
      needsPeriod,
    );
    const said = sql`exists (select from authorisation a join sub_processor_version s on s.id = a.version_id
      where s.sub_processor_id = q.sub_processor_id and a.agreement_id = c.agreement_id and a.customer_id = c.customer_id
        and a.decided_on >= n.announced_on)`;
    const { rows } = await this.database.read((db) =>
      sql<DueReminder>`select c.notice_id as "noticeId", m.id as "messageId", c.authorisation,
          c.objection_effect as "objectionEffect", c.objection_deadline as "objectionDeadline",
          array_agg(distinct c.id) as customers
        from notified_customer c
        join notice n on n.id = c.notice_id
        join message m on m.notice_id = n.id and m.kind = 'notice' and m.audience = 'CONTACT'
        join delivery d on d.message_id = m.id and d.recipient_id = c.id and d.contact and d.state = 'DELIVERED'
        cross join lateral (select bool_or(${said}) as any, bool_and(${said}) as all
          from unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ subProcessorId }) => subProcessorId)}::uuid[])
            as q (version_id, sub_processor_id)
          where q.version_id = any(c.version_ids)) answered
        where ${near} and n.id = any(${notices}::uuid[])
          and case when c.authorisation = 'SPECIFIC' then not answered.all else not answered.any end
        group by 1, 2, 3, 4, 5`.execute(db),
    );
    return rows;
  }

  /** In the transaction that writes the message: its copies, to every contact whom the notice reached. */
  async remind(message: Pick<Message, 'id'>, { messageId, customers }: DueReminder): Promise<void> {
    await this.database.transaction(async (em) => {
      const db = rowsOf(em);
      await em.flush();
      await sql`insert into delivery (id, organisation_id, message_id, address_key, address, language, recipient_id,
          recipient_generation, contact, customer_name)
        select gen_random_uuid(), d.organisation_id, ${message.id}::uuid, d.address_key, d.address, d.language, c.id, c.generation, true, d.customer_name
        from delivery d join notified_customer c on c.id = d.recipient_id
        where d.message_id = ${messageId} and d.recipient_id = any(${customers}::uuid[]) and d.state = 'DELIVERED'
          and d.address is not null`.execute(db);
      await sql`update notified_customer set reminded_at = ropewalk_now() where id = any(${customers}::uuid[])`.execute(
        db,
      );
    });
  }
}

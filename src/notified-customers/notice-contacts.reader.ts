import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { NoticeContact } from '../agreements/agreement-facts.js';
import { Database } from '../platform/database.js';

/** A contact's copy that could not be delivered, and who else of the customer could be told. */
export interface Unreached {
  /** Of the delivery. */
  id: string;
  organisationId: string;
  messageId: string;
  notifiedCustomerId: string;
  /** Number of the notice. */
  number: number;
  /** Legal name. */
  customer: string;
  /** As they are named today: the customer's own, otherwise those of its agreement. */
  contacts: NoticeContact[];
  /** Address keys that have had, or are to have, a copy. */
  tried: string[];
  /** Whether another contact has it, or is to have it. */
  delivered: boolean;
  pending: boolean;
}

/** Reads contacts whose copies failed, and those who could be told instead. */
@Injectable()
export class NoticeContactsReader {
  constructor(private readonly database: Database) {}

  /** Failed copies of notices that still stand, of which nobody has seen to; locked against other workers. */
  async unreached(limit: number): Promise<Unreached[]> {
    const { rows } = await this.database.read((db) =>
      sql<Unreached>`select d.id, d.organisation_id as "organisationId", d.message_id as "messageId",
          c.id as "notifiedCustomerId", n.number, p.legal_name as customer,
          coalesce(nullif(s.notice_contacts, '[]'::jsonb), v.notice_contacts, '[]'::jsonb) as contacts,
          o.tried, o.delivered, o.pending
        from delivery d
        join message m on m.id = d.message_id and m.kind = 'notice'
        join notice n on n.id = m.notice_id and n.withdrawn_at is null
        join notified_customer c on c.id = d.recipient_id
        left join agreement_standing s on s.id = c.standing
        join agreement_version v on v.id = c.agreement_version_id
        join lateral (select legal_name from party_version where party_id = c.customer_id and superseded_by_id is null
          order by effective_from desc limit 1) p on true
        join lateral (select array_agg(e.address_key) as tried, bool_or(e.state = 'DELIVERED') as delivered,
            bool_or(e.state = 'PENDING') as pending
          from delivery e join message w on w.id = e.message_id and w.kind = 'notice'
          where e.recipient_id = c.id and e.contact) o on true
        where d.contact and d.state in ('FAILED', 'BOUNCED') and d.escalated_at is null
        order by d.settled_at, d.id limit ${limit} for update of d skip locked`.execute(db),
    );
    return rows;
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { CUSTOMER_COLUMNS } from '../evidence/seals.js';
import { Database } from '../platform/database.js';
import { heldFirst, isLive } from '../shared/version-sql.js';
import type { ProvenNotice } from './proven-notice.js';
import { recordedRows } from './recorded-rows.js';

export type CustomerRow = Record<(typeof CUSTOMER_COLUMNS)[number], string | number | boolean | null>;

/** Reads whom a notice had to reach, page by page. */
@Injectable()
export class ToldCustomersReader {
  constructor(private readonly database: Database) {}

  /** The next customers in the order of standing and customer; names and agreements as they were recorded on announcing. */
  async page(
    notice: ProvenNotice & { resolutions: readonly string[] },
    after: CustomerRow | undefined,
    limit: number,
  ): Promise<CustomerRow[]> {
    const { id, organisationId, recordedAt, announcedOn, resolutions } = notice;
    const then = (table: string, ids: ReturnType<typeof sql>) =>
      recordedRows(table, recordedAt, organisationId, ids);
    const { rows } = await this.database.read((db) =>
      sql<CustomerRow>`with page as materialized (
          select * from notified_customer where notice_id = ${id}
            and (${after?.standing ?? null}::uuid is null or (standing, customer_id) > (${after?.standing ?? null}::uuid, ${after?.customer ?? null}::uuid))
          order by standing, customer_id limit ${limit}),
        names as (select distinct on (v.party_id) v.party_id, v.legal_name
          from ${then('party_version', sql`select v.id from party_version v where v.party_id in (select customer_id from page)`)} v
          where ${isLive('v')} order by v.party_id, ${heldFirst('v', sql`${announcedOn}::date`)}),
        agreements as (select * from ${then('agreement', sql`select agreement_id from page`)} a),
        versions as (select * from ${then('agreement_version', sql`select agreement_version_id from page`)} v)
        select p.id as "notifiedCustomer", p.standing, p.customer_id as customer, n.legal_name as "legalName",
          a.reference as agreement, p.agreement_version_id as "agreementVersion", v.effective_from as "versionEffectiveFrom",
          p.authorisation, p.objection_effect as "objectionEffect", p.notice_days as "noticeDays",
          p.holiday_calendar as "holidayCalendar", p.earliest_effect as "earliestEffect", p.effective_from as "effectiveFrom",
          p.objection_deadline as "objectionDeadline", p.too_short as "tooShort", p.emergency_clause as "emergencyClause",
          case when d.delivered then 'DELIVERED' when d.pending then 'PENDING' when x.note is not null then 'RESOLVED'
            else 'NOT_DELIVERED' end as reached,
          d.accepted as "acceptedAt", x.note as resolution, x.by as "resolvedBy"
        from page p left join names n on n.party_id = p.customer_id left join agreements a on a.id = p.agreement_id
        left join versions v on v.id = p.agreement_version_id
        left join delivery_resolution x on x.notified_customer_id = p.id and x.id = any(${resolutions}::uuid[])
        left join lateral (select bool_or(d.state = 'PENDING') as pending, bool_or(d.state = 'DELIVERED') as delivered,
            min(d.settled_at) filter (where d.state = 'DELIVERED') as accepted
          from delivery d join message m on m.id = d.message_id and m.kind = 'notice'
          where d.recipient_id = p.id and d.contact) d on true
        order by p.standing, p.customer_id`.execute(db),
    );
    return rows;
  }
}

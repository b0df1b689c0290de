import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { NAMED, type AmissCustomers, type AmissNotice } from './amiss-notice.js';

type Row = Omit<AmissNotice, 'customers'> & AmissCustomers;

/**
 * Reads of which notices something is amiss: in groups of customers alike, so that as many rows come as there are ways to
 * go wrong, not customers. With whom all went well is not looked at: candidates come from partial indexes, which is not left
 * to the planner (`offset 0`), for whom a few of very many are not to be told apart from many.
 */
@Injectable()
export class AmissNoticesReader {
  constructor(private readonly database: Database) {}

  /** Those that stand on a day, as it stood at its end, or at the instant of a recording before that. In the order of their numbers. */
  async of({ id }: { id: string }, on: Day, asOf: Date | null): Promise<AmissNotice[]> {
    const until = asOf?.toISOString() ?? null;
    const { rows } = await this.database.read((db) =>
      sql<Row>`with standing as materialized (
          select n.id, n.number, n.announced_on, o.time_zone, t.at,
            least(${on}::date, (ropewalk_now() at time zone o.time_zone)::date, (t.at at time zone o.time_zone)::date) as today,
            (n.announced_on + 1)::timestamp at time zone o.time_zone as next_day
          from notice n join organisation o on o.id = n.organisation_id cross join lateral (select least(${until}::timestamptz,
            (${on}::date + 1)::timestamp at time zone o.time_zone - interval '1 microsecond') as at) t
          where n.organisation_id = ${id} and n.announced_on <= ${on}::date and n.announced_at <= coalesce(${until}::timestamptz, n.announced_at)
            and (n.withdrawn_at is null or n.withdrawn_at > t.at)
        ), candidate as (
          select c.id from standing n cross join lateral (select c.id from notified_customer c
            where c.notice_id = n.id and (c.too_short or c.contacts = 0) offset 0) c
          union
          select d.id from standing n join message m on m.notice_id = n.id and m.kind = 'notice'
            cross join lateral (select d.recipient_id as id from delivery d where d.message_id = m.id and d.contact
              and d.state in ('PENDING', 'FAILED', 'BOUNCED', 'CANCELLED') offset 0) d
          union
          select d.id from standing n join message m on m.notice_id = n.id and m.kind = 'notice'
            cross join lateral (select d.recipient_id as id from delivery d where d.message_id = m.id and d.contact
              and d.state = 'DELIVERED' and d.settled_at >= n.next_day offset 0) d
        ), customer as (
          select c.*, n.number, n.announced_on, r.reached, coalesce(r.accepted_on, n.today) as told_on
          from candidate k cross join lateral (select c.* from notified_customer c where c.id = k.id offset 0) c
          join standing n on n.id = c.notice_id
          left join delivery_resolution x on x.notified_customer_id = c.id and x.created_at <= n.at
          cross join lateral (
            select case when bool_or(w.state = 'DELIVERED') then 'DELIVERED' when bool_or(w.state = 'PENDING') then 'PENDING'
                when x.id is not null then 'RESOLVED' else 'NOT_DELIVERED' end as reached,
              (min(w.settled_at) filter (where w.state = 'DELIVERED') at time zone n.time_zone)::date as accepted_on
            from (select d.message_id, d.settled_at, case when d.settled_at is null or d.settled_at > n.at then 'PENDING'
                when d.state = 'BOUNCED' and d.bounced_at > n.at then 'DELIVERED' else d.state end as state
              from delivery d where d.recipient_id = c.id and d.contact and d.created_at <= n.at offset 0) w
            join message m on m.id = w.message_id and m.kind = 'notice') r
        )
        select notice_id as id, number, announced_on as "announcedOn", reached, too_short as "tooShort",
          emergency_clause is not null as emergency, earliest_effect as "earliestEffect", effective_from as "effectiveFrom",
          notice_days as "noticeDays", holiday_calendar as "holidayCalendar", told_on as "toldOn", count(*)::int as count,
          bit_xor(hashtextextended(id::text, 0))::text as who,
          to_json((array_agg(json_build_object('customerId', customer_id, 'agreementId', agreement_id) order by id))[1:${NAMED}::int]) as named,
          coalesce(json_agg(standing) filter (where too_short), '[]') as standings
        from customer where too_short or reached = 'NOT_DELIVERED' 
          or (reached in ('DELIVERED', 'PENDING') and effective_from is not null and told_on > announced_on)
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 order by 2, "effectiveFrom", "toldOn", "noticeDays", 4`.execute(
        db,
      ),
    );
    return [...Map.groupBy(rows, (row) => row.id).values()].map((customers) => {
      const { id: notice, number, announcedOn } = customers[0]!;
      return { id: notice, number, announcedOn, customers };
    });
  }
}

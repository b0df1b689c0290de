import { sql, type RawBuilder } from 'kysely';

/** Parts of a proof from rooms above: which rows belong to a notice. */
export const ownParts: readonly {
  file: string;
  table: string;
  rows: (noticeId: string) => RawBuilder<{ id: string }>;
}[] = [
  {
    file: 'resolutions.json',
    table: 'delivery_resolution',
    rows: (noticeId) => sql`select x.id from delivery_resolution x
      join notified_customer c on c.id = x.notified_customer_id where c.notice_id = ${noticeId} order by x.id`,
  },
  {
    file: 'objections.json',
    table: 'objection',
    rows: (noticeId) => sql`select id from objection where notice_id = ${noticeId} order by id`,
  },
  {
    file: 'objection-acts.json',
    table: 'objection_act',
    rows: (noticeId) => sql`select a.id from objection_act a join objection o on o.id = a.objection_id
      where o.notice_id = ${noticeId} order by a.id`,
  },
];

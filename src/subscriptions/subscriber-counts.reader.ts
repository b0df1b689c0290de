import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';

export interface SubscriberCountRow {
  by: 'all' | 'topic' | 'product' | 'language' | 'cadence';
  value: string | null;
  subscribers: number;
}

@Injectable()
export class SubscriberCountsReader {
  constructor(private readonly database: Database) {}

  /** Confirmed subscribers, counted in each way, most first; without anything that names one. */
  async all(organisationId: string): Promise<SubscriberCountRow[]> {
    const { rows } = await this.database.read((db) =>
      sql<Omit<SubscriberCountRow, 'subscribers'> & { subscribers: string }>`
        with confirmed as materialized (
          select topics, product_ids, language, cadence from subscription
          where organisation_id = ${organisationId} and state = 'CONFIRMED')
        select counted.by, counted.value, count(*) as subscribers from (
          select 'all' as by, null as value from confirmed
          union all select 'language', language from confirmed
          union all select 'cadence', cadence from confirmed
          union all select 'topic', topic from confirmed left join unnest(topics) topic on true
          union all select 'product', p.slug from confirmed left join unnest(product_ids) chosen on true
            left join product p on p.id = chosen) counted
        group by counted.by, counted.value order by count(*) desc, counted.value`.execute(db),
    );
    return rows.map((row) => ({ ...row, subscribers: Number(row.subscribers) }));
  }
}

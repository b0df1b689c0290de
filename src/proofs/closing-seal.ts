import { Injectable } from '@nestjs/common';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { Notice } from '../notices/notice.entity.js';
import { Clock } from '../platform/clock.js';
import { Database, rowsOf } from '../platform/database.js';
import { addDays, dayIn, type Day } from '../shared/days.js';
import { stateNow } from './told-recipients.reader.js';

/** Days after the last window within which copies may still be on their way, or be reported on. */
const PATIENCE = 30;

interface Candidate {
  id: string;
  timeZone: string;
  /** Last day on which somebody may still be told, or may object. */
  over: Day;
  pending: boolean;
}

/**
 * Seals what became of a notice's copies in the history, once nobody is told any more and every copy has ended; at the latest
 * {@link PATIENCE} days later. What is reported later within as many days is sealed anew.
 */
@Injectable()
export class ClosingSeal {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns how many notices were sealed */
  async close(): Promise<number> {
    let sealed = 0;
    for (const one of await this.candidates()) {
      const today = dayIn(one.timeZone, this.clock.now());
      if (today <= one.over || (one.pending && today <= addDays(one.over, PATIENCE))) continue;
      await this.database.transaction((em) => this.seal(em, one.id));
      sealed += 1;
    }
    return sealed;
  }

  private async seal(em: SqlEntityManager, id: string): Promise<void> {
    const notice = await em.findOneOrFail(Notice, { id });
    const { rows } = await sql<{ results: Record<string, number>; digest: string }>`with copies as (
        select d.address_key, ${stateNow} as state from message m join delivery d on d.message_id = m.id
        left join delivery g on g.id = d.digest_delivery_id where m.notice_id = ${id} and m.kind = 'notice')
      select coalesce((select jsonb_object_agg(state, n) from (select state, count(*) as n from copies group by state) c), '{}') as results,
        encode(sha256(convert_to(coalesce(string_agg(address_key || ' ' || state, e'\\n'
          order by (address_key || ' ' || state) collate "C"), ''), 'UTF8')), 'hex') as digest from copies`.execute(
      rowsOf(em),
    );
    notice.close(this.clock.now(), rows[0]!);
    await em.flush();
  }

  /** Announced notices that are not sealed, or of whose copies something was reported since. */
  private async candidates(): Promise<Candidate[]> {
    const now = this.clock.now();
    const { rows } = await this.database.read((db) =>
      sql<Candidate>`select n.id, o.time_zone as "timeZone", case when n.withdrawn_at is null
          then greatest(n.announced_on, n.last_objection_day, n.in_effect_on)
          else (n.withdrawn_at at time zone o.time_zone)::date end as over,
          exists (select from message m join delivery d on d.message_id = m.id
            left join delivery g on g.id = d.digest_delivery_id
            where m.notice_id = n.id and m.kind = 'notice' and ${stateNow} = 'PENDING') as pending
        from notice n join organisation o on o.id = n.organisation_id
        where n.announced_on is not null and (n.results_at is null
          or n.results_at > ${now}::timestamptz - ${PATIENCE}::int * interval '1 day' and exists (
            select from message m join delivery d on d.message_id = m.id left join delivery g on g.id = d.digest_delivery_id
            where m.notice_id = n.id and m.kind = 'notice' and greatest(d.updated_at, g.updated_at) > n.results_at))
        order by n.announced_at`.execute(db),
    );
    return rows;
  }
}

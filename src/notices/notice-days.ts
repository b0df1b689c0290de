import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { ToldDaysSources, type ToldDays } from '../organisations/told-days.js';

/** What was announced and stands told a last day to object, and days of effect. */
@Injectable()
export class NoticeDays implements OnModuleInit {
  constructor(private readonly told: ToldDaysSources) {}

  onModuleInit(): void {
    this.told.add(async (db, organisationId, after) => {
      const { rows } = await sql<ToldDays>`
        select 'notice ' || n.number as by, d.over_on as "overOn" from notice n,
          lateral (select greatest(n.last_objection_day + 1, n.in_effect_on) as over_on) d
        where n.organisation_id = ${organisationId} and n.state = 'ANNOUNCED' and d.over_on > ${after}::date
        order by n.number`.execute(db);
      return rows;
    });
  }
}

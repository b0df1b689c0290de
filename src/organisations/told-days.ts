import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database, type Rows } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import type { Organisation } from './organisation.entity.js';

/** Something that told people days, such as `notice 3`, and the day from which on all of them are over. */
export interface ToldDays {
  by: string;
  overOn: Day;
}

/**
 * Days that people were told begin and end in the time zone of the organisation: while one is still to come, the zone stays.
 * The rooms below that tell days sign up here, so that this one knows of them without importing them.
 */
@Injectable()
export class ToldDaysSources {
  private readonly sources: ((db: Rows, organisationId: string, after: Day) => Promise<ToldDays[]>)[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `source` gives what is over only after a day. */
  add(source: (db: Rows, organisationId: string, after: Day) => Promise<ToldDays[]>): void {
    this.sources.push(source);
  }

  /** @throws WRONG_STATUS naming who told days that another zone would move, and from when on it would move none */
  async refuseToMove({ id, timeZone: told }: Organisation, timeZone: string): Promise<void> {
    if (timeZone === told) return;
    // a day is over when it is so in both: otherwise the other zone would bring it back
    const [today] = [told, timeZone].map((zone) => this.clock.today(zone)).sort();
    const found = await this.database.read(async (db) => {
      const all: ToldDays[] = [];
      for (const source of this.sources) all.push(...(await source(db, id, today!)));
      return all;
    });
    const last = found
      .map(({ overOn }) => overOn)
      .sort()
      .at(-1);
    if (last === undefined) return;
    throw Refusal.field(
      'timeZone',
      `stays ${told} while days that were told in it are to come, to object or of effect (${found.map(({ by }) => by).join(', ')}); it can be changed from ${last} on`,
      'WRONG_STATUS',
    );
  }
}

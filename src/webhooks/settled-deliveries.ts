import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import { Tasks } from '../platform/tasks.js';

const EVERY_SECONDS = 3600;
const AT_ONCE = 500;
/** Long enough to find out what a program was told, and what it answered. */
const KEPT_DAYS = 30;

/**
 * Keeps the log of calls for as long as somebody may ask, and no longer: deliveries go with their attempts. Events stay, so
 * what was told can be told again, under the same id.
 */
@Injectable()
export class SettledDeliveries implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('erase settled webhook deliveries', EVERY_SECONDS, async () => {
      while ((await this.erase()) === AT_ONCE);
    });
  }

  /** One short transaction's worth; one that is just replayed is left alone. @returns how many were erased */
  async erase(): Promise<number> {
    const { rows } = await this.database.unseen((db) =>
      sql`delete from webhook_delivery where id in (
          select id from webhook_delivery
          where settled_at <= ropewalk_now() - ${KEPT_DAYS}::int * interval '1 day'
          limit ${AT_ONCE} for update skip locked)
        returning id`.execute(db),
    );
    return rows.length;
  }
}

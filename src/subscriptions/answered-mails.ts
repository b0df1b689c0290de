import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import { Tasks } from '../platform/tasks.js';

const EVERY_SECONDS = 3600;
const AT_ONCE = 500;
/** Long enough to answer whoever asks why nothing arrived. */
const KEPT_DAYS = 7;

/**
 * Erases what was mailed because somebody asked with an address, days after it was settled. What proves the consent stands on
 * the subscription: when it was asked for and confirmed, and in which wording.
 */
@Injectable()
export class AnsweredMails implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly tasks: Tasks,
  ) {}

  onModuleInit(): void {
    this.tasks.register('erase answered mails', EVERY_SECONDS, async () => {
      while ((await this.erase()) === AT_ONCE);
    });
  }

  /** One short transaction's worth. @returns how many mails were erased */
  async erase(): Promise<number> {
    const { rows } = await this.database.unseen((db) =>
      sql`
        with old as (
          select d.id, d.message_id from message m join delivery d on d.message_id = m.id
          where m.kind in ('confirmation', 'already-subscribed')
            and d.settled_at <= ropewalk_now() - ${KEPT_DAYS}::int * interval '1 day'
          limit ${AT_ONCE} for update of d skip locked),
        copies as (delete from delivery d using old where d.id = old.id returning d.message_id)
        delete from message m using copies where m.id = copies.message_id returning m.id`.execute(db),
    );
    return rows.length;
  }
}

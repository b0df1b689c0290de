import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { Bell } from '../deliveries/bell.js';
import { Database, rowsOf } from '../platform/database.js';
import type { EventData } from './event-data.js';
import type { EventType } from './event.entity.js';

export interface EventDraft {
  type: EventType;
  /** The notice that it is about. */
  noticeId?: string | null;
  data: EventData;
}

/** Writes down what happened, for everyone who follows. */
@Injectable()
export class EventsService {
  /** Rings when an event of this process has committed. Events of other processes ring nowhere: look now and then. */
  readonly bell = new Bell();

  constructor(private readonly database: Database) {}

  /** In the caller's transaction, with which it commits. Returns the event's id. */
  record(organisationId: string, { type, noticeId = null, data }: EventDraft): Promise<string> {
    return this.database.transaction(async (em) => {
      const db = rowsOf(em);
      const id = randomUUID();
      // the lock of the history's chain, until the commit: ordinals become visible in their order
      await sql`select pg_advisory_xact_lock(hashtextextended(${organisationId}::text, 0))`.execute(db);
      await sql`insert into event (id, organisation_id, type, notice_id, data)
        values (${id}, ${organisationId}, ${type}, ${noticeId}, ${JSON.stringify(data)}::jsonb)`.execute(db);
      this.database.afterCommit(() => this.bell.ring());
      return id;
    });
  }
}

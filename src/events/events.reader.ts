import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import { Refusal } from '../shared/errors.js';
import type { Event, EventType } from './event.entity.js';

export type EventRow = Pick<
  Event,
  'id' | 'organisationId' | 'ordinal' | 'type' | 'noticeId' | 'at' | 'data' | 'createdAt' | 'updatedAt'
>;

// the ordinal leaves as text, so as not to be rounded; it is ordered by the column, which an alias of its name would hide
const columns = sql.raw(`id, organisation_id as "organisationId", ordinal::text as ordinal, type,
  notice_id as "noticeId", at, data, created_at as "createdAt", updated_at as "updatedAt"`);

@Injectable()
export class EventsReader {
  constructor(private readonly database: Database) {}

  /** Oldest first: whoever reads on from a cursor misses nothing. */
  async page(organisationId: string, args: { first: number; after?: string }): Promise<Connection<EventRow>> {
    const [after] = decodeCursor(args.after, 1) ?? ['0'];
    if (!/^\d{1,18}$/.test(String(after))) throw Refusal.field('after', 'is not a cursor of this list');
    return page(
      await this.following(organisationId, String(after), args.first + 1),
      args,
      (row) => [row.ordinal],
      () => this.count(organisationId),
    );
  }

  /** The next ones after an ordinal, oldest first. */
  async following(organisationId: string, ordinal: string, limit: number): Promise<EventRow[]> {
    const { rows } = await this.database.read((db) =>
      sql<EventRow>`select ${columns} from event where organisation_id = ${organisationId}
        and event.ordinal > ${ordinal}::bigint order by event.ordinal limit ${limit}`.execute(db),
    );
    return rows;
  }

  /** Where an event stands; of no event, where the next one will stand behind. @throws NOT_FOUND */
  async ordinalOf(organisationId: string, id: string | undefined): Promise<string> {
    const { rows } = await this.database.read((db) =>
      sql<{ ordinal: string | null }>`select max(ordinal)::text as ordinal from event
        where organisation_id = ${organisationId} and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)`.execute(
        db,
      ),
    );
    const ordinal = rows[0]?.ordinal ?? null;
    if (ordinal === null && id !== undefined) throw Refusal.notFound('event');
    return ordinal ?? '0';
  }

  /** In the order of the ids. */
  async byIds(ids: readonly string[]): Promise<(EventRow | null)[]> {
    const { rows } = await this.database.read((db) =>
      sql<EventRow>`select ${columns} from event where id = any(${ids}::uuid[])`.execute(db),
    );
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }

  /** All that happened to some notices, oldest first. */
  async ofNotices(noticeIds: readonly string[]): Promise<EventRow[]> {
    const { rows } = await this.database.read((db) =>
      sql<EventRow>`select ${columns} from event where notice_id = any(${noticeIds}::uuid[]) order by event.ordinal`.execute(
        db,
      ),
    );
    return rows;
  }

  /** The newest of some types, oldest first. */
  async newest(organisationId: string, types: readonly EventType[], limit: number): Promise<EventRow[]> {
    const { rows } = await this.database.read((db) =>
      sql<EventRow>`select ${columns} from event where organisation_id = ${organisationId}
        and type = any(${types}::text[]) order by event.ordinal desc limit ${limit}`.execute(db),
    );
    return rows.toReversed();
  }

  private async count(organisationId: string): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from event where organisation_id = ${organisationId}`.execute(
        db,
      ),
    );
    return Number(rows[0]?.n ?? 0);
  }
}

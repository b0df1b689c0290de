import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import { columnsOf } from '../shared/version-sql.js';
import type { NoticeAct } from './notice-act.entity.js';
import type { Notice } from './notice.entity.js';

/** A notice as a flat row; `content` is what was announced. */
export type NoticeRow = Pick<
  Notice,
  | 'id'
  | 'organisationId'
  | 'number'
  | 'state'
  | 'announcedOn'
  | 'announcedAt'
  | 'objectionDeadline'
  | 'lastObjectionDay'
  | 'inEffectOn'
  | 'emergencyReason'
  | 'content'
  | 'publications'
  | 'digest'
  | 'withdrawnAt'
  | 'withdrawalReason'
  | 'createdAt'
  | 'updatedAt'
>;

const columns =
  sql.raw(`id, organisation_id as "organisationId", number, state, announced_on as "announcedOn",
  announced_at as "announcedAt", objection_deadline as "objectionDeadline",
  last_objection_day as "lastObjectionDay", in_effect_on as "inEffectOn", emergency_reason as "emergencyReason", content, publications,
  digest, withdrawn_at as "withdrawnAt", withdrawal_reason as "withdrawalReason", created_at as "createdAt",
  updated_at as "updatedAt"`);

@Injectable()
export class NoticesReader {
  constructor(private readonly database: Database) {}

  /** Newest first, drafts included. */
  async page(
    organisationId: string,
    args: { first: number; after?: string },
  ): Promise<Connection<NoticeRow>> {
    const [after] = decodeCursor(args.after, 1) ?? [null];
    const { rows } = await this.database.read((db) =>
      sql<NoticeRow>`select ${columns} from notice where organisation_id = ${organisationId}
        and (${after}::int is null or number < ${after}::int) order by number desc limit ${args.first + 1}`.execute(
        db,
      ),
    );
    return page(
      rows,
      args,
      (row) => [row.number],
      () => this.count(organisationId),
    );
  }

  /** What the world was told, newest first; withdrawn notices stay in the log. */
  async published(organisationId: string, args: { first: number; before?: number }): Promise<NoticeRow[]> {
    const { rows } = await this.database.read((db) =>
      sql<NoticeRow>`select ${columns} from notice where organisation_id = ${organisationId} and announced_on is not null
        and (${args.before ?? null}::int is null or number < ${args.before ?? null}::int)
        order by number desc limit ${args.first}`.execute(db),
    );
    return rows;
  }

  async byNumber(organisationId: string, number: number): Promise<NoticeRow | undefined> {
    const { rows } = await this.database.read((db) =>
      sql<NoticeRow>`select ${columns} from notice where organisation_id = ${organisationId} and number = ${number}`.execute(
        db,
      ),
    );
    return rows[0];
  }

  async byId(id: string): Promise<NoticeRow | undefined> {
    return (await this.byIds([id]))[0] ?? undefined;
  }

  /** In the order of the ids. */
  async byIds(ids: readonly string[]): Promise<(NoticeRow | null)[]> {
    const { rows } = await this.database.read((db) =>
      sql<NoticeRow>`select ${columns} from notice where id = any(${ids}::uuid[])`.execute(db),
    );
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }

  /** The notices that these messages announced, oldest first. */
  async byMessages(messageIds: readonly string[]): Promise<NoticeRow[]> {
    const { rows } = await this.database.read((db) =>
      sql<NoticeRow>`select ${columns} from notice where message_id = any(${messageIds}::uuid[]) order by number`.execute(
        db,
      ),
    );
    return rows;
  }

  /** What was done with each, in the order of doing. */
  async acts(ids: readonly string[]): Promise<NoticeAct[][]> {
    const { rows } = await this.database.read((db) =>
      sql<NoticeAct>`select ${columnsOf('a', ['id', 'organisationId', 'noticeId', 'kind', 'byKind', 'by', 'digest', 'reason', 'createdAt', 'updatedAt'])}
        from notice_act a where a.notice_id = any(${ids}::uuid[]) order by a.created_at, a.id`.execute(db),
    );
    const found = Map.groupBy(rows, ({ noticeId }) => noticeId);
    return ids.map((id) => found.get(id) ?? []);
  }

  private async count(organisationId: string): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from notice where organisation_id = ${organisationId}`.execute(
        db,
      ),
    );
    return Number(rows[0]?.n ?? 0);
  }
}

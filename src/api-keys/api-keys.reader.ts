import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import type { ApiKey } from './api-key.entity.js';

@Injectable()
export class ApiKeysReader {
  constructor(private readonly database: Database) {}

  /** Newest first. The hash is not read. */
  async list(args: { first: number; after?: string }): Promise<Connection<ApiKey>> {
    const [at, id] = decodeCursor(args.after, 2) ?? [null, null];
    const { rows } = await this.database.read((db) =>
      sql<ApiKey & { cursor: string }>`select id, name, holder, role, revoked_at as "revokedAt",
        created_at as "createdAt", updated_at as "updatedAt", created_at::text as cursor from api_key
        where ${at}::timestamptz is null or (created_at, id) < (${at}, ${id}::uuid)
        order by created_at desc, id desc limit ${args.first + 1}`.execute(db),
    );
    return page(
      rows,
      args,
      (row) => [row.cursor, row.id],
      () => this.count(),
    );
  }

  private async count(): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from api_key`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import { Tokens } from '../platform/tokens.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import type { Suppression } from './suppression.entity.js';

@Injectable()
export class SuppressionsReader {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
  ) {}

  /** Newest first; that of one address when it is given. The keyed hash is not read. */
  async list(
    organisation: { id: string },
    args: { first: number; after?: string; address?: string },
  ): Promise<Connection<Suppression>> {
    const [at, id] = decodeCursor(args.after, 2) ?? [null, null];
    const found = sql`from suppression where organisation_id = ${organisation.id}
      and (${args.address === undefined} or address_key = any(${this.tokens.addressKeys(args.address ?? '')}))`;
    const { rows } = await this.database.read((db) =>
      sql<Suppression & { cursor: string }>`select id, organisation_id as "organisationId", reason, status,
        created_at as since, created_at as "createdAt", updated_at as "updatedAt", created_at::text as cursor ${found}
        and (${at}::timestamptz is null or (created_at, id) < (${at}, ${id}::uuid))
        order by created_at desc, id desc limit ${args.first + 1}`.execute(db),
    );
    return page(
      rows,
      args,
      (row) => [row.cursor, row.id],
      () =>
        this.database.read(async (db) => {
          const counted = await sql<{ n: string }>`select count(*) as n ${found}`.execute(db);
          return Number(counted.rows[0]?.n ?? 0);
        }),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import type { Organisation } from './organisation.entity.js';
import type { Logo } from './logo.entity.js';
import type { Product } from './product.entity.js';

const columns = sql.raw(`id, slug, name, time_zone as "timeZone", languages, notice_days as "noticeDays",
  objection_days as "objectionDays", contact_email as "contactEmail", exempt_policy_kinds as "exemptPolicyKinds",
  four_eyes as "fourEyes", reminder_days as "reminderDays", confirms_effect as "confirmsEffect", evidence_days as "evidenceDays", sender_name as "senderName",
  reply_to as "replyTo", accent_colour as "accentColour", mail_footer as "mailFooter", logo_id as "logoId", created_at as "createdAt", updated_at as "updatedAt"`);

/** A logo as a row. */
export type LogoRow = Pick<Logo, 'id' | 'type' | 'content'>;

@Injectable()
export class OrganisationsReader {
  constructor(private readonly database: Database) {}

  /** By slug. */
  async list(args: { first: number; after?: string }): Promise<Connection<Organisation>> {
    const [after] = decodeCursor(args.after, 1) ?? [null];
    const { rows } = await this.database.read((db) =>
      sql<Organisation>`select ${columns} from organisation
        where ${after}::text is null or slug > ${after} order by slug limit ${args.first + 1}`.execute(db),
    );
    return page(
      rows,
      args,
      (row) => [row.slug],
      () => this.count(),
    );
  }

  /** Products of several organisations in one statement, in the order of the ids. */
  async productsOf(ids: readonly string[]): Promise<Product[][]> {
    const rows = await this.database.read(async (db) => {
      const found =
        await sql<Product>`select id, organisation_id as "organisationId", slug, name, created_at as "createdAt",
        updated_at as "updatedAt" from product where organisation_id = any(${ids}::uuid[]) order by name, id`.execute(
          db,
        );
      return found.rows;
    });
    return ids.map((id) => rows.filter((row) => row.organisationId === id));
  }

  /** Logos of these ids in one statement, in their order. */
  async logosOf(ids: readonly string[]): Promise<(LogoRow | null)[]> {
    const { rows } = await this.database.read((db) =>
      sql<LogoRow>`select id, type, content, created_at as "createdAt",
        updated_at as "updatedAt" from logo where id = any(${ids}::uuid[])`.execute(db),
    );
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }

  private async count(): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from organisation`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }
}

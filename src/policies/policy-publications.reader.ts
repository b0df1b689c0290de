import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import type { Publication, PublicationFilter } from '../shared/publication.js';
import { publicationColumns, publicationWanted } from '../shared/publication-sql.js';

/** Reads the versions of policies that a notice speaks of. */
@Injectable()
export class PolicyPublicationsReader {
  constructor(private readonly database: Database) {}

  /** By effective day, then in the order of their making; without texts, in one statement. */
  async all({ id }: { id: string }, filter: PublicationFilter = {}): Promise<Publication[]> {
    const { rows } = await this.database.read((db) =>
      sql<Publication>`select 'policy' as of, p.id as "subjectId", p.slug as reference, p.title, v.label,
          p.product_ids as "productIds", true as "isPublic", ${publicationColumns}
        from policy_version v join policy p on p.id = v.policy_id
        where ${publicationWanted(id, filter)} order by v.effective_from, v.created_at, v.id`.execute(db),
    );
    return rows;
  }
}

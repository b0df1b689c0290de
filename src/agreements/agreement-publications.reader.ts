import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import type { Publication, PublicationFilter } from '../shared/publication.js';
import { publicationColumns, publicationWanted } from '../shared/publication-sql.js';

/** Reads the versions of agreements with customers that a notice speaks of. */
@Injectable()
export class AgreementPublicationsReader {
  constructor(private readonly database: Database) {}

  /** By effective day, then in the order of their making; without texts, in one statement. A version without a label has its day for one. */
  async all({ id }: { id: string }, filter: PublicationFilter = {}): Promise<Publication[]> {
    const { rows } = await this.database.read((db) =>
      sql<Publication>`select 'agreement' as of, a.id as "subjectId", a.reference,
          jsonb_build_object(o.languages[1], a.title) as title, v.product_ids as "productIds", a.party_id is null as "isPublic", ${publicationColumns},
          coalesce(v.label, v.effective_from::text) as label
        from agreement_version v join agreement a on a.id = v.agreement_id join organisation o on o.id = a.organisation_id
        where ${publicationWanted(id, filter)} order by v.effective_from, v.created_at, v.id`.execute(db),
    );
    return rows;
  }
}

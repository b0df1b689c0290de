import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { columnsOf, isLive, isPublic } from '../shared/version-sql.js';
import { publicTerms, type PublicTerms } from './public-agreements.reader.js';

type Said = PublicTerms & { text: LocalizedText | null };

/** A version of terms that were made with one customer, and what that customer knew before. */
export interface OwnTerms {
  id: string;
  is: Said;
  was: Said | null;
  /** Language of the text where there is none in the reader's. */
  prevailing: string;
}

/** Reads what new terms say that stand on no page: whoever made them is told in the mail itself. */
@Injectable()
export class OwnTermsReader {
  constructor(private readonly database: Database) {}

  async of(versions: readonly string[]): Promise<ReadonlyMap<string, OwnTerms>> {
    if (versions.length === 0) return new Map();
    const said = (alias: string) =>
      sql`(select to_jsonb(t) from (select ${columnsOf(alias, [...publicTerms, 'text'])}) t)`;
    const { rows } = await this.database.read((db) =>
      sql<OwnTerms>`select v.id, ${said('v')} as is, case when b.id is not null then ${said('b')} end as was,
          coalesce(v.prevailing_language, o.languages[1]) as prevailing
        from agreement_version v join organisation o on o.id = v.organisation_id
        left join lateral (select b.* from agreement_version b
          where b.agreement_id = v.agreement_id and b.id <> v.id and ${isLive('b')} and ${isPublic('b')}
            and b.effective_from <= v.effective_from
          order by b.effective_from desc limit 1) b on true
        where v.id = any(${versions}::uuid[])`.execute(db),
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

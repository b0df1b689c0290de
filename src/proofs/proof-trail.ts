import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { ChainLink } from '../history/chain-link.js';
import { LinksReader, type RecordedRow } from '../history/links.reader.js';
import { Database } from '../platform/database.js';
import { Announceable } from '../shared/announceable.js';
import { ProofParts, rowsIn, type ProofPart } from './proof-parts.js';

/** Links read by one statement. */
const PAGE = 500;

/** Finds the links of the history that a proof needs. */
@Injectable()
export class ProofTrail {
  constructor(
    private readonly database: Database,
    private readonly history: LinksReader,
    private readonly parts: ProofParts,
  ) {}

  /** Links of the notice, its acts, its versions, the further rows, and the rows of every part; in the order of the chain. */
  async of(
    notice: { id: string; organisationId: string },
    further: readonly RecordedRow[],
  ): Promise<{ links: ChainLink[]; parts: readonly ProofPart[] }> {
    const rows = [...rowsIn('notice', [notice.id]), ...(await this.own(notice.id)), ...further];
    for (const { table, rows: find } of this.parts.all) rows.push(...rowsIn(table, await find(notice)));
    const links: ChainLink[] = [];
    for (let more = true; more;) {
      const after = links.at(-1)?.seq ?? 0;
      const page = await this.history.of(notice.organisationId, rows, { after, limit: PAGE });
      links.push(...page);
      more = page.length === PAGE;
    }
    return { links, parts: this.parts.all };
  }

  private async own(noticeId: string): Promise<RecordedRow[]> {
    const tables = ['notice_act', ...this.versionTables()].map(
      (table) =>
        sql`select ${sql.lit(table)} as "table", id from ${sql.table(table)} where notice_id = ${noticeId}`,
    );
    const { rows } = await this.database.read((db) =>
      sql<RecordedRow>`${sql.join(tables, sql` union all `)}`.execute(db),
    );
    return rows;
  }

  /** Every table of versions that a notice can announce. */
  private versionTables(): string[] {
    const all = [...this.database.orm.getMetadata().getAll().values()];
    return all
      .filter((entity) => entity.class.prototype instanceof Announceable && !entity.abstract)
      .map(({ tableName }) => tableName)
      .sort();
  }
}

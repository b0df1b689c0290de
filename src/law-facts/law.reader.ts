import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { AdequacyRegime, LawBook } from '../law/law-book.js';
import { TERM_LANGUAGES } from '../law/shipped-law.js';
import { currentContext } from '../platform/context.js';
import { Database, type Rows } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { prevailingFirst } from '../shared/localized-text.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import type { AdequacyDecision } from './adequacy-decision.entity.js';
import type { EeaMembership } from './eea-membership.entity.js';
import type { LawRow } from './law-row.js';
import { lawRows, rowColumns, tables, type LawMoment, type LawTable } from './law-rows.js';
import type { LegalTerm } from './legal-term.entity.js';
import type { RecordExemptionThreshold } from './record-exemption-threshold.entity.js';

/** How old, in milliseconds, the last look may be: what another process amends is known here within this time. */
const LOOK_AFTER = 1000;

export interface LawQuery extends LawMoment {
  /** Only what is in force that day; default: what has ended too. */
  on?: Day;
}

export interface DecisionQuery extends LawQuery {
  country?: string;
  regime?: AdequacyRegime;
}

/** Reads the facts of law, for any day, as known now or then. */
@Injectable()
export class LawReader {
  private kept?: { book: LawBook; rows: string; seenWrites: number; seenAt: number };

  constructor(private readonly database: Database) {}

  /**
   * Everything that rules are judged by. As it is now it is kept: one cheap statement after a commit, or a second, says
   * whether it still stands. The caller must not write into it.
   */
  async book(asOf?: Date | null): Promise<LawBook> {
    if (asOf) return this.database.read((db) => readBook(db, { asOf }));
    // who is inside a transaction may have amended what is not committed: looks, and keeps nothing
    const joined = currentContext()?.em !== undefined;
    const seenWrites = this.database.writes;
    const seenAt = performance.now();
    if (!joined && this.kept?.seenWrites === seenWrites && seenAt - this.kept.seenAt < LOOK_AFTER)
      return this.kept.book;
    return this.database.read(async (db) => {
      const rows = await countRows(db);
      const book = rows === this.kept?.rows ? this.kept.book : await readBook(db, {});
      if (!joined) this.kept = { book, rows, seenWrites, seenAt };
      return book;
    });
  }

  /** By code. */
  async decisions(
    query: DecisionQuery,
    args: { first: number; after?: string },
  ): Promise<Connection<AdequacyDecision>> {
    const [code, id] = decodeCursor(args.after, 2) ?? [null, null];
    const rows = sql`(select * from ${lawRows('decisions', query)} r
      where ${query.on ? tables.decisions.inForce(query.on) : sql`true`}
        and (${query.country ?? null}::text is null or country = ${query.country ?? null})
        and (${query.regime ?? null}::text is null or regime = ${query.regime ?? null}))`;
    const found = await this.database.read((db) =>
      sql<AdequacyDecision>`select ${rowColumns}, ${tables.decisions.facts}, created_at as "recordedOn" from ${rows} r
        where ${code}::text is null or (code collate "C", id) > (${code}::text, ${id}::uuid)
        order by code collate "C", id limit ${args.first + 1}`.execute(db),
    );
    return page(
      found.rows,
      args,
      (row) => [row.code, row.id],
      () => this.count(rows),
    );
  }

  /** The row of that code that holds, or held at an instant. */
  async decision(code: string, asOf?: Date | null): Promise<AdequacyDecision | undefined> {
    return (await this.read<AdequacyDecision>('decisions', { asOf }, sql`code = ${code}`))[0];
  }

  memberships(query: LawQuery): Promise<EeaMembership[]> {
    return this.read('memberships', query);
  }

  thresholds(query: LawQuery): Promise<RecordExemptionThreshold[]> {
    return this.read('thresholds', query);
  }

  /** By enumeration and code. */
  terms(enumeration?: string, query: LawQuery = {}): Promise<LegalTerm[]> {
    const wanted = sql`${enumeration ?? null}::text is null or enumeration = ${enumeration ?? null}`;
    return this.read('terms', query, wanted);
  }

  /** A row as lists show it. */
  async row<T extends LawRow>(table: LawTable, { id }: T): Promise<T> {
    return (await this.read<T>(table, {}, sql`id = ${id}`))[0]!;
  }

  private async read<T>(table: LawTable, query: LawQuery, wanted = sql`true`): Promise<T[]> {
    const { inForce, facts } = tables[table];
    const { rows } = await this.database.read((db) =>
      sql<T>`select ${rowColumns}, ${facts}, created_at as "recordedOn" from ${lawRows(table, query)} r
        where (${wanted}) and ${query.on ? inForce(query.on) : sql`true`} order by ${orderOf(table)}, id`.execute(
        db,
      ),
    );
    // the database keeps no order of languages; the first prevails
    return rows.map((row) => prevailingFirst(row, TERM_LANGUAGES[0]));
  }

  private async count(rows: RawBuilder<unknown>): Promise<number> {
    const found = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from ${rows} r`.execute(db),
    );
    return Number(found.rows[0]?.n ?? 0);
  }
}

async function readBook(db: Rows, moment: LawMoment): Promise<LawBook> {
  const read = async <T>(table: LawTable) =>
    (
      await sql<T>`select ${tables[table].facts} from ${lawRows(table, moment)} r order by ${orderOf(table)}`.execute(
        db,
      )
    ).rows;
  return {
    decisions: await read('decisions'),
    memberships: await read('memberships'),
    exemptions: await read('thresholds'),
  };
}

/** Rows are added, never rewritten: as long as none was added, all is as it was. */
async function countRows(db: Rows): Promise<string> {
  const names = [tables.decisions.name, tables.memberships.name, tables.thresholds.name];
  const counts = names.map((name) => `(select count(*) from ${name})`).join(" || ' ' || ");
  const { rows } = await sql<{ n: string }>`select ${sql.raw(counts)} as n`.execute(db);
  return rows[0]!.n;
}

function orderOf(table: LawTable): RawBuilder<unknown> {
  return sql.raw(table === 'terms' ? 'enumeration collate "C", code collate "C"' : 'code collate "C"');
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ofOrganisations, rowSource } from '../history/row-source.js';
import { Database } from '../platform/database.js';
import { inRecordings, type Recording } from '../platform/loaders.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { decodeCursor } from '../shared/pagination.js';
import type { AgreementVersionRow, StandingOnRecord } from './agreement-on-day.js';
import { agreedVersionRows, recordedVersionRows, standingColumns, versionRows } from './agreement-rows.js';

type Standing = Omit<StandingOnRecord, 'moment'>;
type Version = Omit<AgreementVersionRow, 'moment'>;

/** A row as recorded. */
export interface RecordedKey extends Recording {
  id: string;
}

/** Reads versions of agreements, and who stands on them, in batches. */
@Injectable()
export class StandingsReader {
  constructor(private readonly database: Database) {}

  /** The versions of each agreement, drafts included, earliest first. */
  versionsOf(agreements: readonly RecordedKey[]): Promise<Version[][]> {
    return inRecordings(agreements, async (group, { organisations, asOf }) => {
      const ids = group.map(({ id }) => id);
      const { rows } = await this.database.read((db) =>
        sql<Version>`select * from ${versionRows(organisations, ids, asOf)} v
          order by v."effectiveFrom", v.draft, v.id`.execute(db),
      );
      const found = Map.groupBy(rows, ({ agreementId }) => agreementId);
      return ids.map((id) => found.get(id) ?? []);
    });
  }

  /** Versions that were agreed to, each as corrected since. */
  versions(named: readonly RecordedKey[]): Promise<(Version | null)[]> {
    return inRecordings(named, async (group, { organisations, asOf }) => {
      const ids = group.map(({ id }) => id);
      const { rows } = await this.database.read((db) =>
        sql<
          Version & { namedId: string }
        >`select * from ${agreedVersionRows(organisations, ids, asOf)} v`.execute(db),
      );
      const found = new Map(rows.map((row) => [row.namedId, row]));
      return ids.map((id) => found.get(id) ?? null);
    });
  }

  /** Versions by themselves, drafts included. */
  recorded(keys: readonly RecordedKey[]): Promise<(Version | null)[]> {
    return inRecordings(keys, async (group, { organisations, asOf }) => {
      const ids = group.map(({ id }) => id);
      const { rows } = await this.database.read((db) =>
        sql<Version>`select v.* from ${recordedVersionRows(organisations, ids, asOf)} v`.execute(db),
      );
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    });
  }

  /** The text of each version in all its languages; null where the register holds none. */
  texts(keys: readonly RecordedKey[]): Promise<(LocalizedText | null)[]> {
    return inRecordings(keys, async (group, { organisations, asOf }) => {
      const ids = group.map(({ id }) => id);
      const { rows } = await this.database.read((db) =>
        sql<{ id: string; text: LocalizedText | null }>`select v.id, v.text
          from ${rowSource('agreement_version', asOf, organisations)} v
          where ${ofOrganisations('v.organisation_id', organisations)} and v.id = any(${ids}::uuid[])`.execute(
          db,
        ),
      );
      const found = new Map(rows.map(({ id, text }) => [id, text]));
      return ids.map((id) => found.get(id) ?? null);
    });
  }

  /** The first of each agreement's standings after a cursor, one more than asked for, by day of beginning. */
  standingsOf(
    agreements: readonly RecordedKey[],
    args: { first: number; after?: string; on?: Day },
  ): Promise<Standing[][]> {
    const [since, last] = decodeCursor(args.after, 2) ?? [null, null];
    return inRecordings(agreements, async (group, { organisations, asOf }) => {
      const ids = group.map(({ id }) => id);
      const { rows } = await this.database.read((db) =>
        sql<Standing>`select * from (
            select ${standingColumns}, row_number() over (partition by s.agreement_id order by s.since, s.id) as place
            from ${running(organisations, ids, asOf, args.on)} s
            where ${since}::date is null or (s.since, s.id) > (${since}::date, ${last}::uuid)
          ) r where r.place <= ${args.first + 1} order by r.since, r.id`.execute(db),
      );
      const found = Map.groupBy(rows, ({ agreementId }) => agreementId);
      return ids.map((id) => found.get(id) ?? []);
    });
  }

  /** How many each agreement has. */
  counts(agreements: readonly RecordedKey[], on?: Day): Promise<number[]> {
    return inRecordings(agreements, async (group, { organisations, asOf }) => {
      const ids = group.map(({ id }) => id);
      const { rows } = await this.database.read((db) =>
        sql<{ id: string; n: string }>`select s.agreement_id as id, count(*) as n
          from ${running(organisations, ids, asOf, on)} s group by s.agreement_id`.execute(db),
      );
      const found = new Map(rows.map(({ id, n }) => [id, Number(n)]));
      return ids.map((id) => found.get(id) ?? 0);
    });
  }

  /** One standing, as recorded now. */
  async one(id: string): Promise<Standing | undefined> {
    const { rows } = await this.database.read((db) =>
      sql<Standing>`select ${standingColumns} from agreement_standing s where s.id = ${id}`.execute(db),
    );
    return rows[0];
  }
}

function running(
  organisations: readonly string[],
  agreements: readonly string[],
  asOf: Date | null,
  on?: Day,
) {
  const day = on ?? null;
  return sql`(select * from ${rowSource('agreement_standing', asOf, organisations)} a
    where ${ofOrganisations('a.organisation_id', organisations)} and a.agreement_id = any(${agreements}::uuid[])
      and (${day}::date is null or (a.since <= ${day}::date and (a.until is null or a.until >= ${day}::date))))`;
}

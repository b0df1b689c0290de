import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Organisation } from '../organisations/organisation.entity.js';
import { partyFields, type PartyFacts } from '../parties/party-facts.js';
import { Database, type Rows } from '../platform/database.js';
import { Origin } from '../shared/announceable.js';
import { addDays, type Day } from '../shared/days.js';
import { decodeCursor, page, type Connection } from '../shared/pagination.js';
import { isPublic } from '../shared/version-sql.js';
import { partyOn, partyVersions, type PartyRow } from './amendment-parties.js';
import { AmendmentKind, type Amendment } from './amendment.js';
import { AmendmentSources, amendmentRows, type AmendmentFilter } from './amendment-rows.js';
import { engagementFields, factChanges, type Facts } from './facts.js';

interface Row {
  id: string;
  subProcessorId: string;
  partyId: string;
  replacesId: string | null;
  effectiveFrom: Day;
  origin: Origin;
  announcedOn: Day | null;
  noticeId: string | null;
  /** `engagement`, `party`, or the mark of a source. */
  of: string;
  after: Record<string, unknown>;
  before: Record<string, unknown> | null;
  productIds: string[];
  cursor: string;
}

/** Reads the derived differences of the list. */
@Injectable()
export class AmendmentsReader {
  constructor(
    private readonly database: Database,
    private readonly sources: AmendmentSources,
  ) {}

  /** By effective day, then in the order of their making. */
  async page(
    organisation: Organisation,
    filter: Omit<AmendmentFilter, 'organisation'>,
    args: { first: number; after?: string },
  ): Promise<Connection<Amendment>> {
    const [day, made, id] = decodeCursor(args.after, 3) ?? [null, null, null];
    const all = { ...filter, organisation: organisation.id };
    const found = await this.database.read(async (db) => {
      const { rows } = await sql<Row>`select a.*, a."createdAt"::text as cursor from ${this.rows(all)} a
        where ${day}::date is null or (a."effectiveFrom", a."createdAt", a.id) > (${day}::date, ${made}::timestamptz, ${id}::uuid)
        order by a."effectiveFrom", a."createdAt", a.id, a."subProcessorId" limit ${args.first + 1}`.execute(
        db,
      );
      const amendments = await this.derive(db, organisation, rows);
      return amendments.map((amendment, index) => ({ ...amendment, cursor: rows[index]!.cursor }));
    });
    return page(
      found,
      args,
      (row) => [row.effectiveFrom, row.cursor, row.id],
      () => this.count(all),
    );
  }

  /** All of a notice, or all drafts that wait for one. */
  all(organisation: Organisation, filter: Omit<AmendmentFilter, 'organisation'>): Promise<Amendment[]> {
    return this.database.read(async (db) => {
      const { rows } =
        await sql<Row>`select a.* from ${this.rows({ ...filter, organisation: organisation.id })} a
        order by a."effectiveFrom", a."createdAt", a.id, a."subProcessorId"`.execute(db);
      return this.derive(db, organisation, rows);
    });
  }

  /** Announced, with effect after a day. */
  coming(organisation: Organisation, after: Day): Promise<Amendment[]> {
    return this.all(organisation, { announced: true, baselines: false, from: addDays(after, 1) });
  }

  /** Two further statements at most, however many rows: names of the parties, and what was replaced. */
  private async derive(db: Rows, organisation: Organisation, rows: readonly Row[]): Promise<Amendment[]> {
    const parties = await partyVersions(
      db,
      rows.map(({ partyId }) => partyId),
    );
    const replaced = await replacedFacts(
      db,
      rows.filter(({ replacesId }) => replacesId !== null),
    );
    const prevailing = organisation.prevailingLanguage();
    return rows.map((row) => {
      const day = row.effectiveFrom;
      const announced = row.announcedOn !== null || row.origin === Origin.BASELINE;
      const ownParty = partyOn(parties, row.partyId, day, announced);
      const from = row.before && facts(row.before);
      const to = row.after['removed'] ? null : facts(row.after);
      const base = {
        ...pick(row),
        organisationId: organisation.id,
        prevailing,
        legalName: (row.of === 'party' ? String(row.after['legal_name']) : ownParty?.legalName) ?? '',
      };
      if (row.of === 'party') {
        const changes = factChanges(from, to, prevailing);
        const renamed = changes.some(({ field }) => field === 'legalName');
        return { ...base, kind: renamed ? AmendmentKind.RENAMED : AmendmentKind.AMENDED, facts: changes };
      }
      const source = this.sources.all.find(({ of }) => of === row.of);
      if (source) {
        const [old, next] = [row.before, row.after].map(
          (version) => version && source.facts(version, organisation.languages),
        );
        return {
          ...base,
          kind: AmendmentKind.AMENDED,
          facts: factChanges(old ?? null, next ?? null, prevailing),
        };
      }
      if (to === null)
        return {
          ...base,
          kind: AmendmentKind.REMOVED,
          facts: factChanges({ ...ownParty, ...from }, null, prevailing),
        };
      if (from && !row.before?.['removed'])
        return { ...base, kind: AmendmentKind.AMENDED, facts: factChanges(from, to, prevailing) };
      const old = row.replacesId === null ? undefined : replaced.get(row.replacesId);
      const oldFacts = old && {
        ...(partyOn(parties, old.partyId, day, announced) ?? old.party),
        ...old.facts,
      };
      return {
        ...base,
        kind: old ? AmendmentKind.REPLACED : AmendmentKind.ADDED,
        facts: factChanges(oldFacts ?? null, { ...ownParty, ...to }, prevailing),
      };
    });
  }

  private rows(filter: AmendmentFilter) {
    return amendmentRows(filter, this.sources.all);
  }

  private async count(filter: AmendmentFilter): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from ${this.rows(filter)} a`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }
}

async function replacedFacts(db: Rows, rows: readonly Row[]) {
  const ids = rows.map(({ replacesId }) => replacesId);
  if (ids.length === 0) return new Map<string, { partyId: string; party: PartyFacts; facts: Facts }>();
  const found = await sql<PartyRow & { id: string; version: Record<string, unknown> }>`
    select distinct on (s.id) s.id, ${sql.raw('p.party_id as "partyId", p.legal_name as "legalName", p.trading_name as "tradingName", p.registration_id as "registrationId", p.establishment, p.address, p.contact, p.website')},
      to_jsonb(v) as version
    from sub_processor s
    join sub_processor_version v on v.sub_processor_id = s.id and not v.removed and v.withdrawn_at is null and v.superseded_by_id is null
    join party_version p on p.party_id = s.party_id and p.superseded_by_id is null
    where s.id = any(${ids}::uuid[]) order by s.id, ${isPublic('v')} desc, v.effective_from desc, ${isPublic('p')} desc, p.effective_from desc`.execute(
    db,
  );
  return new Map(
    found.rows.map((row) => {
      const party = Object.fromEntries(
        partyFields.map((field) => [field, row[field]]),
      ) as unknown as PartyFacts;
      return [row.id, { partyId: row.partyId, party, facts: facts(row.version) }] as const;
    }),
  );
}

/** The facts in a version's JSON: column names are the fields in snake case. */
function facts(version: Record<string, unknown>): Facts {
  const entries = [...partyFields, ...engagementFields]
    .map(
      (field) => [field, version[field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]] as const,
    )
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Facts;
}

function pick({ id, subProcessorId, effectiveFrom, origin, announcedOn, noticeId, productIds }: Row) {
  return { id, subProcessorId, effectiveFrom, origin, announcedOn, noticeId, productIds };
}

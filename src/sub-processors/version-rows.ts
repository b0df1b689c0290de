import { sql, type RawBuilder } from 'kysely';
import { rowSource } from '../history/row-source.js';
import { isLive, isPublic } from '../shared/version-sql.js';
import type { Moment } from './listed-sub-processor.js';

/** No statement needs it beside `isLive` and `isPublic`, but each of the two states has an index of its own. */
const isDraft = (alias: string): RawBuilder<boolean> =>
  sql`(${sql.ref(`${alias}.origin`)} <> 'BASELINE' and ${sql.ref(`${alias}.announced_on`)} is null
    and ${sql.ref(`${alias}.silent_reason`)} is null)`;

const tables = ['sub_processor', 'sub_processor_version', 'party_version'];

/** Which engagement is wanted on which day: pairs, or every engagement of the organisation on one day. */
export type Wanted = { ids: readonly string[]; days: readonly string[] } | { on: string };

/**
 * One row for each engagement wanted: the facts of the version that holds on its day, or, with drafts, of the first to
 * come. Every list, page and field is read through this one statement. It reads the versions once and joins nothing to
 * itself: without statistics (a database just filled, PGlite always) such joins are planned as loops within loops.
 */
export function engagementRows(query: {
  organisation: string;
  wanted: Wanted;
  asOf: Moment['asOf'];
  /** Drafts and unannounced versions too. */
  drafts: boolean;
  /** When given, the status of what has not come yet is seen from today. */
  today?: string;
  /** Versions of engagements that are left out: the one before counts instead. */
  withheld?: readonly string[];
}): RawBuilder<unknown> {
  const { organisation, wanted, asOf, drafts } = query;
  // what history holds is read once, then it is a table like the others
  const then = (name: string) => (asOf ? `${name}_then` : name);
  const sources = tables.map(
    (name) =>
      sql`${sql.ref(then(name))} as materialized (select * from ${rowSource(name, asOf, organisation)} t)`,
  );
  /** Live versions, drafts apart from public ones: each part goes by an index. */
  const live = (name: string, more = sql``) => {
    const part = (which: (alias: string) => RawBuilder<boolean>, state: boolean) =>
      sql`select v.*, ${sql.lit(state)} as public from ${sql.table(then(name))} v
        where v.organisation_id = ${organisation} and ${isLive('v')} and ${which('v')} ${more}`;
    return drafts
      ? sql`(${part(isPublic, true)} union all ${part(isDraft, false)})`
      : sql`(${part(isPublic, true)})`;
  };
  const all = 'on' in wanted;
  const seen = query.today === undefined ? sql`h.on_day` : sql`least(h.on_day, ${query.today}::date)`;
  const ofThese = all ? sql`` : sql`and v.sub_processor_id = any(${wanted.ids}::uuid[])`;
  const without = query.withheld?.length ? sql`and v.id <> all(${query.withheld}::uuid[])` : sql``;
  // of each engagement all versions once, each knowing when the list began and ends with it
  const versions = sql`select v.*, min(v.effective_from) over engagement as since,
      case when first_value(v.removed) over engagement then first_value(v.effective_from) over engagement end as ends,
      case when first_value(v.removed) over engagement then first_value(v.public) over engagement end as ends_publicly
    from ${live('sub_processor_version', sql`${ofThese} ${without}`)} v
    window engagement as (partition by v.sub_processor_id order by v.removed desc, v.effective_from, v.public
      rows between unbounded preceding and unbounded following)`;
  const days = all
    ? sql`(select ${wanted.on}::date as on_day, e.* from e) h`
    : sql`(select w.on_day, e.* from unnest(${wanted.ids}::uuid[], ${wanted.days}::date[]) as w (id, on_day)
        join e on e.sub_processor_id = w.id) h`;
  return sql`(
    with ${asOf ? sql`${sql.join(sources)},` : sql``} e as (${versions}),
    held as (select distinct on (h.sub_processor_id, h.on_day) h.* from ${days}
      where not h.removed and (${drafts || !all} or h.effective_from <= h.on_day)
      order by h.sub_processor_id, h.on_day, (h.effective_from <= h.on_day) desc,
        case when h.effective_from <= h.on_day then h.effective_from end desc, h.effective_from, h.public),
    facts as (select distinct on (h.sub_processor_id, h.on_day) s.id, s.organisation_id as "organisationId", s.ordinal, s.party_id as "partyId",
        s.engaged_by_id as "engagedById", s.created_at as "createdAt", h.on_day as "onDay",
        greatest(s.updated_at, h.updated_at, p.updated_at) as "updatedAt", h.id as "versionId", p.id as "partyVersionId",
        p.legal_name as "legalName", p.trading_name as "tradingName", p.registration_id as "registrationId",
        p.establishment, p.address, p.contact, p.website, h.service, h.purpose, h.data_categories as "dataCategories",
        h.data_subjects as "dataSubjects", h.countries, h.places_as_written as "placesAsWritten",
        h.product_ids as "productIds", h.conditions, h.uses_ai as "usesAi", h.transfer_mechanism as "transferMechanism", h.note,
        greatest(h.effective_from, p.effective_from) as "effectiveFrom", h.since as "listedSince",
        case when h.effective_from >= p.effective_from then h.announced_on else p.announced_on end as "announcedOn",
        case when h.effective_from >= p.effective_from then h.origin else p.origin end as origin,
        h.ends - 1 as "listedUntil",
        case
          when h.ends_publicly and h.ends <= ${seen} then 'REMOVED'
          when not h.public and h.effective_from > ${seen} then 'DRAFT'
          when h.effective_from > ${seen} then 'COMING'
          when not h.public or not p.public or h.ends <= ${seen} then 'UNANNOUNCED'
          when h.ends is not null then 'LEAVING'
          else 'IN_USE'
        end as status
      from held h
      join ${sql.table(then('sub_processor'))} s on s.id = h.sub_processor_id
      join lateral ${live('party_version', sql`and v.party_id = s.party_id`)} p on true
      order by h.sub_processor_id, h.on_day, (p.effective_from <= greatest(h.on_day, h.effective_from)) desc,
        case when p.effective_from <= greatest(h.on_day, h.effective_from) then p.effective_from end desc,
        p.effective_from, p.public)
    select * from facts
  )`;
}

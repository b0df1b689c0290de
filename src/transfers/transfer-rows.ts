import { sql, type RawBuilder } from 'kysely';
import { rowSource } from '../history/row-source.js';
import type { Day } from '../shared/days.js';
import { isLive, isPublic } from '../shared/version-sql.js';

/** By what a transfer is asked for: itself, the engagement it serves, the transfer it carries further. */
export type KeyColumn = 'id' | 'sub_processor_id' | 'onward_of_id';

/** Which transfers are wanted on which day: pairs, or all of the organisation on one day. */
export type Wanted = { column: KeyColumn; keys: readonly string[]; days: readonly Day[] } | { on: Day };

/**
 * One row for each transfer wanted: the facts of the version that holds on its day or, with drafts, of the first to come.
 * One that has ended publicly comes only when asked for by its own id.
 */
export function transferRows(query: {
  organisation: string;
  wanted: Wanted;
  asOf: Date | null;
  drafts: boolean;
}): RawBuilder<unknown> {
  const { organisation, wanted, asOf, drafts } = query;
  const own = 'column' in wanted && wanted.column === 'id';
  const asked =
    'on' in wanted
      ? sql`select t.*, ${wanted.on}::date as on_day from ${rowSource('transfer', asOf, organisation)} t
          where t.organisation_id = ${organisation}`
      : sql`select t.*, w.on_day from (select distinct * from unnest(${wanted.keys}::uuid[], ${wanted.days}::date[])) as w (key, on_day)
          join ${rowSource('transfer', asOf, organisation)} t on ${sql.ref(`t.${wanted.column}`)} = w.key
          where t.organisation_id = ${organisation}`;
  return sql`(
    with asked as materialized (${asked}),
    v as (select v.*, ${isPublic('v')} as public,
        min(v.effective_from) filter (where v.removed) over (partition by v.transfer_id) as ends,
        min(v.effective_from) filter (where v.removed and ${isPublic('v')}) over (partition by v.transfer_id) as ends_publicly
      from ${rowSource('transfer_version', asOf, organisation)} v
      where v.organisation_id = ${organisation} and ${isLive('v')} and (${drafts} or ${isPublic('v')})
        ${'on' in wanted ? sql`` : sql`and v.transfer_id = any(array(select id from asked))`}),
    held as (select distinct on (t.id, t.on_day) t.id, t.organisation_id as "organisationId", t.reference,
        t.exporter_party_id as "exporterPartyId", t.importer_party_id as "importerPartyId", t.sub_processor_id as "subProcessorId",
        t.onward_of_id as "onwardOfId", t.on_day as "onDay", t.created_at as "createdAt",
        greatest(t.updated_at, v.updated_at) as "updatedAt", v.id as "versionId", v.effective_from as "effectiveFrom",
        v.announced_on as "announcedOn", v.origin, v.ends - 1 as "endsOn", not v.public as draft,
        v.importer_category as "importerCategory", v.exporter_role as "exporterRole", v.importer_role as "importerRole", v.importer_subject_to_gdpr as "importerSubjectToGdpr",
        v.destination, v.destination_organisation as "destinationOrganisation", v.data_categories as "dataCategories",
        v.hr_data as "hrData", v.frequency, v.sensitive, v.extra_safeguards as "extraSafeguards", v.regimes, v.mechanisms,
        v.assessment, v.safeguards_contact as "safeguardsContact", v.ends_publicly
      from asked t join v on v.transfer_id = t.id and not v.removed
      where ${drafts} or v.effective_from <= t.on_day
      order by t.id, t.on_day, (v.effective_from <= t.on_day) desc,
        case when v.effective_from <= t.on_day then v.effective_from end desc, v.effective_from, v.public)
    select * from held where ${own} or ends_publicly is null or "onDay" < ends_publicly
  )`;
}

import { sql, type RawBuilder } from 'kysely';
import { ofOrganisations, rowSource } from '../history/row-source.js';
import type { Day } from '../shared/days.js';
import { columnsOf, heldFirst, isLive, isPublic } from '../shared/version-sql.js';
import { agreementFields } from './agreement-facts.js';

const terms = [...agreementFields, 'effectiveFrom', 'productIds'];

/** One row for each agreement: the terms that hold on its day, or, where none do yet, the first to come. */
export function agreementRows(
  organisation: string | readonly string[],
  wanted: { on: Day } | { ids: readonly string[]; days: readonly Day[] },
  asOf: Date | null,
): RawBuilder<unknown> {
  const days =
    'on' in wanted
      ? sql`cross join (select ${wanted.on}::date as on_day) w`
      : sql`join (select distinct * from unnest(${wanted.ids}::uuid[], ${wanted.days}::date[]) as u (id, on_day)) w on w.id = a.id`;
  return sql`(
    select distinct on (a.id, w.on_day)
      ${columnsOf('a', ['id', 'organisationId', 'reference', 'title', 'kind', 'side', 'partyId', 'endedOn', 'createdAt'])},
      v.id as "versionId", ${columnsOf('v', terms)}, w.on_day as "onDay",
      greatest(a.updated_at, v.updated_at) as "updatedAt"
    from ${rowSource('agreement', asOf, organisation)} a ${days}
    join ${rowSource('agreement_version', asOf, organisation)} v on v.agreement_id = a.id and ${isLive('v')}
    where ${ofOrganisations('a.organisation_id', organisation)}
    order by a.id, w.on_day, ${heldFirst('v', sql.ref('w.on_day'))}
  )`;
}

const published = [
  'correctionReason',
  'label',
  'summary',
  'material',
  'silentReason',
  'publishedOn',
  'noticeId',
  'digest',
  'languages',
  'prevailingLanguage',
  'machineTranslated',
];
const versionColumns = sql`${columnsOf('v', ['id', 'organisationId', 'agreementId', 'origin', 'announcedOn', 'createdAt', 'updatedAt', ...terms, ...published])},
  v.prevailing_language as prevailing, v.final_at is not null as final,
  ${isLive('v')} as live, (${isLive('v')} and not ${isPublic('v')}) as draft`;

/** Every version that was not withdrawn or superseded, of some agreements. */
export function versionRows(
  organisation: string | readonly string[],
  agreements: readonly string[],
  asOf: Date | null,
): RawBuilder<unknown> {
  return sql`(select ${versionColumns} from ${rowSource('agreement_version', asOf, organisation)} v
    where ${ofOrganisations('v.organisation_id', organisation)} and v.agreement_id = any(${agreements}::uuid[]) and ${isLive('v')})`;
}

/** Versions by their ids, whatever became of them. */
export function recordedVersionRows(
  organisation: string | readonly string[],
  ids: readonly string[],
  asOf: Date | null,
): RawBuilder<unknown> {
  return sql`(select ${versionColumns} from ${rowSource('agreement_version', asOf, organisation)} v
    where ${ofOrganisations('v.organisation_id', organisation)} and v.id = any(${ids}::uuid[]))`;
}

/**
 * What versions say that were once agreed to: each as corrected since, which is the live version of the same day, a draft
 * before what it would correct. Without `ids`: those that any customer stands on.
 */
export function agreedVersionRows(
  organisation: string | readonly string[],
  ids: readonly string[] | null,
  asOf: Date | null,
): RawBuilder<unknown> {
  const versions = rowSource('agreement_version', asOf, organisation);
  const wanted =
    ids === null
      ? sql`(select s.version_id from ${rowSource('agreement_standing', asOf, organisation)} s
          where ${ofOrganisations('s.organisation_id', organisation)})`
      : sql`(select unnest(${ids}::uuid[]))`;
  return sql`(select distinct on (n.id) n.id as "namedId", ${versionColumns}
    from ${versions} n
    join ${versions} v on v.agreement_id = n.agreement_id and v.effective_from = n.effective_from
      and (${isLive('v')} or v.id = n.id)
    where ${ofOrganisations('n.organisation_id', organisation)} and n.id in ${wanted}
    order by n.id, ${isLive('v')} desc, ${isPublic('v')})`;
}

export const standingColumns = columnsOf('s', [
  'id',
  'organisationId',
  'agreementId',
  'versionId',
  'partyId',
  'since',
  'until',
  'noticeContacts',
  'productIds',
  'createdAt',
  'updatedAt',
]);

/** Every standing of the organisation: running, past and coming. */
export function standingRows(organisation: string, asOf: Date | null): RawBuilder<unknown> {
  return sql`(select ${standingColumns} from ${rowSource('agreement_standing', asOf, organisation)} s
    where s.organisation_id = ${organisation})`;
}

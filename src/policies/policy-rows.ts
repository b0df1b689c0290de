import { sql, type RawBuilder } from 'kysely';
import { ofOrganisations, rowSource } from '../history/row-source.js';
import { columnsOf, isLive, isPublic, neverHeld } from '../shared/version-sql.js';

type Organisations = string | readonly string[];

/** One row for each policy. */
export function policyRows(organisation: Organisations, asOf: Date | null): RawBuilder<unknown> {
  return sql`(select ${columnsOf('p', ['id', 'organisationId', 'slug', 'kind', 'title', 'productIds', 'position', 'createdAt', 'updatedAt'])},
      o.languages[1] as prevailing
    from ${rowSource('policy', asOf, organisation)} p join organisation o on o.id = p.organisation_id
    where ${ofOrganisations('p.organisation_id', organisation)})`;
}

/**
 * One row for each version, without its text: drafts, what is public, and what was announced and withdrawn. `lastDay` is
 * known when the next public version is.
 */
export function policyVersionRows(
  organisation: Organisations,
  { policies, ids }: { policies?: readonly string[]; ids?: readonly string[] },
  asOf: Date | null,
): RawBuilder<unknown> {
  const shown = sql`(${isLive('v')} and ${isPublic('v')})`;
  const policyIds =
    policies ??
    sql`array(select policy_id from ${rowSource('policy_version', asOf, organisation)} i where i.id = any(${ids ?? []}::uuid[]))`;
  return sql`(select ${columnsOf('v', ['id', 'organisationId', 'policyId', 'label', 'effectiveFrom', 'origin', 'announcedOn', 'publishedOn', 'noticeId', 'silentReason', 'material', 'summary', 'languages', 'machineTranslated', 'digest', 'addedTranslations', 'finalAt', 'createdAt', 'updatedAt'])},
      coalesce(v.prevailing_language, o.languages[1]) as "prevailingLanguage",
      coalesce(v.prevailing_language, o.languages[1]) as prevailing,
      ${isPublic('v')} as "isPublic", ${isLive('v')} as "isLive", v.withdrawn_at is not null as withdrawn,
      ${neverHeld('v', rowSource('policy_version', asOf, organisation))} as "neverHeld",
      case when ${shown} then lead(v.effective_from) over (partition by v.policy_id, ${shown} order by v.effective_from) - 1 end as "lastDay"
    from ${rowSource('policy_version', asOf, organisation)} v join organisation o on o.id = v.organisation_id
    where ${ofOrganisations('v.organisation_id', organisation)} and v.policy_id = any(${policyIds}::uuid[])
      and (${isLive('v')} or ${isPublic('v')}))`;
}

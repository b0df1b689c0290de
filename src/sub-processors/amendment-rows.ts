import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { isLive, isPublic } from '../shared/version-sql.js';
import type { Facts } from './facts.js';

/** Which versions an amendment is wanted of. */
export interface AmendmentFilter {
  organisation: string;
  from?: string;
  to?: string;
  /** True: announced; false: drafts; otherwise both. */
  announced?: boolean;
  notices?: readonly string[];
  /** Baselines too: they are no change, but they are how the list began. */
  baselines: boolean;
}

/** Versions of a room below that change what the list says of a sub-processor. */
export interface AmendmentSource {
  /** Marks its rows. */
  of: string;
  /** The columns of `amendmentRows`, one row for each of its versions `v`, with the version `b` before it. */
  rows: (parts: {
    versions: (table: string) => RawBuilder<unknown>;
    before: (table: string, identity: string) => RawBuilder<unknown>;
    wanted: RawBuilder<unknown>;
  }) => RawBuilder<unknown>;
  /** What one version, as JSON, makes the list say. */
  facts: (version: Record<string, unknown>, languages: readonly string[]) => Facts;
}

/** The rooms below sign up here, so that this one reads what is theirs without importing them. */
@Injectable()
export class AmendmentSources {
  readonly all: AmendmentSource[] = [];

  add(source: AmendmentSource): void {
    this.all.push(source);
  }
}

/**
 * One row for each version that changes the list, of an engagement or of its party, with the version before it, as JSON.
 * A party's version counts once for each of its engagements that was on the list by then.
 */
export function amendmentRows(
  filter: AmendmentFilter,
  sources: readonly AmendmentSource[],
): RawBuilder<unknown> {
  const versions = (table: string) => sql`select v.*, ${isPublic('v')} as public
    from ${sql.table(table)} v where v.organisation_id = ${filter.organisation} and v.silent_reason is null
      and (${isLive('v')} or v.announced_on is not null or v.superseded_by_id is not null)`;
  const wanted = sql`(${filter.announced ?? null}::boolean is null
      or (v.announced_on is not null or v.origin = 'BASELINE') = ${filter.announced ?? null}::boolean)
    and (${filter.baselines} or v.origin <> 'BASELINE')
    and ${filter.notices ? sql`v.notice_id = any(${filter.notices}::uuid[])` : sql`v.withdrawn_at is null`}
    and (${filter.from ?? null}::date is null or v.effective_from >= ${filter.from ?? null}::date)
    and (${filter.to ?? null}::date is null or v.effective_from <= ${filter.to ?? null}::date)`;
  const before = (table: string, identity: string) => sql`left join lateral (
      select b.* from ${sql.table(table)} b where ${sql.ref(`b.${identity}`)} = ${sql.ref(`v.${identity}`)} and b.id <> v.id
        and b.withdrawn_at is null
        and (b.id = v.supersedes_id or (v.supersedes_id is null and b.effective_from < v.effective_from
          and b.superseded_by_id is null and (${isPublic('b')} or not v.public)))
      order by b.effective_from desc, ${isPublic('b')} limit 1) b on true`;
  const others = sources.map((source) => sql`union all ${source.rows({ versions, before, wanted })}`);
  return sql`(
    with e as (${versions('sub_processor_version')}), p as (${versions('party_version')})
    select v.id, s.id as "subProcessorId", s.party_id as "partyId", s.replaces_id as "replacesId", v.effective_from as "effectiveFrom",
      v.origin, v.announced_on as "announcedOn", v.notice_id as "noticeId", v.created_at as "createdAt", 'engagement' as of,
      to_jsonb(v) as after, to_jsonb(b) as before,
      case when v.removed then b.product_ids
        when b.id is null or b.removed then v.product_ids
        when cardinality(v.product_ids) = 0 or cardinality(b.product_ids) = 0 then '{}' else v.product_ids || b.product_ids end as "productIds"
    from e v join sub_processor s on s.id = v.sub_processor_id ${before('sub_processor_version', 'sub_processor_id')}
    where ${wanted} and not (v.removed and exists (
      select from sub_processor n join sub_processor_version nv on nv.sub_processor_id = n.id
      where n.replaces_id = s.id and nv.effective_from = v.effective_from and not nv.removed))
    union all
    select v.id, s.id, s.party_id, s.replaces_id, v.effective_from, v.origin, v.announced_on, v.notice_id, v.created_at, 'party',
      to_jsonb(v), to_jsonb(b), coalesce((select x.product_ids from sub_processor_version x
        where x.sub_processor_id = s.id and x.withdrawn_at is null and not x.removed and x.effective_from <= v.effective_from
        order by x.effective_from desc limit 1), '{}')
    from p v join sub_processor s on s.party_id = v.party_id ${before('party_version', 'party_id')}
    where ${wanted} and b.id is not null
      and exists (select from sub_processor_version x where x.sub_processor_id = s.id and x.withdrawn_at is null
        and not x.removed and (x.effective_from < v.effective_from or v.supersedes_id is not null and x.effective_from <= v.effective_from))
      and not exists (select from sub_processor_version x where x.sub_processor_id = s.id and ${isLive('x')}
        and x.removed and x.effective_from <= v.effective_from)
    ${sql.join(others, sql` `)}
  )`;
}

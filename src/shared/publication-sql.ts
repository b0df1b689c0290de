import { sql, type RawBuilder } from 'kysely';
import type { PublicationFilter } from './publication.js';
import { isLive } from './version-sql.js';

/** The columns of a `Publication` that every version `v` of a text has, but for its label. */
export const publicationColumns = sql.raw(`v.id, v.effective_from as "effectiveFrom", v.origin,
  v.announced_on as "announcedOn", v.notice_id as "noticeId", v.material, v.summary, v.digest`);

/** Whether a version `v` is wanted: final or announced, neither known before nor released silently; or just the last. */
export function publicationWanted(
  organisation: string,
  { notices, announced, released }: PublicationFilter,
): RawBuilder<boolean> {
  if (released)
    return sql`(v.organisation_id = ${organisation} and v.silent_reason is not null and v.id = any(${released}::uuid[]))`;
  return sql`(v.organisation_id = ${organisation} and v.origin <> 'BASELINE' and v.silent_reason is null
    and v.final_at is not null and (${isLive('v')} or v.announced_on is not null)
    and (${announced ?? null}::boolean is null or (v.announced_on is not null) = ${announced ?? null}::boolean)
    and ${notices ? sql`v.notice_id = any(${notices}::uuid[])` : sql`v.withdrawn_at is null`})`;
}

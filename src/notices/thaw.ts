import type { Origin } from '../shared/announceable.js';
import type { AmendmentKind, ShownAmendment } from '../sub-processors/amendment.js';
import { fieldNamed } from '../sub-processors/facts.js';
import type { FrozenAmendment } from './notice-content.js';
import type { NoticeRow } from './notices.reader.js';

/** What a notice told, for good: whatever was withdrawn or announced after it, derived anew it could differ. */
export function thaw(
  content: readonly FrozenAmendment[],
  { id, organisationId, announcedOn }: Pick<NoticeRow, 'id' | 'organisationId' | 'announcedOn'>,
  prevailing: string,
): ShownAmendment[] {
  return content.map(({ kind, origin, changes, ...told }) => ({
    ...told,
    kind: kind as AmendmentKind,
    origin: origin as Origin,
    announcedOn,
    noticeId: id,
    organisationId,
    prevailing,
    facts: changes.map(({ field, from, to }) => ({ field: fieldNamed(field), from, to })),
  }));
}

import { EventType } from '../events/event.entity.js';
import type { EventDraft } from '../events/events.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Notice } from './notice.entity.js';
import { noticeUrl } from './notice-mails.js';

/** What the outside is told of a notice, the same facts whatever happens to it. */
export function noticeEvent(
  type: EventType,
  publicUrl: string,
  organisation: Organisation,
  notice: Notice,
): EventDraft {
  const { id, number, announcedOn, objectionDeadline, inEffectOn, emergencyReason, digest } = notice;
  return {
    type,
    noticeId: id,
    data: {
      organisation: organisation.slug,
      notice: id,
      number,
      url: noticeUrl(publicUrl, organisation, number),
      announcedOn,
      objectionDeadline,
      effectiveDays: effectiveDays(notice),
      inEffectOn,
      emergency: emergencyReason !== null,
      digest,
      ...(type === EventType.NOTICE_WITHDRAWN && { reason: notice.withdrawalReason }),
    },
  };
}

/** The days on which something that a notice tells of begins to hold, in order. */
export function effectiveDays({ content, publications }: Pick<Notice, 'content' | 'publications'>): string[] {
  return [
    ...new Set([...(content ?? []), ...(publications ?? [])].map(({ effectiveFrom }) => effectiveFrom)),
  ].toSorted();
}

import type { Day } from '../shared/days.js';
import type { Concern } from '../subscriptions/subscribers.service.js';
import { topicsOf } from './frozen-publication.js';
import type { AnnouncedNotice } from './notice-mails.js';

/** What of a notice decides who is told, and when. */
export type Told = Pick<AnnouncedNotice, 'objectionDeadline' | 'emergencyReason'> & {
  id: string;
  content: AnnouncedNotice['content'] | null;
  publications: AnnouncedNotice['publications'] | null;
  productIds: readonly string[];
};

/** Versions of agreements with one customer: nobody else hears of them. */
export function confidentialOf(publications: AnnouncedNotice['publications']): ReadonlySet<string> {
  return new Set(publications.filter(({ isPublic }) => !isPublic).map(({ versionId }) => versionId));
}

export function concernOf(notice: Told): Concern {
  const { id, productIds } = notice;
  return {
    noticeId: id,
    productIds,
    topics: topicsOf(notice.content ?? [], notice.publications ?? []),
    tooLateOn: tooLateOn(notice),
  };
}

/**
 * First day on which a weekly mail would bring the notice late: a change has effect, or the last day to object has begun.
 * None where the period is cut short: that is told at once.
 */
export function tooLateOn(
  notice: Pick<Told, 'content' | 'publications' | 'objectionDeadline' | 'emergencyReason'>,
): Day | undefined {
  if (notice.emergencyReason !== null) return undefined;
  const days = [...(notice.content ?? []), ...(notice.publications ?? [])].map(
    ({ effectiveFrom }) => effectiveFrom,
  );
  return [...days, ...(notice.objectionDeadline === null ? [] : [notice.objectionDeadline])].sort()[0];
}

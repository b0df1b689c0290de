import type { MessageText } from '../deliveries/message.entity.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Day } from '../shared/days.js';
import { renderNoticeMail } from '../views/notice-mail.js';
import type { FollowUp } from '../views/follow-up-mails.js';
import type { ContactClock } from '../notified-customers/contact-groups.js';
import type { FrozenAmendment } from './notice-content.js';

/** Where a notice stands for good. */
export function noticeUrl(publicUrl: string, organisation: Organisation, number: number): string {
  return `${publicUrl}/${organisation.slug}/changes/${number}`;
}

/** A notice as far as mails speak of it. */
export interface ToldNotice {
  number: number;
  content: FrozenAmendment[];
  announcedOn: Day;
  objectionDeadline: Day | null;
  emergencyReason: string | null;
}

/**
 * The mail of a notice, once in each language of the organisation: to subscribers, or to the contacts of customers whose
 * agreements have that clock.
 */
export function noticeMails(
  publicUrl: string,
  organisation: Organisation,
  notice: ToldNotice,
  contract: ContactClock | null = null,
): Record<string, MessageText> {
  return inEach(organisation, (language) =>
    renderNoticeMail({
      organisation,
      number: notice.number,
      amendments: notice.content,
      announcedOn: notice.announcedOn,
      objectionDeadline: contract ? contract.objectionDeadline : notice.objectionDeadline,
      contract,
      emergencyReason: notice.emergencyReason,
      noticeUrl: noticeUrl(publicUrl, organisation, notice.number),
      listUrl: `${publicUrl}/${organisation.slug}/sub-processors`,
      objectionAddress: organisation.contactEmail,
      language,
      prevailing: organisation.prevailingLanguage(),
    }),
  );
}

/** What is said of a notice later on: that it is withdrawn, or in effect. */
export function followUpMails(
  publicUrl: string,
  organisation: Organisation,
  notice: { number: number; announcedOn: Day },
  contact: boolean,
  render: (facts: FollowUp) => MessageText,
): Record<string, MessageText> {
  const { number, announcedOn } = notice;
  return inEach(organisation, (language) =>
    render({
      organisation,
      number,
      announcedOn,
      noticeUrl: noticeUrl(publicUrl, organisation, number),
      listUrl: `${publicUrl}/${organisation.slug}/sub-processors`,
      language,
      contact,
    }),
  );
}

function inEach(
  organisation: Organisation,
  render: (language: string) => MessageText,
): Record<string, MessageText> {
  return Object.fromEntries(organisation.languages.map((language) => [language, render(language)]));
}

import type { MessageText } from '../deliveries/message.entity.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Day } from '../shared/days.js';
import { renderNoticeMail } from '../views/notice-mail.js';
import { renderWithdrawalMail } from '../views/short-mails.js';
import type { FrozenAmendment } from './notice-content.js';

/** Where a notice stands for good. */
export function noticeUrl(publicUrl: string, organisation: Organisation, number: number): string {
  return `${publicUrl}/${organisation.slug}/changes/${number}`;
}

/** The mail of a notice, once in each language of the organisation. */
export function noticeMails(
  publicUrl: string,
  organisation: Organisation,
  notice: {
    number: number;
    content: FrozenAmendment[];
    announcedOn: Day;
    objectionDeadline: Day | null;
    emergencyReason: string | null;
  },
): Record<string, MessageText> {
  return inEach(organisation, (language) =>
    renderNoticeMail({
      organisation,
      number: notice.number,
      amendments: notice.content,
      announcedOn: notice.announcedOn,
      objectionDeadline: notice.objectionDeadline,
      emergencyReason: notice.emergencyReason,
      noticeUrl: noticeUrl(publicUrl, organisation, notice.number),
      listUrl: `${publicUrl}/${organisation.slug}/sub-processors`,
      objectionAddress: organisation.contactEmail,
      language,
      prevailing: organisation.prevailingLanguage(),
    }),
  );
}

/** The mail that takes a notice back. */
export function withdrawalMails(
  publicUrl: string,
  organisation: Organisation,
  notice: { number: number; announcedOn: Day; reason: string },
): Record<string, MessageText> {
  return inEach(organisation, (language) =>
    renderWithdrawalMail({
      organisation,
      ...notice,
      noticeUrl: noticeUrl(publicUrl, organisation, notice.number),
      listUrl: `${publicUrl}/${organisation.slug}/sub-processors`,
      language,
    }),
  );
}

function inEach(
  organisation: Organisation,
  render: (language: string) => MessageText,
): Record<string, MessageText> {
  return Object.fromEntries(organisation.languages.map((language) => [language, render(language)]));
}

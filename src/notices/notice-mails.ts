import type { MessageText } from '../deliveries/message.entity.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Day } from '../shared/days.js';
import { renderDigestMail } from '../views/digest-mail.js';
import { renderNoticeMail, type NoticeMailFacts } from '../views/notice-mail.js';
import { renderWithdrawalMail } from '../views/short-mails.js';
import type { FrozenAmendment } from './notice-content.js';

/** Where a notice stands for good. */
export function noticeUrl(publicUrl: string, organisation: Organisation, number: number): string {
  return `${publicUrl}/${organisation.slug}/changes/${number}`;
}

/** A notice as it was announced. */
export interface AnnouncedNotice {
  number: number;
  content: FrozenAmendment[];
  announcedOn: Day;
  objectionDeadline: Day | null;
  emergencyReason: string | null;
}

/** The mail of a notice, once in each language of the organisation. */
export function noticeMails(
  publicUrl: string,
  organisation: Organisation,
  notice: AnnouncedNotice,
): Record<string, MessageText> {
  return inEach(organisation, (language) =>
    renderNoticeMail(factsOf(publicUrl, organisation, notice, language)),
  );
}

/** Several notices in one mail, once in each language of the organisation. */
export function digestMails(
  publicUrl: string,
  organisation: Organisation,
  [first, ...others]: readonly [AnnouncedNotice, ...AnnouncedNotice[]],
): Record<string, MessageText> {
  return inEach(organisation, (language) => {
    const facts = (notice: AnnouncedNotice) => factsOf(publicUrl, organisation, notice, language);
    return renderDigestMail([facts(first), ...others.map(facts)]);
  });
}

function factsOf(
  publicUrl: string,
  organisation: Organisation,
  notice: AnnouncedNotice,
  language: string,
): NoticeMailFacts {
  return {
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
  };
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

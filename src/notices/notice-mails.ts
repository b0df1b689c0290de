import { mailDigest } from '../evidence/mail-names.js';
import type { OwnTerms } from '../agreements/own-terms.reader.js';
import type { MessageText } from '../deliveries/message.entity.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { pageHref, type PageOwner } from '../shared/page-href.js';
import { publicationUrl } from '../shared/publication-url.js';
import type { Day } from '../shared/days.js';
import { renderDigestMail } from '../views/digest-mail.js';
import { renderNoticeMail, type NoticeMailFacts } from '../views/notice-mail.js';
import type { FollowUp } from '../views/follow-up-mails.js';
import type { ContactClock } from '../notified-customers/contact-groups.js';
import type { FrozenPublication } from './frozen-publication.js';
import { ownChanges } from './own-terms.js';
import type { FrozenAmendment } from './notice-content.js';

/** Where a notice stands for good: in the language of a reader, or else in the prevailing one. */
export function noticeUrl(publicUrl: string, organisation: PageOwner, number: number, lang?: string): string {
  return publicUrl + pageHref(organisation, lang, `/changes/${number}`);
}

/** What mails about a notice link to. */
function linksOf(publicUrl: string, organisation: Organisation, number: number, language: string) {
  return {
    noticeUrl: noticeUrl(publicUrl, organisation, number, language),
    listUrl: publicUrl + pageHref(organisation, language, '/sub-processors'),
  };
}

/** A notice as it was announced. */
export interface AnnouncedNotice {
  number: number;
  content: FrozenAmendment[];
  publications: FrozenPublication[];
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
  notice: AnnouncedNotice,
  contact: { clock: ContactClock; ownTerms: ReadonlyMap<string, OwnTerms> } | null = null,
): Record<string, MessageText> {
  const contract = contact?.clock ?? null;
  const told = {
    ...notice,
    ...(contract && { objectionDeadline: contract.objectionDeadline }),
    publications: notice.publications.filter(
      ({ isPublic, versionId }) => isPublic || contract?.confidential.includes(versionId),
    ),
  };
  return inEach(organisation, (language) =>
    renderNoticeMail({ ...factsOf(publicUrl, organisation, told, language, contact?.ownTerms), contract }),
  );
}

/** Several notices in one mail, once in each language of the organisation. */
export function digestMails(
  publicUrl: string,
  organisation: Organisation,
  [first, ...others]: readonly [AnnouncedNotice, ...AnnouncedNotice[]],
): Record<string, MessageText> {
  return inEach(organisation, (language) => {
    const facts = (notice: AnnouncedNotice) => factsOf(publicUrl, organisation, publicPart(notice), language);
    return renderDigestMail([facts(first), ...others.map(facts)]);
  });
}

/** What everybody may hear of a notice. */
export function publicPart<N extends Pick<AnnouncedNotice, 'publications'>>(notice: N): N {
  return { ...notice, publications: notice.publications.filter(({ isPublic }) => isPublic) };
}

function factsOf(
  publicUrl: string,
  organisation: Organisation,
  notice: AnnouncedNotice,
  language: string,
  ownTerms?: ReadonlyMap<string, OwnTerms>,
): NoticeMailFacts {
  return {
    organisation,
    number: notice.number,
    amendments: notice.content,
    publications: notice.publications.map((publication) => ({
      ...publication,
      changed: changedIn(publication, ownTerms, language),
      // terms for one customer stand on no public page
      url: publication.isPublic ? publicationUrl(publicUrl, organisation, publication, language) : null,
    })),
    announcedOn: notice.announcedOn,
    objectionDeadline: notice.objectionDeadline,
    contract: null,
    emergencyReason: notice.emergencyReason,
    ...linksOf(publicUrl, organisation, notice.number, language),
    objectionAddress: organisation.contactEmail,
    language,
    prevailing: organisation.prevailingLanguage(),
  };
}

function changedIn(
  { isPublic, versionId }: FrozenPublication,
  ownTerms: ReadonlyMap<string, OwnTerms> | undefined,
  language: string,
): string[] {
  const own = isPublic ? undefined : ownTerms?.get(versionId);
  return own ? ownChanges(own, language) : [];
}

/** What is said of a notice later on: that it is withdrawn, or in effect. */
export function followUpMails(
  publicUrl: string,
  organisation: Organisation,
  {
    number,
    announcedOn,
    emergencyReason,
  }: Pick<AnnouncedNotice, 'number' | 'announcedOn' | 'emergencyReason'>,
  contact: boolean,
  render: (facts: FollowUp) => MessageText,
): Record<string, MessageText> {
  return inEach(organisation, (language) =>
    render({
      organisation,
      number,
      announcedOn,
      emergencyReason,
      ...linksOf(publicUrl, organisation, number, language),
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

/** SHA-256 of the words in each language: what stands in history when the mails themselves are gone. */
export function digestsOf(name: string, words: Record<string, MessageText>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).map(([language, text]) => [`${name}.${language}`, mailDigest(text)]),
  );
}

import type { Day } from '../shared/days.js';
import { textIn } from '../shared/localized-text.js';
import { isWhole, kindText, shownValues, type ShownAmendment } from './change-values.js';
import { AmendmentInMail } from './amendment-in-mail.js';
import { contactWords } from './contact-words.js';
import { dayText, languageText, listText, zoneAtEndOf } from './format.js';
import { Foot, footText, MailDocument, mailOf, OBJECT, paragraph, type Mail } from './mail-layout.js';
import type { MailOwner } from './mail-look.js';
import { messagesFor, type Messages } from './messages.js';
import { PublicationInMail, publicationsText, saidOf, type ShownPublication } from './publication-in-mail.js';
import { publicationWords } from './publication-words.js';

export interface NoticeMailFacts {
  organisation: MailOwner & { timeZone: string };
  number: number;
  amendments: readonly ShownAmendment[];
  /** New versions of policies and agreements. */
  publications: readonly ShownPublication[];
  announcedOn: Day;
  /** Last day, inclusive, to object; null when no change needs a period. */
  objectionDeadline: Day | null;
  /** To a customer's notice contact: how its agreement authorises, and what an objection leads to. */
  contract: {
    authorisation: 'GENERAL' | 'SPECIFIC';
    objectionEffect: 'MAY_NOT_ENGAGE' | 'MAY_TERMINATE';
  } | null;
  emergencyReason: string | null;
  /** The permanent page of the notice. */
  noticeUrl: string;
  listUrl: string;
  /** E-mail address that objections go to; null: the customer's own contact. */
  objectionAddress: string | null;
  language: string;
  /** Language that prevails in the organisation: what texts fall back to, and which version counts. */
  prevailing: string;
}

/** The notice as mail: who, what, from when, until when and how to object, what silence means, and how to leave. */
export function renderNoticeMail(facts: NoticeMailFacts): Mail {
  const said = sentences(facts);
  return mailOf(
    facts.organisation,
    said.words.lang,
    said.subject,
    [...textPart(said), ...footText(said.foot)],
    <MailDocument lang={said.words.lang} subject={said.subject} owner={said.owner}>
      <HtmlPart said={said} Title="h1" />
      <Foot words={said.foot} />
    </MailDocument>,
  );
}

/** The same within a mail of several: without its foot. */
export function noticePart(facts: NoticeMailFacts) {
  const said = sentences(facts);
  return { text: textPart(said), html: <HtmlPart said={said} Title="h2" key={facts.number} /> };
}

type Said = ReturnType<typeof sentences>;

/** Everything the mail says, once: the two parts only arrange it. */
function sentences(facts: NoticeMailFacts) {
  const words = messagesFor(facts.language);
  const { labelled } = words.mail;
  const day = (of: Day) => dayText(of, words.lang);
  const reading = { lang: facts.language, prevailing: facts.prevailing };
  const { organisation, objectionDeadline: deadline, objectionAddress: address } = facts;
  return {
    words,
    owner: organisation,
    subject: subjectOf(facts, words),
    title: words.notice.about(organisation.name, facts.number),
    lead: leadOf(facts, words),
    emergency: facts.emergencyReason && labelled(words.notice.emergency, facts.emergencyReason),
    amendments: facts.amendments.map((amendment) => ({
      heading: labelled(kindText(amendment, words.lang), amendment.legalName),
      effective: words.mail.effective(day(amendment.effectiveFrom)),
      correction:
        amendment.origin === 'CORRECTION' && labelled(words.notice.correction, words.notice.correctionMeans),
      whole: isWhole(amendment.kind),
      values: shownValues(amendment, reading),
    })),
    publications: facts.publications.map((publication) => saidOf(publication, facts)),
    deadline: deadline && words.notice.endOf(day(deadline), zoneAtEndOf(deadline, organisation.timeZone)),
    object: address ? words.notice.object(address) : words.notice.objectNoAddress(organisation.name),
    ...silenceOf(facts, words),
    links: [
      [words.mail.permanent, facts.noticeUrl],
      [words.mail.list, facts.listUrl],
    ] as [string, string][],
    prevails:
      facts.language !== facts.prevailing && words.mail.prevails(languageText(facts.prevailing, words.lang)),
    foot: facts.contract
      ? { why: contactWords(words.lang).why(organisation.name) }
      : { why: words.mail.why(organisation.name), ways: words.mail },
  };
}

/** Until when, where, and what silence and an objection mean: by the agreement where one is known. */
function silenceOf({ contract }: NoticeMailFacts, words: Messages) {
  if (contract === null)
    return { objectBy: words.notice.objectBy, objectHere: null, silence: [words.notice.silence] };
  const own = contactWords(words.lang);
  const specific = contract.authorisation === 'SPECIFIC';
  return {
    objectBy: specific ? own.answerBy : words.notice.objectBy,
    objectHere: specific ? own.answerHere : own.objectHere,
    silence: [own.silence[contract.authorisation], own.effect[contract.objectionEffect]],
  };
}

function leadOf(facts: NoticeMailFacts, words: Messages): string {
  const { organisation, amendments, publications } = facts;
  const day = dayText(facts.announcedOn, words.lang);
  return [
    ...(amendments.length > 0 ? [words.mail.lead(organisation.name, day, amendments.length)] : []),
    ...(publications.length > 0
      ? [publicationWords(words.lang).lead(organisation.name, day, publications.length)]
      : []),
  ].join(' ');
}

function subjectOf(
  { amendments, publications, language, prevailing, emergencyReason }: NoticeMailFacts,
  words: Messages,
): string {
  const titles = publications.map(({ title }) => textIn(title, language, prevailing) ?? '');
  const names = [...new Set([...amendments.map(({ legalName }) => legalName), ...titles])];
  const shown = names.length > 3 ? [...names.slice(0, 2), words.mail.andMore(names.length - 2)] : names;
  const days = [...amendments, ...publications].map(({ effectiveFrom }) => effectiveFrom).sort();
  const first = dayText(days[0] ?? '1970-01-01', words.lang);
  // what is about sub-processors alone says so
  const { subject, subjectMany } = publications.length > 0 ? publicationWords(words.lang) : words.mail;
  const wording = days[0] === days.at(-1) && names.length === 1 ? subject : subjectMany;
  // many see no more of a mail than its subject
  const mark = emergencyReason === null ? '' : `${words.notice.emergency} · `;
  return mark + wording(listText(shown, words.lang), first);
}

function textPart(said: Said): string[] {
  const { words } = said;
  const { labelled } = words.mail;
  const amendments = said.amendments.flatMap(({ heading, effective, correction, whole, values }, index) => [
    paragraph(`${index + 1}. ${heading} – ${effective}`),
    ...(correction ? [paragraph(correction, '   ')] : []),
    '',
    ...values.flatMap(({ label, from, to }) =>
      whole
        ? [paragraph(labelled(label, (to ?? from)?.text ?? ''), '   ')]
        : [
            paragraph(`${label}`, '   '),
            paragraph(labelled(words.notice.before, from?.text ?? `(${words.notice.none})`), '     '),
            paragraph(labelled(words.notice.after, to?.text ?? `(${words.notice.none})`), '     '),
          ],
    ),
    '',
  ]);
  return [
    paragraph(said.title),
    '',
    paragraph(said.lead),
    '',
    ...(said.emergency ? [paragraph(said.emergency), ''] : []),
    ...amendments,
    ...publicationsText(said.publications),
    ...(said.deadline
      ? [
          paragraph(labelled(said.objectBy, said.deadline)),
          '',
          ...(said.objectHere ? [paragraph(said.objectHere), OBJECT, ''] : [paragraph(said.object), '']),
          ...said.silence.flatMap((sentence) => [paragraph(sentence), '']),
        ]
      : said.amendments.length > 0
        ? [paragraph(words.notice.noPeriod)]
        : []),
    '',
    ...said.links.flatMap(([label, url]) => [labelled(label, '').trimEnd(), url, '']),
    ...(said.prevails ? [paragraph(said.prevails), ''] : []),
  ];
}

function HtmlPart({ said, Title }: { said: Said; Title: 'h1' | 'h2' }) {
  const { words } = said;
  const { labelled } = words.mail;
  const Part = Title === 'h1' ? 'h2' : 'h3';
  return (
    <>
      <Title>{said.title}</Title>
      <p>{said.lead}</p>
      {said.emergency && <p className="urgent">{said.emergency}</p>}
      {said.amendments.map((amendment, index) => (
        <AmendmentInMail key={index} amendment={amendment} words={words} Heading={Part} />
      ))}
      {said.publications.map((publication) => (
        <PublicationInMail key={publication.heading} publication={publication} Heading={Part} />
      ))}
      {said.deadline ? (
        <>
          <Part>{labelled(said.objectBy, said.deadline)}</Part>
          {said.objectHere ? (
            <p>
              {said.objectHere} <a href={OBJECT}>{OBJECT}</a>
            </p>
          ) : (
            <p>{said.object}</p>
          )}
          {said.silence.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      ) : (
        said.amendments.length > 0 && <p>{words.notice.noPeriod}</p>
      )}
      {said.links.map(([label, url]) => (
        <p key={url}>
          {labelled(label, '')}
          <a href={url}>{url}</a>
        </p>
      ))}
      {said.prevails && <p>{said.prevails}</p>}
    </>
  );
}

import type { Day } from '../shared/days.js';
import { isWhole, shownValues, type ShownAmendment } from './change-values.js';
import { dayText, languageText, listText, zoneAtEndOf } from './format.js';
import { LEAVE, MailDocument, mailOf, paragraph, type Mail } from './mail-layout.js';
import type { MailOwner } from './mail-look.js';
import { messagesFor, type Messages } from './messages.js';

export interface NoticeMailFacts {
  organisation: MailOwner & { timeZone: string };
  number: number;
  amendments: readonly ShownAmendment[];
  announcedOn: Day;
  /** Last day, inclusive, to object; null when no change needs a period. */
  objectionDeadline: Day | null;
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
  return mailOf(facts.organisation, said.words.lang, said.subject, textPart(said), <HtmlPart said={said} />);
}

type Said = ReturnType<typeof sentences>;

/** Everything the mail says, once: the two parts only arrange it. */
function sentences(facts: NoticeMailFacts) {
  const words = messagesFor(facts.language);
  const day = (of: Day) => dayText(of, words.lang);
  const reading = { lang: facts.language, prevailing: facts.prevailing };
  const { organisation, objectionDeadline: deadline, objectionAddress: address } = facts;
  return {
    words,
    owner: organisation,
    subject: subjectOf(facts, words),
    title: words.notice.about(organisation.name, facts.number),
    lead: words.mail.lead(organisation.name, day(facts.announcedOn), facts.amendments.length),
    emergency: facts.emergencyReason && `${words.notice.emergency}: ${facts.emergencyReason}`,
    amendments: facts.amendments.map((amendment) => ({
      heading: `${words.kinds[amendment.kind]}: ${amendment.legalName}`,
      effective: words.mail.effective(day(amendment.effectiveFrom)),
      correction:
        amendment.origin === 'CORRECTION' && `${words.notice.correction}: ${words.notice.correctionMeans}`,
      whole: isWhole(amendment.kind),
      values: shownValues(amendment, reading),
    })),
    deadline: deadline && words.notice.endOf(day(deadline), zoneAtEndOf(deadline, organisation.timeZone)),
    object: address ? words.notice.object(address) : words.notice.objectNoAddress(organisation.name),
    links: [
      [words.mail.permanent, facts.noticeUrl],
      [words.mail.list, facts.listUrl],
    ] as [string, string][],
    prevails:
      facts.language !== facts.prevailing && words.mail.prevails(languageText(facts.prevailing, words.lang)),
    why: words.mail.why(organisation.name),
  };
}

function subjectOf({ amendments }: NoticeMailFacts, words: Messages): string {
  const names = [...new Set(amendments.map(({ legalName }) => legalName))];
  const shown = names.length > 3 ? [...names.slice(0, 2), words.mail.andMore(names.length - 2)] : names;
  const days = amendments.map(({ effectiveFrom }) => effectiveFrom).sort();
  const first = dayText(days[0] ?? '1970-01-01', words.lang);
  const wording = days[0] === days.at(-1) && names.length === 1 ? words.mail.subject : words.mail.subjectMany;
  return wording(listText(shown, words.lang), first);
}

function textPart(said: Said): string[] {
  const { words } = said;
  const amendments = said.amendments.flatMap(({ heading, effective, correction, whole, values }, index) => [
    paragraph(`${index + 1}. ${heading} – ${effective}`),
    ...(correction ? [paragraph(correction, '   ')] : []),
    '',
    ...values.flatMap(({ label, from, to }) =>
      whole
        ? [paragraph(`${label}: ${(to ?? from)?.text}`, '   ')]
        : [
            paragraph(`${label}`, '   '),
            paragraph(`${words.notice.before}: ${from?.text ?? `(${words.notice.none})`}`, '     '),
            paragraph(`${words.notice.after}: ${to?.text ?? `(${words.notice.none})`}`, '     '),
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
    ...(said.deadline
      ? [
          paragraph(`${words.notice.objectBy}: ${said.deadline}`),
          '',
          paragraph(said.object),
          '',
          paragraph(words.notice.silence),
        ]
      : [paragraph(words.notice.noPeriod)]),
    '',
    ...said.links.flatMap(([label, url]) => [`${label}:`, url, '']),
    ...(said.prevails ? [paragraph(said.prevails), ''] : []),
    '-- ',
    paragraph(said.why),
    '',
    words.mail.leaveText,
    LEAVE,
  ];
}

function HtmlPart({ said }: { said: Said }) {
  const { words } = said;
  return (
    <MailDocument lang={words.lang} subject={said.subject} owner={said.owner}>
      <h1>{said.title}</h1>
      <p>{said.lead}</p>
      {said.emergency && <p className="urgent">{said.emergency}</p>}
      {said.amendments.map((amendment, index) => (
        <Amendment key={index} amendment={amendment} words={words} />
      ))}
      {said.deadline ? (
        <>
          <h2>
            {words.notice.objectBy}: {said.deadline}
          </h2>
          <p>{said.object}</p>
          <p>{words.notice.silence}</p>
        </>
      ) : (
        <p>{words.notice.noPeriod}</p>
      )}
      {said.links.map(([label, url]) => (
        <p key={url}>
          {label}: <a href={url}>{url}</a>
        </p>
      ))}
      {said.prevails && <p>{said.prevails}</p>}
      <div className="foot">
        <p>{said.why}</p>
        <p>
          <a href={LEAVE}>{words.mail.leave}</a>
        </p>
      </div>
    </MailDocument>
  );
}

function Amendment({ amendment, words }: { amendment: Said['amendments'][number]; words: Messages }) {
  const { heading, effective, correction, whole, values } = amendment;
  return (
    <>
      <h2>{heading}</h2>
      <p className="when">{effective}</p>
      {correction && <p>{correction}</p>}
      {values.length > 0 && (
        <table>
          {!whole && (
            <thead>
              <tr>
                <th scope="col">{words.notice.field}</th>
                <th scope="col">{words.notice.before}</th>
                <th scope="col">{words.notice.after}</th>
              </tr>
            </thead>
          )}
          <tbody>
            {values.map(({ field, label, from, to }) => (
              <tr key={field}>
                <th scope="row">{label}</th>
                {!whole && (
                  <td lang={from?.lang} dir={from?.lang && 'auto'}>
                    {from?.text ?? `(${words.notice.none})`}
                  </td>
                )}
                <td
                  lang={(whole ? (to ?? from) : to)?.lang}
                  dir={(whole ? (to ?? from) : to)?.lang && 'auto'}
                >
                  {(whole ? (to ?? from) : to)?.text ?? `(${words.notice.none})`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

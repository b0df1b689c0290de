import { dayText } from './format.js';
import { Foot, footText, MailDocument, mailOf, paragraph, type Mail } from './mail-layout.js';
import type { MailOwner } from './mail-look.js';
import { messagesFor } from './messages.js';
import type { ObjectionWords } from './objection-words.en.js';
import { objectionWords } from './objection-words.js';

/** What mails about an objection say. Not the address of who objects: that stands in the register alone. */
export interface ObjectionFacts {
  organisation: MailOwner;
  /** Of the notice. */
  number: number;
  noticeUrl: string;
  /** Legal name. */
  customer: string;
  authorisation: 'GENERAL' | 'SPECIFIC';
  objectionEffect: 'MAY_NOT_ENGAGE' | 'MAY_TERMINATE';
  /** Names of what is objected to. */
  about: readonly string[];
  /** No sub-processor is among it: what follows is a matter of the contract, not of Art. 28(2). */
  textsAlone: boolean;
  reference: string;
  grounds: string;
  receivedOn: string;
  late: boolean;
  language: string;
}

type Lines = { label: string; text: string }[];

/** Tells who objected that it came in. */
export function renderObjectionReceiptMail(facts: ObjectionFacts): Mail {
  const { lang, words } = wordsOf(facts);
  const lead = words.receipt(facts.organisation.name, facts.number, dayText(facts.receivedOn, lang));
  const why = words.why(facts.organisation.name);
  return said(facts, { subject: words.receiptSubject(facts.reference), lead: [lead], why }, [
    ...what(facts, words),
    { label: words.grounds, text: facts.grounds },
  ]);
}

/** Tells the organisation that a customer objected. */
export function renderObjectionFiledMail(facts: ObjectionFacts): Mail {
  const { lang, words } = wordsOf(facts);
  const lead = words.filed(facts.customer, facts.number, dayText(facts.receivedOn, lang));
  const late = facts.late ? [words.outcome.LATE] : [];
  return said(
    facts,
    { subject: words.filedSubject(facts.reference, facts.customer), lead: [lead, ...late] },
    [...what(facts, words), { label: words.grounds, text: facts.grounds }],
  );
}

/** Tells who objected how it was decided, why, and what follows under the agreement. */
export function renderObjectionAnswerMail(
  facts: ObjectionFacts & { decision: 'UPHELD' | 'WORKAROUND' | 'REJECTED' | 'WITHDRAWN'; reason: string },
): Mail {
  const { lang, words } = wordsOf(facts);
  const outcome =
    facts.textsAlone && !facts.late
      ? words.decision(objectionWords(lang).states[facts.decision])
      : words.outcome[outcomeOf(facts)];
  const lead = [words.answer(facts.organisation.name, facts.number), outcome];
  const why = words.why(facts.organisation.name);
  return said(facts, { subject: words.answerSubject(facts.reference), lead, why }, [
    { label: words.reason, text: facts.reason },
    ...what(facts, words),
  ]);
}

/** Tells who objected that nothing is left to decide: the notice was taken back. */
export function renderObjectionMootMail(facts: ObjectionFacts & { reason: string | null }): Mail {
  const { words } = wordsOf(facts);
  const { organisation, number, reference, reason } = facts;
  const lead = [words.moot(organisation.name, number)];
  const why = words.why(organisation.name);
  return said(facts, { subject: words.mootSubject(reference), lead, why }, [
    ...(reason ? [{ label: words.reason, text: reason }] : []),
    ...what(facts, words),
  ]);
}

/** After an objection nothing may be engaged unless the agreement only lets the customer end it (2021/915, clause 7.7). */
function outcomeOf({
  decision,
  late,
  authorisation,
  objectionEffect,
}: Parameters<typeof renderObjectionAnswerMail>[0]): keyof ObjectionWords['mail']['outcome'] {
  if (late) return 'LATE';
  if (decision !== 'REJECTED') return decision;
  return authorisation === 'GENERAL' && objectionEffect === 'MAY_TERMINATE' ? 'MAY_TERMINATE' : 'NOT_USED';
}

function what({ reference, customer, about }: ObjectionFacts, words: ObjectionWords['mail']): Lines {
  return [
    { label: words.reference, text: reference },
    { label: words.customer, text: customer },
    ...(about.length > 0 ? [{ label: words.about, text: about.join(', ') }] : []),
  ];
}

function said(
  { organisation, language, noticeUrl }: ObjectionFacts,
  { subject, lead, why }: { subject: string; lead: string[]; why?: string },
  lines: Lines,
): Mail {
  const { lang, mail } = messagesFor(language);
  const { labelled } = mail;
  const { notice } = objectionWords(lang).mail;
  const text = [
    paragraph(subject),
    '',
    ...lead.flatMap((sentence) => [paragraph(sentence), '']),
    ...lines.flatMap(({ label, text }) => [labelled(label, '').trimEnd(), paragraph(text, '  '), '']),
    labelled(notice, '').trimEnd(),
    noticeUrl,
    '',
    ...(why ? footText({ why }) : []),
  ];
  return mailOf(
    organisation,
    lang,
    subject,
    text,
    <MailDocument lang={lang} subject={subject} owner={organisation}>
      <h1>{subject}</h1>
      {lead.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <table>
        <tbody>
          {lines.map(({ label, text }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td dir="auto" style={{ whiteSpace: 'pre-line' }}>
                {text}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a href={noticeUrl}>{notice}</a>
      </p>
      {why && <Foot words={{ why }} />}
    </MailDocument>,
  );
}

function wordsOf({ language }: ObjectionFacts) {
  const { lang } = messagesFor(language);
  return { lang, words: objectionWords(lang).mail };
}

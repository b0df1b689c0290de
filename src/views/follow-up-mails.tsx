import type { Day } from '../shared/days.js';
import { contactWords } from './contact-words.js';
import { dayText, zoneAtEndOf } from './format.js';
import { Foot, footText, MailDocument, mailOf, OBJECT, paragraph, type Mail } from './mail-layout.js';
import type { MailOwner } from './mail-look.js';
import { messagesFor } from './messages.js';

/** A notice that was told, and to whom something further is said of it. */
export interface FollowUp {
  organisation: MailOwner & { timeZone: string };
  number: number;
  announcedOn: Day;
  /** Why it came at shorter notice; null when it did not. */
  emergencyReason: string | null;
  noticeUrl: string;
  listUrl: string;
  language: string;
  /** To a customer's notice contact, who cannot leave; otherwise to subscribers. */
  contact: boolean;
}

/** Told to everyone who was told of the notice, when it is withdrawn. */
export function renderWithdrawalMail(facts: FollowUp & { reason: string }): Mail {
  const { lang, mail } = messagesFor(facts.language);
  return followUp(facts, mail.withdrawalSubject(facts.number), [
    mail.withdrawal(facts.organisation.name, facts.number, dayText(facts.announcedOn, lang)),
    mail.labelled(mail.reason, facts.reason),
  ]);
}

/** Told to who was told, when all changes of a notice have taken effect. */
export function renderEffectMail(facts: FollowUp & { inEffectOn: Day }): Mail {
  const { lang } = messagesFor(facts.language);
  const words = contactWords(lang);
  return followUp(facts, words.effectSubject(facts.number), [
    words.inEffect(facts.organisation.name, facts.number, dayText(facts.inEffectOn, lang)),
  ]);
}

/** The same to a customer for whom not all of them are used, as its own word or silence has it. */
export function renderEffectInPartMail(facts: FollowUp & { inEffectOn: Day }): Mail {
  const { lang } = messagesFor(facts.language);
  const words = contactWords(lang);
  return followUp(facts, words.effectInPartSubject(facts.number), [
    words.inEffectInPart(facts.organisation.name, facts.number, dayText(facts.inEffectOn, lang)),
    words.notForYou,
  ]);
}

/** Reminds a customer that has not answered, before its deadline. */
export function renderReminderMail(
  facts: FollowUp & { objectionDeadline: Day; authorisation: 'GENERAL' | 'SPECIFIC' },
): Mail {
  const { lang, mail, notice } = messagesFor(facts.language);
  const words = contactWords(lang);
  const { objectionDeadline: deadline, organisation, authorisation } = facts;
  const specific = authorisation === 'SPECIFIC';
  const day = dayText(deadline, lang);
  return followUp(
    facts,
    words.reminderSubject[authorisation](facts.number, day),
    [
      words.reminder[authorisation](organisation.name, facts.number, dayText(facts.announcedOn, lang)),
      mail.labelled(
        specific ? words.answerBy : notice.objectBy,
        notice.endOf(day, zoneAtEndOf(deadline, organisation.timeZone)),
      ),
      words.silence[authorisation],
    ],
    specific ? words.answerHere : words.objectHere,
  );
}

/** A few sentences about a notice, its links, why it comes, and how to leave where one can. */
function followUp(facts: FollowUp, title: string, said: readonly string[], objectHere?: string): Mail {
  const { lang, mail, notice } = messagesFor(facts.language);
  const { name } = facts.organisation;
  const emergency = facts.emergencyReason && mail.labelled(notice.emergency, facts.emergencyReason);
  const foot = facts.contact ? { why: contactWords(lang).why(name) } : { why: mail.why(name), ways: mail };
  const links: [string, string][] = [
    ...(objectHere ? [[objectHere.replace(/ ?:$/, ''), OBJECT] as [string, string]] : []),
    [mail.permanent, facts.noticeUrl],
    [mail.list, facts.listUrl],
  ];
  const subject = `${title} · ${name}`;
  return mailOf(
    facts.organisation,
    lang,
    subject,
    [
      paragraph(title),
      '',
      ...(emergency ? [paragraph(emergency), ''] : []),
      ...said.flatMap((sentence) => [paragraph(sentence), '']),
      ...links.flatMap(([label, url]) => [mail.labelled(label, '').trimEnd(), url, '']),
      ...footText(foot),
    ],
    <MailDocument lang={lang} subject={subject} owner={facts.organisation}>
      <h1>{title}</h1>
      {emergency && <p className="urgent">{emergency}</p>}
      {said.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {links.map(([label, url]) => (
        <p key={url}>
          {mail.labelled(label, '')}
          <a href={url}>{url}</a>
        </p>
      ))}
      <Foot words={foot} />
    </MailDocument>,
  );
}

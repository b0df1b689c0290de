import type { Day } from '../shared/days.js';
import { dayText } from './format.js';
import {
  Foot,
  footText,
  LEAVE,
  LINK,
  MailDocument,
  mailOf,
  paragraph,
  PREFERENCES,
  type Mail,
} from './mail-layout.js';
import { messagesFor } from './messages.js';

/** Told to everyone who was told of the notice, when it is withdrawn. */
export function renderWithdrawalMail(facts: {
  organisation: { name: string };
  number: number;
  announcedOn: Day;
  reason: string;
  noticeUrl: string;
  listUrl: string;
  language: string;
}): Mail {
  const { lang, mail } = messagesFor(facts.language);
  const said = mail.withdrawal(facts.organisation.name, facts.number, dayText(facts.announcedOn, lang));
  const reason = `${mail.reason}: ${facts.reason}`;
  const foot = { ...mail, why: mail.why(facts.organisation.name) };
  const links = [
    [mail.permanent, facts.noticeUrl],
    [mail.list, facts.listUrl],
  ] as const;
  const subject = `${mail.withdrawalSubject(facts.number)} · ${facts.organisation.name}`;
  const text = [
    paragraph(said),
    '',
    paragraph(reason),
    '',
    ...links.flatMap(([label, url]) => [`${label}:`, url, '']),
  ];
  return mailOf(
    subject,
    [...text, ...footText(foot)],
    <MailDocument lang={lang} subject={subject}>
      <h1>{mail.withdrawalSubject(facts.number)}</h1>
      <p>{said}</p>
      <p>{reason}</p>
      {links.map(([label, url]) => (
        <p key={url}>
          {label}: <a href={url}>{url}</a>
        </p>
      ))}
      <Foot words={foot} />
    </MailDocument>,
  );
}

/** Asks the owner of an address whether they asked: says that and nothing else. */
export function renderConfirmationMail(facts: { organisation: { name: string }; language: string }): Mail {
  const { lang, mail } = messagesFor(facts.language);
  const { name } = facts.organisation;
  const subject = mail.confirmSubject(name);
  return mailOf(
    subject,
    [
      paragraph(mail.confirm(name)),
      '',
      LINK,
      '',
      paragraph(mail.confirmValid),
      '',
      paragraph(mail.confirmNotYou),
    ],
    <MailDocument lang={lang} subject={subject}>
      <p>{mail.confirm(name)}</p>
      <p>
        <a href={LINK}>{mail.confirmButton}</a>
      </p>
      <p>{mail.confirmValid}</p>
      <p>{mail.confirmNotYou}</p>
    </MailDocument>,
  );
}

/** Answers a sign-up of an address that is confirmed already, so that the page need not tell the two apart. */
export function renderAlreadySubscribedMail(facts: {
  organisation: { name: string };
  language: string;
}): Mail {
  const { lang, mail } = messagesFor(facts.language);
  const { name } = facts.organisation;
  const subject = mail.alreadySubject(name);
  return mailOf(
    subject,
    [
      paragraph(mail.already(name)),
      '',
      mail.preferencesText,
      PREFERENCES,
      '',
      paragraph(mail.alreadyNotYou),
      LEAVE,
    ],
    <MailDocument lang={lang} subject={subject}>
      <p>{mail.already(name)}</p>
      <p>
        <a href={PREFERENCES}>{mail.preferences}</a>
      </p>
      <p>
        {mail.alreadyNotYou} <a href={LEAVE}>{mail.leave}</a>
      </p>
    </MailDocument>,
  );
}

import type { ReactNode } from 'react';
import type { Day } from '../shared/days.js';
import { dayText } from './format.js';
import { LEAVE, LINK, MailDocument, mailOf, paragraph, type Mail } from './mail-layout.js';
import type { MailOwner } from './mail-look.js';
import { messagesFor } from './messages.js';

/** Told to everyone who was told of the notice, when it is withdrawn. */
export function renderWithdrawalMail(facts: {
  organisation: MailOwner;
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
  const why = mail.why(facts.organisation.name);
  const links = [
    [mail.permanent, facts.noticeUrl],
    [mail.list, facts.listUrl],
  ] as const;
  const subject = `${mail.withdrawalSubject(facts.number)} · ${facts.organisation.name}`;
  const text = [
    paragraph(mail.withdrawalSubject(facts.number)),
    '',
    paragraph(said),
    '',
    paragraph(reason),
    '',
    ...links.flatMap(([label, url]) => [`${label}:`, url, '']),
  ];
  return mailOf(
    facts.organisation,
    lang,
    subject,
    [...text, '-- ', paragraph(why), '', mail.leaveText, LEAVE],
    <MailDocument lang={lang} subject={subject} owner={facts.organisation}>
      <h1>{mail.withdrawalSubject(facts.number)}</h1>
      <p>{said}</p>
      <p>{reason}</p>
      {links.map(([label, url]) => (
        <p key={url}>
          {label}: <a href={url}>{url}</a>
        </p>
      ))}
      <Foot why={why}>
        <a href={LEAVE}>{mail.leave}</a>
      </Foot>
    </MailDocument>,
  );
}

/** Asks the owner of an address whether they asked: says that and nothing else. */
export function renderConfirmationMail(facts: { organisation: MailOwner; language: string }): Mail {
  const { lang, mail } = messagesFor(facts.language);
  const { name } = facts.organisation;
  const subject = mail.confirmSubject(name);
  return mailOf(
    facts.organisation,
    lang,
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
    <MailDocument lang={lang} subject={subject} owner={facts.organisation}>
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
export function renderAlreadySubscribedMail(facts: { organisation: MailOwner; language: string }): Mail {
  const { lang, mail } = messagesFor(facts.language);
  const { name } = facts.organisation;
  const subject = mail.alreadySubject(name);
  return mailOf(
    facts.organisation,
    lang,
    subject,
    [paragraph(mail.already(name)), '', paragraph(mail.alreadyNotYou), LEAVE],
    <MailDocument lang={lang} subject={subject} owner={facts.organisation}>
      <p>{mail.already(name)}</p>
      <p>
        {mail.alreadyNotYou} <a href={LEAVE}>{mail.leave}</a>
      </p>
    </MailDocument>,
  );
}

function Foot({ why, children }: { why: string; children: ReactNode }) {
  return (
    <div className="foot">
      <p>{why}</p>
      <p>{children}</p>
    </div>
  );
}

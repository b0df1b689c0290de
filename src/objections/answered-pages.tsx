import type { ReactElement, ReactNode } from 'react';
import { AuthorisationKind } from '../law/roles.js';
import { dayText } from '../views/format.js';
import { Page } from '../views/layout.js';
import { objectionWords } from '../views/objection-words.js';
import { dayIn } from '../shared/days.js';
import type { ObjectionWindow } from './objection-window.js';

/** Whose page, and in which language. */
export interface Of {
  window: ObjectionWindow;
  lang: string;
}

export function FiledPage({ window, lang, reference }: Of & { reference: string }): ReactElement {
  const words = objectionWords(lang).done;
  return (
    <Frame window={window} lang={lang} title={words.title[window.customer.authorisation]}>
      <p>{words.text(window.organisation.name)}</p>
      <dl className="facts">
        <div>
          <dt>{words.reference}</dt>
          <dd className="strong">{reference}</dd>
        </div>
      </dl>
    </Frame>
  );
}

export function ApprovedPage({ window, lang }: Of): ReactElement {
  const words = objectionWords(lang).done;
  const { notice, customer } = window;
  return (
    <Frame window={window} lang={lang} title={words.approvedTitle}>
      <p>{words.approved(window.organisation.name)}</p>
      <dl className="facts">
        <div>
          <dt>{words.reference}</dt>
          <dd className="strong">{`${notice.number}-${customer.id.slice(0, 8).toUpperCase()}`}</dd>
        </div>
      </dl>
    </Frame>
  );
}

/** The time is over, there was none, or the notice was taken back. */
export function ClosedPage({ window, lang }: Of): ReactElement {
  const words = objectionWords(lang).closed;
  const { notice, organisation, lastDay } = window;
  if (notice.withdrawnAt !== null) {
    const day = dayIn(organisation.timeZone, notice.withdrawnAt);
    return (
      <Frame window={window} lang={lang} title={words.withdrawnTitle}>
        <p>{words.withdrawn(dayText(day, lang))}</p>
      </Frame>
    );
  }
  if (lastDay === null)
    return (
      <Frame window={window} lang={lang} title={words.noneTitle}>
        <p>{words.none}</p>
        <Contact window={window} before={words.contact} />
      </Frame>
    );
  return (
    <Frame window={window} lang={lang} title={words.expiredTitle}>
      <p>{words.expired(dayText(lastDay, lang))}</p>
      <Contact window={window} before={words.contact} />
    </Frame>
  );
}

/** The same whatever was wrong with the link. */
export function UnknownPage({ lang }: { lang: string }): ReactElement {
  const words = objectionWords(lang).closed;
  return (
    <Page title={words.unknownTitle} lang={lang} head={<meta name="robots" content="noindex" />}>
      <h1>{words.unknownTitle}</h1>
      <p>{words.unknown}</p>
    </Page>
  );
}

/** Where to write to. */
export function Contact({ window, before }: { window: ObjectionWindow; before: string }) {
  const { contactEmail, name } = window.organisation;
  return (
    <p>
      {before} {contactEmail ? <a href={`mailto:${contactEmail}`}>{contactEmail}</a> : name}
    </p>
  );
}

/** `readable`: the page can be read again, so also in another language; what answers a POST cannot. */
export function Frame(props: Of & { title: string; readable?: boolean; children: ReactNode }): ReactElement {
  const { window, title, lang, readable = false, children } = props;
  const { organisation } = window;
  const languages = organisation.languages.map((other) => ({ lang: other, href: `?lang=${other}` }));
  return (
    <Page
      title={title}
      lang={lang}
      organisation={organisation}
      head={<meta name="robots" content="noindex" />}
      languages={readable ? languages : undefined}
    >
      <h1>{title}</h1>
      {children}
    </Page>
  );
}

export const isSpecific = ({ customer }: ObjectionWindow): boolean =>
  customer.authorisation === AuthorisationKind.SPECIFIC;

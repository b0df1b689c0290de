import { PolicyVersionStatus } from '../policies/policy-on-day.js';
import { Alternates, type HeadLinks } from '../public-pages/head-links.js';
import { DayOf, sentenceWithDay, Text } from '../public-pages/shown-text.js';
import type { TextDiff } from '../shared/text-diff.js';
import { languageText, listText, translated } from '../views/format.js';
import { pageHref } from '../shared/page-href.js';
import { Page } from '../views/layout.js';
import { messagesFor } from '../views/messages.js';
import { policyWords } from '../views/policy-words.js';
import { textHref, versionHref } from './addresses.js';
import { DiffView } from './diff-view.js';
import type { ShownVersion, TextVersionShown } from './published-text.js';
import { TermsView } from './terms-view.js';

const { COMING, IN_FORCE, PAST, WITHDRAWN } = PolicyVersionStatus;

export interface TextPageProps extends HeadLinks {
  published: ShownVersion;
  /** The text of the version, as HTML that was made safe, and its language. */
  text: { html: string; lang: string };
  /** Since which version, and what: the one it follows; where another came between, the one it was announced after too. */
  diffs: { since: string; diff: TextDiff }[];
  /** Whether this is what holds today: anything else is not for search engines. */
  today: boolean;
}

/** A policy or an agreement: what holds, or one version of it, and everything that is public of it. */
export function TextPage(props: TextPageProps) {
  const { organisation, lang, languages, published, text, diffs, today } = props;
  const { subject, shown, before } = published;
  const words = policyWords(lang);
  const reading = { lang, prevailing: subject.prevailing };
  const title = translated(subject.title, lang, subject.prevailing)?.text ?? subject.slug;
  return (
    <Page
      title={today ? title : `${title} · ${words.version(shown.label)}`}
      lang={lang}
      organisation={organisation}
      current={subject.folder === 'policies' ? 'policies' : undefined}
      languages={languages}
      head={
        <>
          <Alternates {...props} />
          {!today && <meta name="robots" content="noindex" />}
        </>
      }
    >
      <h1>
        <Text of={subject.title} {...reading} />
      </h1>
      <Facts {...props} />
      <Remarks {...props} />
      {shown.summary && (
        <p className="lead">
          <Text of={shown.summary} {...reading} />
        </p>
      )}
      {shown.terms && <TermsView terms={shown.terms} before={before?.version.terms} lang={lang} />}
      {diffs.map(({ since, diff }) => (
        <DiffView
          key={since}
          diff={diff}
          since={since}
          lang={lang}
          textLang={text.lang}
          open={shown.status === COMING}
        />
      ))}
      {!before && <p className="soft">{words.first}</p>}
      {text.html && (
        <article
          className="text"
          lang={text.lang}
          dir="auto"
          dangerouslySetInnerHTML={{ __html: text.html }}
        />
      )}
      <Versions {...props} />
      <p className="formats">
        {messagesFor(lang).mail.labelled(words.machines, '')}
        <a href={pageHref(organisation, lang, `/${subject.folder}/${subject.slug}.json`)}>JSON</a>
      </p>
    </Page>
  );
}

function Facts({ lang, published: { subject, shown, products } }: TextPageProps) {
  const words = policyWords(lang);
  const said = messagesFor(lang).lang;
  const days = [
    [words.effective, shown.effectiveFrom],
    [words.until, shown.lastDay],
    [words.published, shown.publishedOn],
  ] as const;
  return (
    <dl className="facts">
      <div>
        <dt>{words.kinds[subject.kind]}</dt>
      </div>
      <div>
        <dd>
          {words.version(shown.label)} <Status of={shown} lang={lang} />
        </dd>
      </div>
      {days.map(
        ([label, day]) =>
          day && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <DayOf day={day} lang={said} />
              </dd>
            </div>
          ),
      )}
      {products.length > 0 && (
        <div>
          <dt>{words.products}</dt>
          <dd>
            {listText(
              products.map(({ name }) => name),
              said,
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What a reader must know before the text: that another one holds, that one is coming, which language decides. */
function Remarks({ organisation, lang, published, text }: TextPageProps) {
  const { subject, shown, coming } = published;
  const words = policyWords(lang);
  const said = messagesFor(lang).lang;
  const next = coming.filter(
    ({ id, effectiveFrom }) => id !== shown.id && effectiveFrom > shown.effectiveFrom,
  );
  const prevailing = shown.prevailingLanguage;
  const added = shown.addedTranslations.find(({ language }) => language === text.lang);
  const asked = lang === text.lang || shown.languages.length === 0 ? null : languageText(lang, said);
  return (
    <>
      {shown.status !== IN_FORCE && (
        <div className={shown.status === WITHDRAWN ? 'note bad' : 'note'}>
          <p>
            {shown.status === COMING && sentenceWithDay(words.notInForce, shown.effectiveFrom, said)}
            {shown.status === PAST && words.past}
            {shown.status === WITHDRAWN && words.withdrawn}{' '}
            {published.inForce && <a href={textHref(organisation, lang, subject)}>{words.current}</a>}
          </p>
        </div>
      )}
      {next.map((version) => (
        <div className="note" key={version.id}>
          <p>
            {sentenceWithDay((day) => words.coming(version.label, day), version.effectiveFrom, said)}{' '}
            <a href={versionHref(organisation, lang, subject, version.label)}>{words.readIt}</a>
          </p>
        </div>
      ))}
      {(asked || shown.languages.length > 1) && (
        <p className="soft">
          {asked && `${words.untranslated(asked)} `}
          {shown.machineTranslated.includes(text.lang) && <strong>{words.machine} </strong>}
          {added && <>{sentenceWithDay(words.translationAdded, added.addedOn, said)} </>}
          {shown.languages.length > 1 && words.prevails(languageText(prevailing, said))}
        </p>
      )}
    </>
  );
}

function Versions({ organisation, lang, published: { subject, versions, shown } }: TextPageProps) {
  const words = policyWords(lang);
  const said = messagesFor(lang).lang;
  return (
    <>
      <h2>{words.versions}</h2>
      <ol className="changes">
        {versions.map((version) => (
          <li key={version.id}>
            <a
              href={versionHref(organisation, lang, subject, version.label)}
              aria-current={version.id === shown.id ? 'page' : undefined}
            >
              {words.version(version.label)}
            </a>{' '}
            <Status of={version} lang={lang} />{' '}
            <span className="soft">
              {words.effective} <DayOf day={version.effectiveFrom} lang={said} />
            </span>
            {version.summary && (
              <p className="soft">
                <Text of={version.summary} lang={lang} prevailing={subject.prevailing} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Status({ of: { status }, lang }: { of: TextVersionShown; lang: string }) {
  const labels: Partial<Record<PolicyVersionStatus, string>> = policyWords(lang).status;
  return <span className={`tag ${status === WITHDRAWN ? 'gone' : status}`}>{labels[status]}</span>;
}

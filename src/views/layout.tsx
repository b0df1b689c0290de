import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { pageHref, type PageOwner } from '../shared/page-href.js';
import { messagesFor } from './messages.js';
import { policyWords } from './policy-words.js';
import { stylesheet } from './stylesheet.js';

/** Whose page it is, by name. */
export interface NamedOwner extends PageOwner {
  name: string;
}

export interface PageProps {
  title: string;
  /** Language asked for (BCP 47); where no catalogue exists for it the words are English and the page says so. */
  lang: string;
  organisation?: NamedOwner;
  /** Which entry of the navigation this page is. */
  current?: 'trust' | 'sub-processors' | 'policies' | 'changes' | 'subscribe';
  /** What else goes into the head: alternates, canonical address, robots. */
  head?: ReactNode;
  /** The same page in other languages. */
  languages?: { lang: string; href: string }[];
  children: ReactNode;
}

/** The whole document: landmarks, skip link, navigation; readable with nothing but this one answer. */
export function Page({
  title,
  lang,
  organisation,
  current,
  head,
  languages,
  children,
}: PageProps): ReactElement {
  const words = messagesFor(lang);
  return (
    <html lang={words.lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>
          {organisation && !title.includes(organisation.name) ? `${title} · ${organisation.name}` : title}
        </title>
        {head}
        <style dangerouslySetInnerHTML={{ __html: stylesheet }} />
      </head>
      <body>
        <a className="skip" href="#content">
          {words.layout.skip}
        </a>
        {organisation && <Masthead organisation={organisation} lang={lang} current={current} />}
        <main id="content" className="frame">
          {children}
        </main>
        {organisation && (
          <footer className="bottom">
            <div className="frame">
              {languages && languages.length > 1 && <Languages lang={lang} languages={languages} />}
              <p>{words.layout.footer(organisation.name)}</p>
            </div>
          </footer>
        )}
      </body>
    </html>
  );
}

/** A document as bytes go out: doctype and markup. */
export function renderPage(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

function Masthead({
  organisation,
  lang,
  current,
}: {
  organisation: NamedOwner;
  lang: string;
  current?: PageProps['current'];
}) {
  const words = messagesFor(lang).layout;
  const pages = [
    ['sub-processors', words.subProcessors],
    ['policies', policyWords(lang).title],
    ['changes', words.changes],
    ['subscribe', words.subscribe],
  ] as const;
  return (
    <header className="top">
      <div className="frame">
        <a className="owner" dir="auto" href={pageHref(organisation, lang)}>
          {organisation.name}
        </a>
        <nav aria-label={words.pages}>
          <ul>
            {pages.map(([page, label]) => (
              <li key={page}>
                <a
                  href={pageHref(organisation, lang, `/${page}`)}
                  aria-current={page === current ? 'page' : undefined}
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Languages({ lang, languages }: { lang: string; languages: { lang: string; href: string }[] }) {
  return (
    <nav aria-label={messagesFor(lang).layout.languages}>
      <ul>
        {languages.map((other) => (
          <li key={other.lang}>
            <a
              href={other.href}
              lang={other.lang}
              hrefLang={other.lang}
              aria-current={other.lang === lang ? 'true' : undefined}
            >
              {new Intl.DisplayNames([other.lang], { type: 'language' }).of(other.lang)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

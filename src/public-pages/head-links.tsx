import type { Organisation } from '../organisations/organisation.entity.js';
import { messagesFor } from '../views/messages.js';

export interface HeadLinks {
  organisation: Organisation;
  lang: string;
  publicUrl: string;
  /** Of this page, canonical, from the root. */
  url: string;
  languages: { lang: string; href: string }[];
  /** Whether this page's list is there as JSON too. */
  json?: boolean;
}

/** What happened, for programs that follow it. */
export const FEEDS = [
  { type: 'application/atom+xml', path: '/changes.atom', name: 'Atom' },
  { type: 'application/feed+json', path: '/changes.json', name: 'JSON Feed' },
  { type: 'text/calendar', path: '/changes.ics', name: 'iCalendar' },
] as const;

/** Where else this is: its one address, other languages, the feeds, the list for machines. */
export function Alternates({ organisation: { slug }, lang, publicUrl, url, languages, json }: HeadLinks) {
  const words = messagesFor(lang);
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return (
    <>
      <link rel="canonical" href={publicUrl + url} />
      {languages.length > 1 &&
        languages.map(({ lang: other, href }) => (
          <link key={other} rel="alternate" hrefLang={other} href={publicUrl + href} />
        ))}
      {FEEDS.map(({ type, path }) => (
        <link
          key={path}
          rel="alternate"
          type={type}
          title={words.log.title}
          href={`${publicUrl}/${slug}${path}`}
        />
      ))}
      {json && (
        <link
          rel="alternate"
          type="application/json"
          title={words.list.title}
          href={`${publicUrl}/${slug}/sub-processors.json${query}`}
        />
      )}
    </>
  );
}

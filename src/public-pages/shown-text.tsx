import { Fragment, type ReactNode } from 'react';
import type { LocalizedText } from '../shared/localized-text.js';
import type { Reading } from '../views/change-values.js';
import { dayText, translated } from '../views/format.js';

/**
 * A text that people wrote, marked with its language where that is not the page's. Which way it runs, its letters say:
 * that of a name, whose language nobody states, too.
 */
export function Text({ of, lang, prevailing }: Reading & { of: LocalizedText | null }): ReactNode {
  const found = translated(of, lang, prevailing);
  if (!found) return null;
  return found.lang ? (
    <span lang={found.lang} dir="auto">
      {found.text}
    </span>
  ) : (
    found.text
  );
}

/** Several, with commas. */
export function Texts({ of, ...reading }: Reading & { of: readonly LocalizedText[] }): ReactNode {
  return of.map((text, index) => (
    <Fragment key={index}>
      {index > 0 && ', '}
      {Text({ of: text, ...reading })}
    </Fragment>
  ));
}

/** A day, for people and machines. */
export function DayOf({ day, lang, className }: { day: string; lang: string; className?: string }) {
  return (
    <time dateTime={day} className={className}>
      {dayText(day, lang)}
    </time>
  );
}

/** A sentence of the catalogue around a day, which stays a `time`. */
export function sentenceWithDay(sentence: (day: string) => string, day: string, lang: string): ReactNode {
  const words = dayText(day, lang);
  const [before, after] = sentence('\u0000').split('\u0000');
  return (
    <>
      {before}
      <time dateTime={day}>{words}</time>
      {after}
    </>
  );
}

/** Only addresses of the web become links: what somebody wrote may be anything. */
export function Link({ to }: { to: string }): ReactNode {
  if (!/^https?:\/\/[^\s]+$/i.test(to)) return to;
  return (
    <a href={to} rel="noopener nofollow">
      {to.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </a>
  );
}

/** A contact as published: an address becomes one to write to. */
export function Contact({ at }: { at: string }): ReactNode {
  return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(at) ? <a href={`mailto:${at}`}>{at}</a> : Link({ to: at });
}

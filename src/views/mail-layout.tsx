import { randomUUID } from 'node:crypto';
import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { textIn } from '../shared/localized-text.js';
import { BACKGROUNDS, contentIdOf, type MailOwner } from './mail-look.js';
import type { Messages } from './messages.js';

/** A mail in both forms, each saying the same. Placeholders such as `{{leave}}` stand for the recipient's own addresses. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** Stand-ins while a mail is composed: made at start, so that no text somebody wrote can contain them. */
const mark = randomUUID();
export const LEAVE = `${mark}-leave`;
export const LINK = `${mark}-link`;
export const PREFERENCES = `${mark}-preferences`;
export const OBJECT = `${mark}-object`;

const COLUMNS = 74;

const stylesheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:24px 16px;background:${BACKGROUNDS.light};color:#1c1d21;font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Helvetica,Arial,sans-serif}
.mail{max-width:640px;margin:0 auto}
h1{font:600 24px/1.25 "Iowan Old Style",Palatino,Georgia,serif;margin:0 0 16px}
h2{font:600 19px/1.3 "Iowan Old Style",Palatino,Georgia,serif;margin:28px 0 4px}
h3{font:600 16px/1.4 "Iowan Old Style",Palatino,Georgia,serif;margin:20px 0 4px}
p{margin:0 0 14px}a{color:#154c8f}.soft,th{color:#5a5d66}.when{margin:0 0 8px}
table{border-collapse:collapse;width:100%;font-size:15px}
th,td{text-align:left;vertical-align:top;font-weight:400;padding:7px 12px 7px 0;border-top:1px solid #dddfe4}
th{width:34%;padding-right:16px}
.urgent{border-left:3px solid #8a5a00;padding-left:12px}
.foot{margin-top:32px;padding-top:16px;border-top:1px solid #dddfe4;font-size:14px;color:#5a5d66}
@media (prefers-color-scheme:dark){body{background:${BACKGROUNDS.dark};color:#e7e7e3}a{color:#9cc3f5}.soft,th,.foot,.closing{color:#a3a6ae}th,td,.foot{border-color:#35373d}.logo img{background:#fff;padding:6px 8px;border-radius:4px}}
.logo img{max-height:56px;max-width:240px;vertical-align:top}.closing{margin-top:16px;font-size:14px;color:#5a5d66;white-space:pre-line}
`.replaceAll('\n', '');

/** The HTML part: nothing loaded, nothing that reports back; the only picture is the owner's logo, which comes along. */
export function MailDocument({
  lang,
  subject,
  owner,
  children,
}: {
  lang: string;
  subject: string;
  owner: MailOwner;
  children: ReactNode;
}) {
  const { accentColour: accent, logoId, name } = owner;
  const footer = footerOf(owner, lang);
  const coloured = accent ? `.mail{border-top:4px solid ${accent};padding-top:20px}h1{color:${accent}}` : '';
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
        <style dangerouslySetInnerHTML={{ __html: stylesheet + coloured }} />
      </head>
      <body>
        <div className="mail">
          {logoId && (
            <p className="logo">
              {/* lazy, or React writes a preload of it into the head */}
              <img src={`cid:${contentIdOf(logoId)}`} alt={name} loading="lazy" />
            </p>
          )}
          {children}
          {footer && <p className="closing">{footer}</p>}
        </div>
      </body>
    </html>
  );
}

/** Puts the three parts together and the placeholders in; braces that somebody wrote cannot become one. */
export function mailOf(
  owner: MailOwner,
  lang: string,
  subject: string,
  text: string[],
  html: ReactElement,
): Mail {
  const oneLine = plain(subject).replace(/\s+/g, ' ').trim();
  const footer = footerOf(owner, lang);
  const lines = footer ? [...text, '', paragraph(footer)] : text;
  return {
    subject: oneLine,
    text: placeholders(
      `${lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim()}\n`,
    ),
    html: placeholders(`<!doctype html>${renderToStaticMarkup(html)}`),
  };
}

function footerOf({ mailFooter, languages }: MailOwner, lang: string): string | null {
  return textIn(mailFooter, lang, languages?.[0] ?? lang);
}

/** A paragraph of the text part, wrapped; addresses are never cut. */
export function paragraph(text: string, indent = ''): string {
  const lines: string[] = [];
  for (const written of plain(text).split('\n')) {
    let line = '';
    for (const word of written.split(/[ \t]+/)) {
      if (line !== '' && indent.length + line.length + 1 + word.length > COLUMNS) {
        lines.push(indent + line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push((indent + line).trimEnd());
  }
  return lines.join('\n');
}

/** What stands below every mail: why it came, and, to a subscriber, the ways to change that. */
export interface FootWords {
  why: string;
  /** None: it goes to a customer's notice contact, who is told because of a contract. */
  ways?: Pick<Messages['mail'], 'preferences' | 'leave' | 'leaveText' | 'labelled'>;
}

export function footText({ why, ways }: FootWords): string[] {
  return [
    '-- ',
    paragraph(why),
    ...(ways
      ? ['', ways.labelled(ways.preferences, '').trimEnd(), PREFERENCES, '', ways.leaveText, LEAVE]
      : []),
  ];
}

export function Foot({ words }: { words: FootWords }) {
  return (
    <div className="foot">
      <p>{words.why}</p>
      {words.ways && (
        <p>
          <a href={PREFERENCES}>{words.ways.preferences}</a> · <a href={LEAVE}>{words.ways.leave}</a>
        </p>
      )}
    </div>
  );
}

function plain(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters have no place in a mail
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ');
}

function placeholders(rendered: string): string {
  return rendered
    .replaceAll('{{', '{\u200b{')
    .replaceAll(LEAVE, '{{leave}}')
    .replaceAll(LINK, '{{link}}')
    .replaceAll(PREFERENCES, '{{preferences}}')
    .replaceAll(OBJECT, '{{object}}');
}

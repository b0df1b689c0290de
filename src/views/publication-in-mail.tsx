import type { Day } from '../shared/days.js';
import { textIn, type LocalizedText } from '../shared/localized-text.js';
import { dayText } from './format.js';
import { paragraph } from './mail-layout.js';
import { messagesFor } from './messages.js';
import { publicationWords } from './publication-words.js';

/** A new version of a policy or an agreement, as mails and pages show it. */
export interface ShownPublication {
  of: 'policy' | 'agreement';
  title: LocalizedText;
  label: string;
  effectiveFrom: Day;
  summary: LocalizedText | null;
  /** Where the text, and what changed in it, can be read; null: not in public. */
  url: string | null;
  /** Of what stands on no page: what changes, in words. */
  changed?: readonly string[];
}

type Said = ReturnType<typeof saidOf>;

export function saidOf(
  publication: ShownPublication,
  { language, prevailing, contract }: { language: string; prevailing: string; contract: object | null },
) {
  const { lang, mail } = messagesFor(language);
  const words = publicationWords(lang);
  const summary = textIn(publication.summary, language, prevailing);
  return {
    heading: words.heading(textIn(publication.title, language, prevailing) ?? '', publication.label),
    effective: mail.effective(dayText(publication.effectiveFrom, lang)),
    summary: summary && mail.labelled(words.summary, summary),
    read: publication.url && { label: mail.labelled(words.read, '').trimEnd(), url: publication.url },
    changed: publication.changed ?? [],
    stays: publication.of === 'agreement' && contract !== null && words.stays,
  };
}

export function publicationsText(publications: readonly Said[]): string[] {
  return publications.flatMap(({ heading, effective, summary, read, stays, changed }) => [
    paragraph(`${heading} – ${effective}`),
    '',
    ...(summary ? [paragraph(summary, '   '), ''] : []),
    ...changed.flatMap((line) => [...line.split('\n').map((part) => paragraph(part, '   ')), '']),
    ...(stays ? [paragraph(stays, '   '), ''] : []),
    ...(read ? [paragraph(read.label, '   '), read.url, ''] : []),
  ]);
}

export function PublicationInMail({ publication, Heading }: { publication: Said; Heading: 'h2' | 'h3' }) {
  const { heading, effective, summary, read, stays, changed } = publication;
  return (
    <>
      <Heading>{heading}</Heading>
      <p className="when">{effective}</p>
      {summary && <p>{summary}</p>}
      {changed.map((line) => (
        <p key={line} style={{ whiteSpace: 'pre-line' }} dir="auto">
          {line}
        </p>
      ))}
      {stays && <p>{stays}</p>}
      {read && (
        <p>
          {read.label} <a href={read.url}>{read.url}</a>
        </p>
      )}
    </>
  );
}

import { createHash } from 'node:crypto';

/** Whose agreements have the clock that a mail tells of. */
interface Clock {
  authorisation: string;
  objectionEffect: string;
  objectionDeadline: string | null;
}

/** What a mail of a notice is called: `notice.subscribers`, `notice.customers.general.may-not-engage.2026-04-01`. */
export function mailName(kind: string, audience: 'SUBSCRIBER' | 'CONTACT', clock?: Clock): string {
  if (audience === 'SUBSCRIBER') return `${kind}.subscribers`;
  if (!clock) return `${kind}.customers`;
  const { authorisation, objectionEffect, objectionDeadline } = clock;
  const words = [authorisation, objectionEffect].map((word) => word.toLowerCase().replaceAll('_', '-'));
  return [kind, 'customers', ...words, objectionDeadline ?? 'no-deadline'].join('.');
}

/** SHA-256, hex, over subject, blank line, text, blank line, HTML. */
export function mailDigest(words: { subject: string; text: string; html: string }): string {
  return createHash('sha256')
    .update(`${mailText(words)}\n\n${words.html}`)
    .digest('hex');
}

/** What stands in the text file of a mail: its subject, a blank line, its text. */
export function mailText({ subject, text }: { subject: string; text: string }): string {
  return `${subject}\n\n${text}`;
}

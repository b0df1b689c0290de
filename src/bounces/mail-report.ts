import PostalMime, { type Email } from 'postal-mime';
import { BounceClass, classOf, statusIn } from '../deliveries/bounce-class.js';

/** What came in about one of our mails. */
export interface MailReport {
  bounceClass: BounceClass;
  /** Enhanced status code (RFC 3463) of a failure. */
  status: string | null;
  /** The words of the server that gave up, or the kind of complaint. */
  text: string;
  /**
   * Where the return path of our mail may stand: fields that servers fill in. What is written in texts for people, or in the
   * mail that the report returns, is not looked at.
   */
  places: string[];
}

/** Fields by lower-case name, as they stand in one block of a machine-readable part. */
type Fields = Map<string, string>;

const PLACES = ['to', 'delivered-to', 'x-original-to', 'x-envelope-to', 'original-recipient'];
const LONGEST = 1_000;

/**
 * Reads a report of failure (RFC 3464, also in its international form, RFC 6533) or of abuse (RFC 5965). Undefined for
 * everything else: answers of people on holiday (RFC 3834), news of delay or success, mail that cannot be read. Only the
 * type of the report tells them apart, for a report marks itself as automatic just as an automatic answer does.
 */
export async function readReport(raw: Buffer): Promise<MailReport | undefined> {
  const mail = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    attachmentEncoding: 'utf8',
  }).catch(() => undefined);
  if (!mail) return undefined;
  const places = mail.headers.filter(({ key }) => PLACES.includes(key)).map(({ value }) => value);
  const [aboutMail, ...recipients] = blocksOf(mail, /^message\/(?:global-)?delivery-status$/);
  if (aboutMail) return failureIn(aboutMail, recipients, places);
  const [complaint] = blocksOf(mail, /^message\/feedback-report$/);
  return complaint && complaintIn(complaint, places);
}

function failureIn(aboutMail: Fields, recipients: Fields[], places: string[]): MailReport | undefined {
  const failed = recipients.find((fields) => actionOf(fields) === 'failed');
  // our mails have one recipient: where several are named, it was passed on, and it arrived if it did anywhere
  const arrived = recipients.some((fields) =>
    ['delivered', 'relayed', 'expanded'].includes(actionOf(fields)),
  );
  if (!failed || arrived) return undefined;
  const text = (failed.get('diagnostic-code') ?? '').replace(/^\s*smtp\s*;\s*/i, '');
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(failed.get('status') ?? '')?.[0] ?? null;
  // what the last server said is more precise than a reporter's catch-all
  const precise = status === null || status.endsWith('.0.0') ? (statusIn(text) ?? status) : status;
  const code = Number(/^\s*([45]\d{2})\b/.exec(text)?.[1]) || null;
  return {
    bounceClass: classOf({ code, status: precise, text }),
    status: precise,
    text: text.slice(0, LONGEST),
    places: [...places, ...valuesOf(aboutMail, 'original-envelope-id')],
  };
}

function complaintIn(complaint: Fields, places: string[]): MailReport | undefined {
  const kind = complaint.get('feedback-type')?.toLowerCase() ?? 'other';
  // "not-spam" takes a complaint back
  if (kind === 'not-spam') return undefined;
  return {
    bounceClass: BounceClass.COMPLAINT,
    status: null,
    text: kind.slice(0, LONGEST),
    places: [...places, ...valuesOf(complaint, 'original-mail-from', 'original-envelope-id')],
  };
}

function actionOf(fields: Fields): string {
  return (fields.get('action') ?? '').toLowerCase();
}

function valuesOf(fields: Fields, ...names: string[]): string[] {
  return names.map((name) => fields.get(name)).filter((value) => value !== undefined);
}

/** The blocks of the first part of that type: of a report of failure the first is about the mail, each other about a recipient. */
function blocksOf({ attachments }: Email, type: RegExp): Fields[] {
  const part = attachments.find(({ mimeType }) => type.test(mimeType));
  if (typeof part?.content !== 'string') return [];
  return part.content
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .split(/\n(?:[ \t]*\n)+/)
    .map(fieldsOf);
}

/** `Name: value`, lines that begin with a blank go on with the value (RFC 5322, 2.2.3). The first of a name counts. */
function fieldsOf(block: string): Fields {
  const fields: Fields = new Map();
  for (const line of block.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (name !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), (value ?? '').trim());
  }
  return fields;
}

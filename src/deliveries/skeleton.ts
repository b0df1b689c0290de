import MimeNode from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';
import { randomBytes } from 'node:crypto';
import { ownAddresses, type OwnAddress } from './message.entity.js';

/** What a message says to everyone in one language. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
  language: string;
  from: { name: string; address: string };
  replyTo: string | null;
  listId: string | null;
  /** Answers by itself what came in (RFC 3834). */
  automaticAnswer: boolean;
  /** A picture that the HTML shows, sent along. */
  logo?: { contentId: string; type: string; content: Buffer };
  /** Host in its Message-IDs. */
  host: string;
}

/** What is the recipient's own. */
export interface Personal extends Partial<Record<OwnAddress, string>> {
  to: string;
  /** Whom a contact stands for: said first, whatever the language. */
  customerName?: string | null;
  /** Left side of the Message-ID. */
  id: string;
  /** When it is sent: later than the message for whom a retry, or a late confirmation, brings it. */
  date: Date;
}

// as long as a line of encoded text may be, less the `=` that a following address may need
const LINE = 75;
/** What the words of every mail begin with. */
const TOP = '<div class="mail">';
const mark = `ropewalk-${randomBytes(12).toString('hex')}`;
const gapNames = new RegExp(`\\{\\{(${ownAddresses.join('|')})\\}\\}`, 'g');
const slots = new RegExp(`(\\r\\n${mark}-[a-z-]+-\\r\\n|${mark}-(?:id|date)-)`);

/**
 * A message composed and encoded once, with gaps for what differs from recipient to recipient. Nodemailer writes it; each
 * gap stands on a line of its own, so filling it needs no encoding anew: the line breaks around it become soft ones.
 */
export class Skeleton {
  /** Text and, at odd places, names of gaps. */
  private constructor(private readonly parts: string[]) {}

  static async of(letter: Letter): Promise<Skeleton> {
    const root = new MimeNode('multipart/alternative');
    root.setHeader({ From: letter.from, Subject: letter.subject, Date: `${mark}-date-` });
    root.setHeader('Message-ID', `<${mark}-id-@${letter.host}>`);
    if (letter.replyTo) root.setHeader('Reply-To', letter.replyTo);
    if (letter.listId) root.setHeader('List-Id', `<${letter.listId}>`);
    root.setHeader('Auto-Submitted', letter.automaticAnswer ? 'auto-replied' : 'auto-generated');
    root.setHeader('Content-Language', letter.language);
    part(root, 'text/plain', customer('') + gapped(letter.text, ''));
    const shown = letter.logo ? root.createChild('multipart/related; type="text/html"') : root;
    part(
      shown,
      'text/html',
      gapped(letter.html, '-html').replace(TOP, () => TOP + customer('-html')),
    );
    if (letter.logo) attach(shown, letter.logo);
    const chunks: Buffer[] = [];
    for await (const chunk of root.createReadStream({ lineLength: LINE })) chunks.push(chunk as Buffer);
    const parts = Buffer.concat(chunks).toString('utf8').split(slots);
    return new Skeleton(
      parts.map((part, index) => (index % 2 === 1 ? part.trim().slice(mark.length + 1, -1) : part)),
    );
  }

  /** The whole mail for one recipient. */
  filled({ to, id, date, customerName, ...own }: Personal): Buffer {
    const filling: Record<string, string> = {
      id,
      date: dated(date),
      customer: soft(customerName ? `${oneLine(customerName)}\r\n\r\n` : ''),
      'customer-html': soft(customerName ? `<p class="soft">${escaped(oneLine(customerName))}</p>` : ''),
      ...Object.assign({}, ...ownAddresses.map((name) => gaps(name, own[name] ?? ''))),
    };
    let mail = `To: <${to.replaceAll(/[\r\n<>]/g, '')}>\r\n`;
    // the page, and the POST (RFC 8058), that ends the subscription
    if (own.leave)
      mail += `List-Unsubscribe:\r\n <${own.leave}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`;
    this.parts.forEach((part, index) => (mail += index % 2 === 1 ? filling[part] : part));
    return Buffer.from(mail);
  }
}

/** What goes into the gaps of that name in text and HTML. */
function gaps(name: OwnAddress, address: string): Record<string, string> {
  const inText = soft(address);
  const inHtml = escaped(address);
  return { [name]: inText, [`${name}-html`]: inHtml === address ? inText : soft(inHtml) };
}

function part(root: MimeNode, type: string, content: string): void {
  const node = root.createChild(`${type}; charset=utf-8`);
  node.setHeader('Content-Transfer-Encoding', 'quoted-printable');
  node.setContent(content);
}

function attach(root: MimeNode, { contentId, type, content }: NonNullable<Letter['logo']>): void {
  const node = root.createChild(type);
  node.setHeader({
    'Content-ID': `<${contentId}>`,
    'Content-Disposition': 'inline',
    'Content-Transfer-Encoding': 'base64',
  });
  node.setContent(content);
}

function gapped(text: string, form: '' | '-html'): string {
  return text.replaceAll(/\r\n|\r|\n/g, '\r\n').replaceAll(gapNames, `\r\n${mark}-$1${form}-\r\n`);
}

/** Where the customer's name goes, ahead of what everyone is told. */
const customer = (form: '' | '-html') => `\r\n${mark}-customer${form}-\r\n`;

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** On lines of its own that are none to the reader. */
function soft(address: string): string {
  if (address === '') return '=\r\n';
  return `=\r\n${wrap(encode(address), LINE)}=\r\n`;
}

/** RFC 5322, 3.3. */
function dated(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

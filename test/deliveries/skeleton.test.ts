import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { Skeleton, type Letter } from '../../src/deliveries/skeleton.js';

const letter = (words: Partial<Letter>): Letter => ({
  subject: 'Notice',
  text: 'text',
  html: '<p>html</p>',
  language: 'en',
  from: { name: 'Acme Helpdesk', address: 'no-reply@acme.example' },
  replyTo: null,
  listId: null,
  automaticAnswer: false,
  host: 'trust.acme.example',
  ...words,
});

const date = new Date('2026-03-01T09:00:00Z');
const words = fc.string({ unit: 'grapheme', maxLength: 300 });
const body = fc
  .array(
    fc.oneof(
      words,
      fc.constantFrom('{{leave}}', '{{link}}', '\n', '\r\n', ' ', '=', '.', '\n.\n', 'ü'.repeat(90)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const address = fc
  .webUrl({ withQueryParameters: true, withFragments: true, size: 'medium' })
  .filter((url) => url.length < 900);
const lines = (text: string): string => text.replaceAll(/\r\n|\r/g, '\n').trimEnd();

describe('a composed mail', () => {
  it('begins with the customer for whom a contact is told, and for all others as it was written', async () => {
    const written = letter({
      text: 'The notice',
      html: '<body><div class="mail"><h1>The notice</h1></div></body>',
    });
    const skeleton = await Skeleton.of(written);
    const read = (customerName: string | null) =>
      PostalMime.parse(skeleton.filled({ to: 'a@b.example', id: 'x', date, customerName }));
    const named = await read('Müller & Söhne\r\n<b> GmbH');
    expect(lines(named.text!)).toBe('Müller & Söhne <b> GmbH\n\nThe notice');
    expect(named.html).toContain('<div class="mail"><p class="soft">Müller &amp; Söhne &lt;b> GmbH</p><h1>');
    const plain = await read(null);
    expect([lines(plain.text!), lines(plain.html!)]).toEqual([written.text, written.html]);
  });

  it('says to each recipient exactly what was written, with their own addresses in it, on lines that mail servers take', async () => {
    await fc.assert(
      fc.asyncProperty(
        words,
        words,
        body,
        body,
        address,
        address,
        async (subject, name, text, html, leave, link) => {
          const skeleton = await Skeleton.of(
            letter({ subject, text, html, from: { name, address: 'no-reply@acme.example' } }),
          );
          const raw = skeleton
            .filled({ to: 'ada@example.com', id: 'abc', date, leave, link })
            .toString('utf8');
          const [head, ...parts] = raw.split('\r\n\r\n');
          expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
          expect(Math.max(...head!.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(
            998,
          );
          expect(
            Math.max(
              ...parts
                .join('\r\n\r\n')
                .split('\r\n')
                .map((line) => line.length),
            ),
          ).toBeLessThanOrEqual(76);
          const mail = await PostalMime.parse(raw);
          const fill = (given: string, escape: (url: string) => string) =>
            lines(
              given.replaceAll('{{leave}}', () => escape(leave)).replaceAll('{{link}}', () => escape(link)),
            );
          expect(lines(mail.text ?? '')).toBe(fill(text, (url) => url));
          expect(lines(mail.html ?? '')).toBe(fill(html, (url) => url.replaceAll('&', '&amp;')));
          expect(spaced(mail.subject ?? '')).toBe(spaced(subject));
          expect(mail.to).toEqual([{ name: '', address: 'ada@example.com' }]);
          expect(mail.from?.address).toBe('no-reply@acme.example');
          expect(mail.messageId).toBe('<abc@trust.acme.example>');
          expect(new Date(mail.date!)).toEqual(date);
          expect(mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(`<${leave}>`);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('cannot be given a header by a name, a subject or an address', async () => {
    const skeleton = await Skeleton.of(
      letter({ subject: 'a\r\nBcc: b@example.com', from: { name: 'x\r\nBcc: c', address: 'a@b.example' } }),
    );
    const raw = skeleton.filled({ to: 'd@example.com>\r\nBcc: <e@example.com', id: 'abc', date }).toString();
    const mail = await PostalMime.parse(raw);
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
  });

  it('that nobody can leave carries no header for leaving', async () => {
    const raw = (await Skeleton.of(letter({ text: 'a {{link}} b' })))
      .filled({ to: 'a@b.example', id: 'abc', date })
      .toString();
    expect(raw).not.toMatch(/List-Unsubscribe/i);
    expect((await PostalMime.parse(raw)).text).toContain('a  b');
  });
});

/** Header text has no line breaks, and runs of space may be folded. */
function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import PostalMime from 'postal-mime';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { announced, createKey, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';
import { codes, Visitor } from '../subscriptions/visitor.js';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const LANGUAGES = ['en', 'fr', 'de', 'nb', 'id'];
const KINDS = [
  'NOTICE',
  'WITHDRAWAL',
  'DIGEST',
  'OBJECTION_RECEIVED',
  'UNDELIVERED',
  'CONFIRMATION',
  'ALREADY_SUBSCRIBED',
];

let sink: Sink;
let server: TestServer;
beforeAll(async () => {
  sink = await startSink();
  server = await startServer({
    SMTP_URL: sink.url,
    PUBLIC_URL: 'https://trust.acme.example',
    TRUST_PROXY: 'true',
  });
  for (const slug of ['acme', 'other'])
    await createOrganisation(server, slug, { noticeDays: 0, languages: LANGUAGES });
});
afterAll(async () => {
  await server.stop();
  await sink.down();
});

const amend = `mutation($input: AmendOrganisationLookInput!) { amendOrganisationLook(input: $input) { organisation {
  look { senderName replyTo accentColour footer logo { type content } } } } }`;
const amended = async (input: object) =>
  (await server.get(amend, { input: { organisation: 'acme', ...input } })).amendOrganisationLook.organisation
    .look;
const refused = async (input: object) =>
  codes(await server.ask(amend, { input: { organisation: 'acme', ...input } }));
const preview = `query($organisation: String!, $kind: MailKind!, $language: String) {
  mailPreview(organisation: $organisation, kind: $kind, language: $language) { from replyTo subject text html } }`;
const previewed = async (kind: string, language?: string) =>
  (await server.get(preview, { organisation: 'acme', kind, language })).mailPreview as {
    from: string;
    replyTo: string | null;
    subject: string;
    text: string;
    html: string;
  };

const flat = (words: string) => words.replaceAll(/\s+/g, ' ').trim();

describe('the look of the mails', () => {
  it('is plain at first, takes what is given, keeps the rest, loses what is null', async () => {
    expect(await amended({})).toEqual({
      senderName: 'acme Ltd',
      replyTo: null,
      accentColour: null,
      footer: null,
      logo: null,
    });
    const look = {
      senderName: 'Acme Trust Team',
      replyTo: 'answers@acme.example',
      accentColour: '#7a6ff0',
      footer: { en: 'Acme Ltd, 1 High Street\nRegister no. 1', de: 'Acme Ltd, Hauptstraße 1' },
    };
    expect(await amended({ ...look, logo: PNG })).toEqual({
      ...look,
      logo: { type: 'image/png', content: PNG },
    });
    expect(await amended({ replyTo: null })).toMatchObject({
      ...look,
      replyTo: null,
      logo: { type: 'image/png' },
    });
    const listed = await server.get(
      '{ organisations { edges { node { slug look { accentColour logo { type } } } } } }',
    );
    expect(listed.organisations.edges.map(({ node }: { node: object }) => node)).toEqual([
      { slug: 'acme', look: { accentColour: '#7a6ff0', logo: { type: 'image/png' } } },
      { slug: 'other', look: { accentColour: null, logo: null } },
    ]);
  });

  it('must be seen on a bright and on a dark screen, be a picture, small, and not come from elsewhere', async () => {
    expect(await refused({ accentColour: '#ffffff' })).toEqual(['BAD_USER_INPUT accentColour']);
    expect(await refused({ accentColour: '#000033' })).toEqual(['BAD_USER_INPUT accentColour']);
    expect(await refused({ accentColour: 'red;}body{background:url(//x)' })).toEqual([
      'BAD_USER_INPUT accentColour',
    ]);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
    const large = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(32 * 1024)]).toString('base64');
    for (const logo of [svg, large, '', 'https://tracker.example/logo.png', '%%%'])
      expect(await refused({ logo })).toEqual(['BAD_USER_INPUT logo']);
    expect(await refused({ footer: { en: 'x'.repeat(1001) } })).toEqual(['BAD_USER_INPUT footer']);
    expect(await refused({ senderName: 'A\r\nBcc: all@example.com' })).toEqual(['BAD_USER_INPUT senderName']);
    expect(await refused({ replyTo: 'nobody' })).toEqual(['BAD_USER_INPUT replyTo']);
    expect(await amended({})).toMatchObject({ accentColour: '#7a6ff0', logo: { content: PNG } });
  });

  it('is for admins of the organisation', async () => {
    const [publisher, stranger] = [
      await createKey(server, 'acme', 'PUBLISHER'),
      await createKey(server, 'other', 'ADMIN'),
    ];
    const input = { organisation: 'acme', accentColour: null };
    expect(codes(await server.ask(amend, { input }, publisher))).toEqual(['FORBIDDEN']);
    expect(codes(await server.ask(amend, { input }, stranger))).toEqual(['NOT_FOUND']);
    const asked = { organisation: 'acme', kind: 'NOTICE' };
    expect((await server.ask(preview, asked, publisher)).errors).toBeUndefined();
    expect(codes(await server.ask(preview, asked, stranger))).toEqual(['NOT_FOUND']);
  });
});

describe('every mail, in every language', () => {
  it.each(KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const)))(
    '%s in %s wears it, loads nothing from anywhere, and says the same as plain text',
    async (kind, language) => {
      const mail = await previewed(kind, language);
      expect(mail.from).toBe('Acme Trust Team <no-reply@trust.acme.example>');
      expect(mail.replyTo).toBe('privacy@acme.example');
      const $ = load(mail.html);
      expect($('html').attr('lang')).toBe(language);
      expect($('img').length).toBe(1);
      expect($('img').attr('alt')).toBe('acme Ltd');
      const loading = $('[src],[background],[srcset],[poster],[data]').toArray();
      expect(loading.map((one) => $(one).attr('src')?.split(',')[0])).toEqual(['data:image/png;base64']);
      expect($('script,link,iframe,object,embed,form,meta[http-equiv]').length).toBe(0);
      expect(mail.html).not.toMatch(/url\(|@import/i);
      expect($('style').text()).toContain('#7a6ff0');
      expect($('style').text()).toContain('prefers-color-scheme:dark');
      const footer = language === 'de' ? 'Acme Ltd, Hauptstraße 1' : 'Acme Ltd, 1 High Street';
      expect(flat(mail.text)).toContain(footer);
      expect(flat($('body').text())).toContain(footer);
      const said = $('h1,h2,p,td,th')
        .toArray()
        .filter((one) => $(one).find('a').length === 0 && $(one).closest('thead').length === 0);
      for (const one of said) expect(flat(mail.text)).toContain(flat($(one).text()));
      for (const link of $('a').toArray()) expect(mail.text).toContain($(link).attr('href'));
    },
  );

  it('says the prevailing language’s words where none is asked for', async () => {
    expect(load((await previewed('NOTICE')).html)('html').attr('lang')).toBe('en');
    expect(
      codes(await server.ask(preview, { organisation: 'acme', kind: 'NOTICE', language: 'xx-yy' })),
    ).toEqual(['BAD_USER_INPUT language']);
  });

  it('is in no language that the organisation does not have', async () => {
    for (const language of ['xx', 'sv'])
      expect(codes(await server.ask(preview, { organisation: 'acme', kind: 'NOTICE', language }))).toEqual([
        'BAD_USER_INPUT language',
      ]);
  });
});

describe('a mail on its way', () => {
  it('carries the logo as a part of it, and comes from whom it says', async () => {
    const visitor = new Visitor(server, 'acme');
    await visitor.subscribe('ada@example.com', { language: 'de' });
    await server.app.get(Dispatcher).idle();
    const [asked] = sink.to('ada@example.com');
    const link = /https:\S+\/subscribe\/confirm\/[\w-]+/.exec((await asked!.parsed()).text!)![0];
    await visitor.post(new URL(link).pathname);
    await engaged(server, 'acme', { legalName: 'Hetzner', effectiveFrom: '2026-04-10' });
    await announced(server, 'acme');
    await server.app.get(Dispatcher).idle();
    for (const mail of sink.to('ada@example.com')) {
      const { from, replyTo, html, text, attachments } = await PostalMime.parse(mail.raw);
      expect(from).toEqual({ name: 'Acme Trust Team', address: 'no-reply@trust.acme.example' });
      expect(replyTo).toEqual([{ name: '', address: 'privacy@acme.example' }]);
      const [logo] = attachments;
      expect(attachments).toHaveLength(1);
      expect(logo).toMatchObject({ mimeType: 'image/png', disposition: 'inline', related: true });
      expect(Buffer.from(logo!.content as ArrayBuffer).toString('base64')).toBe(PNG);
      expect(`<${load(html!)('img').attr('src')!.slice('cid:'.length)}>`).toBe(logo!.contentId);
      expect(html).not.toMatch(/src="https?:/);
      expect(text).toContain('Hauptstraße 1');
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { mailsTo, Visitor } from '../subscriptions/visitor.js';
import { startServer, type TestServer } from '../support/server.js';
import { at, authorisationsOf, decideObjection, objectionsOf, said, told } from './objecting.js';

let server: TestServer;
const START = new Date('2026-03-01T09:00:00Z');
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
});
afterAll(() => server.stop());

describe('the page to object', () => {
  it('is linked from the mail, says what changes, until when, and what an answer means, and changes nothing', async () => {
    const { slug, path, visitor } = await told(server, { objectionEffect: 'MAY_TERMINATE' });
    const [mail] = await mailsTo(server, 'dpo@client-ltd.example');
    expect(mail!.text).toContain(path);
    const answer = await visitor.get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    const html = await answer.text();
    const text = load(html)('main').text();
    for (const part of [
      'Client Ltd',
      'Newcomer GmbH',
      '20 May 2026',
      '21 March 2026',
      'allows you to end it',
    ])
      expect(text).toContain(part);
    // a token is no proof of who reads: nothing that somebody else typed or is written to
    expect(html).not.toContain('client-ltd.example');
    expect(html).not.toContain('<script');
    expect(await objectionsOf(server, slug)).toEqual([]);
    const german = load(await (await visitor.get(`${path}?lang=de`)).text());
    expect(german('html').attr('lang')).toBe('de');
    expect(german('h1').text()).toBe('Einspruch gegen Änderungen');
  });

  it('speaks the language of the mail that links to it, and so do receipt and answer', async () => {
    const email = 'dpo@deutsch.example';
    const { slug, visitor } = await told(server, { noticeContacts: [{ email, language: 'de' }] });
    const [mail] = await mailsTo(server, email);
    const link = /\/[\w-]+\/object\/[\w.-]+\?lang=de/.exec(mail!.text)![0];
    expect(load(await (await visitor.get(link)).text())('html').attr('lang')).toBe('de');
    const answer = await visitor.post(link, said({ contact: 'antwort@deutsch.example' }));
    expect(load(await answer.text())('html').attr('lang')).toBe('de');
    const [objection] = await objectionsOf(server, slug);
    await server.get(decideObjection, {
      input: { objection: objection!.id, decision: 'UPHELD', reason: 'Not used for you.' },
    });
    for (const { html } of await mailsTo(server, 'antwort@deutsch.example', 2)) {
      expect(load(html)('html').attr('lang')).toBe('de');
      expect(load(html)('a').attr('href')).toBe(`${server.url}/${slug}/changes/1?lang=de`);
    }
  });

  it('without a language in the link speaks that of the browser, where the organisation does', async () => {
    const { path } = await told(server);
    const langIn = async (accepted: string, query = '') => {
      const headers = { 'accept-language': accepted, 'x-forwarded-for': '192.0.2.99' };
      return load(await (await fetch(server.url + path + query, { headers })).text())('html').attr('lang');
    };
    expect(await langIn('fr, de-AT;q=0.8, en;q=0.5')).toBe('de');
    expect(await langIn('de', '?lang=en')).toBe('en');
    expect(await langIn('fr')).toBe('en');
  });

  it.each(['urlencoded', 'multipart'])(
    'takes an objection, %s, with a receipt, and counts at once',
    async (form) => {
      const { slug, path, visitor, subProcessor } = await told(server);
      const contact = `${form}@client.example`;
      const body = said({ contact, grounds: '<b>Grounds</b>\r\n& {{leave}} more' });
      const multipart = new FormData();
      for (const [name, value] of body) multipart.set(name, value);
      const answer = await visitor.post(path, form === 'multipart' ? multipart : body);
      expect(answer.status).toBe(200);
      const [objection] = await objectionsOf(server, slug);
      expect(await answer.text()).toContain(objection!.reference);
      expect(objection).toMatchObject({
        grounds: '<b>Grounds</b>\n& {{leave}} more',
        contact,
        by: 'Data protection officer',
        state: 'FILED',
        late: false,
        receivedOn: '2026-03-01',
        notice: { number: 1 },
        notifiedCustomer: { customer: { legalName: 'Client Ltd' } },
        subProcessors: [{ id: subProcessor, legalName: 'Newcomer GmbH' }],
      });
      expect(await authorisationsOf(server, slug)).toMatchObject([
        { state: 'OBJECTED', decidedOn: '2026-03-01', note: `Objection ${objection!.reference}` },
      ]);
      const [receipt] = await mailsTo(server, contact);
      const [alert] = await mailsTo(server, `privacy@${slug}.example`);
      expect(alert!.subject).toBe(`Objection ${objection!.reference} by Client Ltd`);
      for (const { html, text } of [receipt!, alert!]) {
        expect(html).toContain('&lt;b&gt;Grounds&lt;/b&gt;');
        expect(html).not.toContain('<b>Grounds');
        expect(text).toContain('<b>Grounds</b>');
        expect(text).not.toContain(contact);
      }
      const again = await (await visitor.get(path)).text();
      expect(again).toContain(objection!.reference);
      expect(again).not.toContain(contact);
      expect(again).not.toContain('Grounds</b>');
      expect(load(again)('form')).toHaveLength(0);
    },
  );

  it('takes one that is sent twice, or twice at once, for one; a second while one is open is refused', async () => {
    const { slug, path, visitor } = await told(server);
    const answers = await Promise.all([visitor.post(path, said()), visitor.post(path, said())]);
    answers.push(await visitor.post(path, said()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await objectionsOf(server, slug)).toHaveLength(1);
    expect(await mailsTo(server, `privacy@${slug}.example`)).toHaveLength(1);
    const other = await visitor.post(path, said({ grounds: 'Something else entirely.' }));
    expect(other.status).toBe(409);
    expect(await other.text()).toContain('not decided yet');
    expect(await objectionsOf(server, slug)).toHaveLength(1);
  });

  it('says what is wrong with what was filled in, keeps it, and records nothing', async () => {
    const { slug, path, visitor } = await told(server);
    const bad: [Record<string, string>, string][] = [
      [{ grounds: 'short' }, '10 to 10,000'],
      [{ grounds: ' '.repeat(50) }, '10 to 10,000'],
      [{ grounds: 'x'.repeat(10_001) }, '10 to 10,000'],
      [{ contact: 'nobody' }, 'not an e-mail address'],
      [{ contact: 'a@b.example\r\nbcc: c@d.example' }, 'not an e-mail address'],
      [{ by: 'x'.repeat(201) }, '200 characters'],
      [{ subProcessors: '00000000-0000-4000-8000-000000000000' }, 'cannot be objected to'],
      [{ subProcessors: '"><script>' }, 'cannot be objected to'],
    ];
    for (const [more, reason] of bad) {
      const answer = await visitor.post(path, said(more));
      const $ = load(await answer.text());
      expect([more, answer.status, $('[role=alert]').text()]).toEqual([
        more,
        400,
        expect.stringContaining(reason),
      ]);
      expect($('script')).toHaveLength(0);
    }
    // no browser sends it
    expect((await visitor.post(path, said({ grounds: 'nul \0 nul nul nul' }))).status).toBe(400);
    expect((await new Visitor(server, slug).post(path)).status).toBe(400);
    expect(await objectionsOf(server, slug)).toEqual([]);
  });

  it('takes 10,000 characters of any script', async () => {
    const { slug, path, visitor } = await told(server);
    expect((await visitor.post(path, said({ grounds: '理'.repeat(10_000) }))).status).toBe(200);
    expect((await objectionsOf(server, slug))[0]!.grounds).toHaveLength(10_000);
  });

  it('takes so many answers in an hour, and no more', async () => {
    const { slug, path, visitor } = await told(server);
    for (let index = 0; index < 10; index++) await visitor.post(path, said({ grounds: '' }));
    const answer = await visitor.post(path, said());
    expect(answer.status).toBe(429);
    expect(await answer.text()).toContain('Too many requests');
    expect(await objectionsOf(server, slug)).toEqual([]);
  });

  it('lets a customer that authorises one by one approve or refuse', async () => {
    const { slug, path, visitor } = await told(server, { authorisation: 'SPECIFIC' });
    const html = load(await (await visitor.get(path)).text());
    expect(html('h1').text()).toBe('Approve or refuse changes');
    expect(html('form')).toHaveLength(2);
    const approved = await visitor.post(path, new URLSearchParams({ answer: 'approve', by: 'CISO' }));
    expect([approved.status, await approved.text()]).toEqual([
      200,
      expect.stringContaining('Approval recorded'),
    ]);
    expect(await authorisationsOf(server, slug)).toMatchObject([{ state: 'AUTHORISED', by: 'CISO' }]);
    expect(await (await visitor.get(path)).text()).toContain('You approved this on 1 March 2026');
    const refused = await visitor.post(path, said());
    expect(await refused.text()).toContain('Refusal recorded');
    expect(await authorisationsOf(server, slug)).toMatchObject([{ state: 'REFUSED' }]);
    const late = await visitor.post(path, new URLSearchParams({ answer: 'approve' }));
    expect(late.status).toBe(409);
  });

  it('does not let one whose silence is acceptance approve', async () => {
    const { slug, path, visitor } = await told(server);
    expect((await visitor.post(path, new URLSearchParams({ answer: 'approve' }))).status).toBe(400);
    expect(await authorisationsOf(server, slug)).toEqual([]);
  });

  it('is the same for a link of another organisation, a void one, and nonsense: it leads nowhere', async () => {
    const one = await told(server);
    const two = await told(server);
    const token = one.path.split('/').at(-1)!;
    const paths = [
      `/${two.slug}/object/${token}`,
      at(server, one.slug, one.notified, 1).path,
      at(server, one.slug, '00000000-0000-4000-8000-000000000000').path,
      `/${one.slug}/object/nonsense`,
      `/${one.slug}/object/${token.slice(0, -1)}`,
      `/nobody/object/${token}`,
    ];
    const pages = new Set<string>();
    for (const path of paths)
      for (const answer of [await one.visitor.get(path), await one.visitor.post(path, said())]) {
        expect([path, answer.status]).toEqual([path, 404]);
        pages.add(await answer.text());
      }
    expect(pages.size).toBe(1);
    expect(await objectionsOf(server, one.slug)).toEqual([]);
  });

  it('says kindly that the notice is withdrawn', async () => {
    const { slug, path, visitor, notice } = await told(server);
    await server.get(
      `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
      { input: { notice: notice.id, reason: 'The contract was not signed.' } },
    );
    for (const answer of [await visitor.get(path), await visitor.post(path, said())]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain('This notice is withdrawn');
    }
    expect(await objectionsOf(server, slug)).toEqual([]);
  });

  it('is open until 24:00 of the last day where the organisation is, and names whom to write to afterwards', async () => {
    const { slug, path, visitor } = await told(server);
    const last = await told(server);
    try {
      // 21 March, 24:00 in Berlin is 23:00 UTC
      server.clock.set(new Date('2026-03-21T22:59:00Z'));
      expect((await last.visitor.post(last.path, said())).status).toBe(200);
      server.clock.set(new Date('2026-03-21T23:00:30Z'));
      for (const answer of [await visitor.get(path), await visitor.post(path, said())]) {
        expect(answer.status).toBe(410);
        const text = await answer.text();
        expect(text).toContain('The last day was 21 March 2026');
        expect(text).toContain(`privacy@${slug}.example`);
      }
      expect(await objectionsOf(server, slug)).toEqual([]);
    } finally {
      server.clock.set(START);
    }
  });
});

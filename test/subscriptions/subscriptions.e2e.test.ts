import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.js';
import { codes, confirmPath, createOrganisation, leavePath, mailsTo, rowsOf, Visitor } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
  await createOrganisation(server, 'acme', ['chat', 'mail']);
  await createOrganisation(server, 'other', ['desk']);
});
afterAll(() => server.stop());

const of = async (email: string, slug = 'acme') =>
  (await rowsOf(server, slug)).find(({ address }) => address === email);

describe('subscribing', () => {
  it('by GraphQL: asked, mailed, confirmed by a POST of the page behind the link', async () => {
    const visitor = new Visitor(server, 'acme');
    expect(await visitor.subscribe('ann@example.org', { products: ['chat'], language: 'de' })).toEqual({
      data: { subscribe: { accepted: true } },
    });
    expect(await of('ann@example.org')).toMatchObject({ state: 'ASKED', product_ids: [] });
    const [mail] = await mailsTo(server, 'ann@example.org');
    expect(mail!.headers['list-unsubscribe']).toBeUndefined();
    const page = await visitor.get(confirmPath(mail!));
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const html = await page.text();
    expect(html).toContain('<html lang="de"');
    expect(html).toContain('CHAT');
    expect(html.match(/<button/g)).toHaveLength(1);
    const done = await visitor.post(confirmPath(mail!));
    expect(done.status).toBe(200);
    expect(await of('ann@example.org')).toMatchObject({
      state: 'CONFIRMED',
      language: 'de',
      token_hash: null,
    });
    expect((await of('ann@example.org'))!.product_ids).toHaveLength(1);
  });

  it('by the form, which works without scripts, in both encodings of forms', async () => {
    const visitor = new Visitor(server, 'acme');
    const html = await (await visitor.get('/acme/subscribe')).text();
    for (const input of ['email', 'language', 'product-chat', 'product-mail']) {
      expect(html).toContain(`<label for="${input}"`);
      expect(html).toContain(`id="${input}"`);
    }
    expect(html).toContain('Art. 6(1)(a) GDPR');
    expect(html).not.toContain('<script');
    const urlencoded = new URLSearchParams({ email: ' bea@example.org ', language: 'en' });
    urlencoded.append('products', 'chat');
    urlencoded.append('products', 'mail');
    expect((await visitor.post('/acme/subscribe', urlencoded)).status).toBe(200);
    const multipart = new FormData();
    for (const [name, value] of Object.entries({ email: 'cy@example.org', language: 'de', products: 'mail' }))
      multipart.append(name, value);
    expect((await visitor.post('/acme/subscribe', multipart)).status).toBe(200);
    expect((await of('bea@example.org'))!.asked_product_ids).toHaveLength(2);
    expect((await of('cy@example.org'))!.asked_product_ids).toHaveLength(1);
    await visitor.post(confirmPath((await mailsTo(server, 'cy@example.org'))[0]!));
    expect(await of('cy@example.org')).toMatchObject({ state: 'CONFIRMED', language: 'de' });
  });

  it('says which field is wrong, by code and in the form, and writes nothing', async () => {
    const visitor = new Visitor(server, 'acme');
    const before = await rowsOf(server, 'acme');
    const long = `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(10)}.org`;
    for (const email of [
      '',
      'nobody',
      'a@b',
      'a@example.org\nBcc: x@example.org',
      'a@example.org\n',
      'a b@example.org',
      long,
    ])
      expect(codes(await visitor.subscribe(email))).toEqual([
        expect.stringMatching(/^BAD_USER_INPUT( email)+$/),
      ]);
    expect(codes(await visitor.subscribe('a@example.org', { products: ['chat', 'desk'] }))).toEqual([
      'BAD_USER_INPUT products.1',
    ]);
    expect(codes(await visitor.subscribe('a@example.org', { language: 'Klingon' }))).toEqual([
      'BAD_USER_INPUT language',
    ]);
    expect((await visitor.subscribe('a@example.org', { language: 'fr' })).errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'language', message: '"fr" is not a language of this organisation (en, de)' }],
    });
    const foreign = new URLSearchParams({ email: 'a@example.org', language: 'xx' });
    expect((await visitor.post('/acme/subscribe', foreign)).status).toBe(400);
    expect(codes(await new Visitor(server, 'nowhere').subscribe('a@example.org'))).toEqual(['NOT_FOUND']);
    expect((await visitor.get('/nowhere/subscribe')).status).toBe(404);
    expect(
      (await visitor.post('/nowhere/subscribe', new URLSearchParams({ email: 'a@example.org' }))).status,
    ).toBe(404);
    const form = await visitor.post(
      '/acme/subscribe',
      new URLSearchParams({ email: '"><script>', products: 'mail' }),
    );
    expect(form.status).toBe(400);
    const html = await form.text();
    expect(html).toContain('role="alert"');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(html).toMatch(/id="product-mail"[^>]*checked/);
    expect(await rowsOf(server, 'acme')).toEqual(before);
  });

  it('needs no key, and a key of another organisation changes nothing about it', async () => {
    const { createApiKey } = await server.get(
      `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }`,
      {
        input: { organisation: 'other', role: 'VIEWER', name: 'Otto' },
      },
    );
    const query = `mutation { subscribe(input: { organisation: "acme", email: "keyed@example.org" }) { accepted } }`;
    expect(await server.get(query, {}, createApiKey.key)).toEqual({ subscribe: { accepted: true } });
    expect(await of('keyed@example.org')).toMatchObject({ state: 'ASKED' });
    expect(await server.get(query.replace('keyed', 'none'), {}, null)).toEqual({
      subscribe: { accepted: true },
    });
  });
});

describe('what is told outside', () => {
  it('is the same for an unknown, an asked, a subscribed and a left address, by form and by GraphQL', async () => {
    await new Visitor(server, 'acme').join('known@example.org');
    await new Visitor(server, 'acme').join('gone@example.org');
    await new Visitor(server, 'acme').subscribe('known@example.org');
    const gone = await leaveLinkOf('gone@example.org');
    await new Visitor(server, 'acme').post(gone);
    await new Visitor(server, 'acme').subscribe('waiting@example.org');
    const addresses = ['unknown@example.org', 'waiting@example.org', 'known@example.org', 'gone@example.org'];
    const forms = [];
    const answers = [];
    for (const email of addresses) {
      const visitor = new Visitor(server, 'acme');
      const form = await visitor.post('/acme/subscribe', new URLSearchParams({ email, language: 'en' }));
      const headers = [...form.headers].filter(([name]) => name !== 'date');
      forms.push(JSON.stringify([form.status, headers, await form.text()]));
      answers.push(JSON.stringify(await visitor.subscribe(email.replace('@', '+2@'))));
    }
    expect(new Set(forms).size).toBe(1);
    expect(new Set(answers).size).toBe(1);
  });

  it('to the owner: that they are subscribed already, with a link to leave, and nothing changes', async () => {
    const visitor = new Visitor(server, 'acme');
    await visitor.join('owner@example.org', { products: ['chat'] });
    const before = await of('owner@example.org');
    await visitor.subscribe('OWNER@example.org', { products: ['chat'] });
    const mail = (await mailsTo(server, 'owner@example.org', 2))[1]!;
    expect(mail.text).not.toContain('/subscribe/confirm/');
    expect(mail.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(await of('owner@example.org')).toEqual({ ...before, updated_at: expect.anything() });
    expect((await visitor.post(leavePath(mail))).status).toBe(200);
    expect(await of('owner@example.org')).toBeUndefined();
  });
});

/** Asking again for what one has brings a mail with the link. */
async function leaveLinkOf(email: string): Promise<string> {
  await new Visitor(server, 'acme').subscribe(email);
  return leavePath((await mailsTo(server, email, 2)).at(-1)!);
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Tokens } from '../../src/platform/tokens.js';
import { policyAdded, published, versionKnown } from '../policies/publishing.js';
import { announced, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { createOrganisation, form, mailsTo, newClient, preferencesPath, rowsOf, Visitor } from './visitor.js';

const SECRET = 'the-secret-of-these-tests';
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true', SECRET });
  await createOrganisation(server, 'acme', ['chat', 'mail']);
  await policyAdded(server, 'acme');
  await versionKnown(server, 'acme');
  await createOrganisation(server, 'other');
});
afterAll(() => server.stop());

const of = async (email: string) => (await rowsOf(server, 'acme')).find(({ address }) => address === email)!;

/** The form always sends a language, and how often. */
const EN = { language: 'en' };

/** Somebody who is in, with the link to the page as their mails carry it. */
async function joined(email: string, more: Record<string, unknown> = {}) {
  const visitor = new Visitor(server, 'acme');
  await visitor.join(email, more);
  await visitor.subscribe(email, more);
  return { visitor, path: preferencesPath((await mailsTo(server, email, 2)).at(-1)!) };
}

describe('the preferences page', () => {
  it('shows what holds, to whoever has the link, and reading changes nothing', async () => {
    const more = {
      products: ['mail'],
      topics: ['sub-processors', 'policy:privacy'],
      cadence: 'WEEKLY',
      language: 'de',
    };
    const { visitor, path } = await joined('shown@example.org', more);
    const before = await of('shown@example.org');
    const page = await visitor.get(path);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const html = await page.text();
    expect(html).toContain('<html lang="de"');
    for (const id of ['topic-sub-processors', 'topic-policy:privacy', 'product-mail', 'cadence-weekly'])
      expect(html).toMatch(new RegExp(`id="${id}"[^>]*checked`));
    for (const id of ['topic-agreements', 'product-chat', 'cadence-each'])
      expect(html).not.toMatch(new RegExp(`id="${id}"[^>]*checked`));
    expect(html).not.toContain('shown@example.org');
    expect(html).not.toContain('<script');
    expect(await of('shown@example.org')).toEqual(before);
  });

  it('changes all of it at once, without another mail', async () => {
    const { visitor, path } = await joined('changed@example.org');
    await visitor.subscribe('changed@example.org', { language: 'de' });
    const mails = (await mailsTo(server, 'changed@example.org', 3)).length;
    const body = form({
      topics: ['agreements', 'policy:privacy'],
      products: 'chat',
      language: 'de',
      cadence: 'WEEKLY',
    });
    const answer = await visitor.post(path, body);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('role="status"');
    expect(await of('changed@example.org')).toMatchObject({
      topics: ['agreements', 'policy:privacy'],
      language: 'de',
      cadence: 'WEEKLY',
      state: 'CONFIRMED',
      token_hash: null,
    });
    expect((await of('changed@example.org')).product_ids).toHaveLength(1);
    expect((await visitor.post(path, form({ ...EN, cadence: 'EACH' }))).status).toBe(200);
    expect(await of('changed@example.org')).toMatchObject({ topics: [], product_ids: [], cadence: 'EACH' });
    expect(await mailsTo(server, 'changed@example.org', mails)).toHaveLength(mails);
  });

  it('refuses what is not on offer, and says so', async () => {
    const { visitor, path } = await joined('refused@example.org');
    const before = await of('refused@example.org');
    const bad: Record<string, string>[] = [
      { topics: 'everything' },
      { topics: 'policy:nothing' },
      { products: 'desk' },
      { language: 'fr' },
      { cadence: 'DAILY' },
    ];
    for (const wrong of bad) {
      const answer = await visitor.post(path, form({ ...EN, cadence: 'EACH', ...wrong }));
      expect([wrong, answer.status]).toEqual([wrong, 400]);
      expect(await answer.text()).toContain('role="alert"');
    }
    expect(await of('refused@example.org')).toEqual(before);
  });

  it('keeps a topic whose only version was withdrawn, for who holds it', async () => {
    await createOrganisation(server, 'briefly');
    await policyAdded(server, 'briefly', { slug: 'terms', kind: 'TERMS', title: 'Terms of use' });
    const terms = {
      policy: 'terms',
      label: '1',
      text: 'Be kind.',
      effectiveFrom: '2026-06-01',
      material: true,
    };
    await published(server, 'briefly', terms);
    const { id: notice } = await announced(server, 'briefly');
    const visitor = new Visitor(server, 'briefly');
    const topics = ['policy:terms'];
    await visitor.join('terms@example.org', { topics });
    await visitor.subscribe('terms@example.org', { topics });
    const path = preferencesPath((await mailsTo(server, 'terms@example.org', 3)).at(-1)!);
    await server.get(
      `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { number } } }`,
      { input: { notice, reason: 'Too early.' } },
    );
    expect(await (await visitor.get('/briefly/subscribe')).text()).not.toContain('Terms of use');
    expect(await (await visitor.get(path)).text()).toMatch(/id="topic-policy:terms"[^>]*checked/);
    const saved = await visitor.post(path, form({ ...EN, topics, cadence: 'WEEKLY' }));
    expect(saved.status).toBe(200);
    expect(await saved.text()).toMatch(/id="topic-policy:terms"[^>]*checked/);
    expect(await rowsOf(server, 'briefly')).toMatchObject([{ topics, cadence: 'WEEKLY' }]);
  });

  it('gives what waited for the weekly mail at once to who wants each notice from now on', async () => {
    const { visitor, path } = await joined('impatient@example.org', { cadence: 'WEEKLY' });
    await engaged(server, 'acme', { legalName: 'Hetzner', effectiveFrom: '2026-05-10' });
    await announced(server, 'acme');
    expect(await mailsTo(server, 'impatient@example.org', 2)).toHaveLength(2);
    await visitor.post(path, form({ cadence: 'EACH', language: 'en' }));
    expect((await mailsTo(server, 'impatient@example.org', 3))[2]!.subject).toContain('Hetzner');
  });

  it('has a button that leaves, and opens no more from then on', async () => {
    const { visitor, path } = await joined('leaves@example.org', {
      topics: ['agreements'],
      cadence: 'WEEKLY',
    });
    const { id } = await of('leaves@example.org');
    const html = await (await visitor.get(path)).text();
    expect(html).toContain('Notices that a contract owes you');
    const leave = /action="(\/acme\/leave\/[^"?]+)/.exec(html)![1]!;
    expect((await visitor.post(leave)).status).toBe(200);
    expect((await rowsOf(server, 'acme')).find((row) => row.id === id)).toMatchObject({
      state: 'LEFT',
      address: null,
      topics: [],
      cadence: 'EACH',
      language: '',
    });
    for (const answer of [
      await visitor.get(path),
      await visitor.post(path),
      await visitor.get(`${path}/data.json`),
    ])
      expect(answer.status).toBe(410);
  });

  it('gives all that is stored as a file', async () => {
    const { visitor, path } = await joined('data@example.org', {
      products: ['chat'],
      topics: ['agreements'],
    });
    const answer = await visitor.get(`${path}/data.json`);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="acme-subscription.json"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const data = (await answer.json()) as Record<string, unknown>;
    expect(data).toMatchObject({
      organisation: 'acme Ltd',
      address: 'data@example.org',
      state: 'CONFIRMED',
      products: ['chat'],
      topics: ['agreements'],
      cadence: 'EACH',
      language: 'en',
      askedAt: expect.stringMatching(/^2026-03-01T/),
      confirmedAt: expect.stringMatching(/^2026-03-01T/),
      consentWording: expect.stringMatching(/^en [0-9a-f]{64}$/),
    });
    expect((data['mails'] as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      'already-subscribed',
      'confirmation',
    ]);
  });
});

describe('a link that is not good', () => {
  it('is answered the same, whatever is wrong with it, and changes nothing', async () => {
    const { path } = await joined('owner@example.org');
    const { id, generation } = await of('owner@example.org');
    const sign = (purpose: string, of = id, secret = SECRET, raised = generation) =>
      new Tokens([secret]).sign(purpose, of, raised);
    await new Visitor(server, 'other').join('foreign@example.org');
    const [foreign] = await rowsOf(server, 'other');
    await new Visitor(server, 'acme').subscribe('asked@example.org');
    const asked = await of('asked@example.org');
    const bad = {
      malformed: 'x',
      long: 'x'.repeat(400),
      null: '%00',
      unknown: sign('preferences', '6a3f3b0e-6d0f-4f3e-9f53-0d7d5c0f7a11'),
      'for leaving': sign('leave'),
      'of another secret': sign('preferences', id, 'somebody elses secret'),
      'of a later generation': sign('preferences', id, SECRET, generation + 1),
      'of another organisation': sign('preferences', foreign!.id),
      'of one who never confirmed': sign('preferences', asked.id),
    };
    const before = await rowsOf(server, 'acme');
    const answers = new Set<string>();
    for (const link of Object.values(bad))
      for (const answer of await Promise.all([
        new Visitor(server, 'acme').get(`/acme/preferences/${link}`),
        new Visitor(server, 'acme').get(`/acme/preferences/${link}/data.json`),
        new Visitor(server, 'acme').post(`/acme/preferences/${link}`, form({ ...EN, cadence: 'WEEKLY' })),
      ])) {
        const headers = [...answer.headers].filter(([name]) => name !== 'date');
        answers.add(JSON.stringify([answer.status, headers, await answer.text()]));
      }
    expect([...answers].map((answer) => (JSON.parse(answer) as unknown[])[0])).toEqual([410]);
    const elsewhere = await new Visitor(server, 'other').get(path.replace('/acme/', '/other/'));
    expect(elsewhere.status).toBe(410);
    expect(await rowsOf(server, 'acme')).toEqual(before);
  });
});

describe('changes are limited', () => {
  it('per subscription, whoever sends them, and per client, whatever links it tries', async () => {
    const { path } = await joined('busy@example.org');
    const statuses = [];
    for (let i = 0; i < 21; i++)
      statuses.push((await new Visitor(server, 'acme').post(path, form({ ...EN, cadence: 'EACH' }))).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    const one = new Visitor(server, 'acme', newClient());
    const tries = [];
    for (let i = 0; i < 62; i++)
      tries.push((await one.post(`/acme/preferences/made-up-${i}`, form({ ...EN, cadence: 'EACH' }))).status);
    expect(new Set(tries)).toEqual(new Set([410]));
    const { path: own } = await joined('unlucky@example.org');
    expect((await one.post(own, form({ ...EN, cadence: 'EACH' }))).status).toBe(429);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.js';
import { confirmPath, createOrganisation, mailsTo, pass, rowsOf, Visitor } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
  await createOrganisation(server, 'acme', ['chat', 'mail']);
  await createOrganisation(server, 'other');
});
afterAll(() => server.stop());

const of = async (email: string) => (await rowsOf(server, 'acme')).find(({ address }) => address === email);

describe('confirming', () => {
  it('is not done by whoever only reads: mail scanners follow every link', async () => {
    const visitor = new Visitor(server, 'acme');
    await visitor.subscribe('scanned@example.org');
    const path = confirmPath((await mailsTo(server, 'scanned@example.org'))[0]!);
    for (const method of ['GET', 'GET', 'HEAD'])
      expect((await fetch(server.url + path, { method })).status).toBe(200);
    expect(await of('scanned@example.org')).toMatchObject({ state: 'ASKED' });
    expect((await visitor.post(path)).status).toBe(200);
  });

  it('works once', async () => {
    const visitor = new Visitor(server, 'acme');
    await visitor.subscribe('once@example.org');
    const path = confirmPath((await mailsTo(server, 'once@example.org'))[0]!);
    const answers = await Promise.all([visitor.post(path), visitor.post(path), visitor.post(path)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    const page = await visitor.get(path);
    expect(page.status).toBe(410);
    expect(await page.text()).toContain('href="/acme/subscribe"');
  });

  it('is refused with a link that is made up, malformed, of another organisation, or replaced by a newer one', async () => {
    const visitor = new Visitor(server, 'acme');
    await visitor.subscribe('twice@example.org');
    const [first] = await mailsTo(server, 'twice@example.org');
    await visitor.subscribe('twice@example.org');
    const [, second] = await mailsTo(server, 'twice@example.org', 2);
    const foreign = confirmPath(second!).replace('/acme/', '/other/');
    const none = ['made-up', 'x'.repeat(400), '%00', "';--"].map(
      (token) => `/acme/subscribe/confirm/${token}`,
    );
    for (const path of [confirmPath(first!), foreign, ...none]) {
      expect([path, (await visitor.get(path)).status]).toEqual([path, 410]);
      expect([path, (await visitor.post(path)).status]).toEqual([path, 410]);
    }
    expect(await of('twice@example.org')).toMatchObject({ state: 'ASKED' });
    expect((await visitor.post(confirmPath(second!))).status).toBe(200);
  });

  it('is refused after 48 hours; by then the request is erased', async () => {
    const visitor = new Visitor(server, 'acme');
    await visitor.subscribe('late@example.org');
    await visitor.subscribe('in-time@example.org');
    const late = confirmPath((await mailsTo(server, 'late@example.org'))[0]!);
    const inTime = confirmPath((await mailsTo(server, 'in-time@example.org'))[0]!);
    await pass(server, 47.9);
    expect((await visitor.post(inTime)).status).toBe(200);
    expect(await of('late@example.org')).toMatchObject({ state: 'ASKED' });
    const before = (await rowsOf(server, 'acme')).length;
    server.clock.set(new Date(server.clock.now().getTime() + 0.2 * 3_600_000));
    expect((await visitor.get(late)).status).toBe(410);
    expect((await visitor.post(late)).status).toBe(410);
    await pass(server, 1);
    expect((await rowsOf(server, 'acme')).length).toBeLessThan(before);
    expect((await rowsOf(server, 'acme')).filter(({ state }) => state === 'ASKED')).toEqual([]);
    expect(await of('in-time@example.org')).toMatchObject({ state: 'CONFIRMED' });
  });
});

describe('another choice', () => {
  it('holds only once its owner has confirmed it, and runs out like any request', async () => {
    const visitor = new Visitor(server, 'acme');
    await visitor.join('chooser@example.org', { products: ['chat'], language: 'en' });
    const before = await of('chooser@example.org');
    await visitor.subscribe('chooser@example.org', { products: ['mail'], language: 'de' });
    expect(await of('chooser@example.org')).toMatchObject({
      state: 'CONFIRMED',
      language: 'en',
      product_ids: before!.product_ids,
    });
    const [, mail] = await mailsTo(server, 'chooser@example.org', 2);
    await pass(server, 49);
    expect(await of('chooser@example.org')).toMatchObject({
      state: 'CONFIRMED',
      asked_product_ids: null,
      language: 'en',
    });
    expect((await visitor.post(confirmPath(mail!))).status).toBe(410);
    await visitor.subscribe('chooser@example.org', { products: [], language: 'de' });
    const [, , again] = await mailsTo(server, 'chooser@example.org', 3);
    await visitor.post(confirmPath(again!));
    expect(await of('chooser@example.org')).toMatchObject({
      state: 'CONFIRMED',
      language: 'de',
      product_ids: [],
    });
  });

  it('of two at once, one row remains and one link works', async () => {
    const visitor = new Visitor(server, 'acme');
    await Promise.all([visitor.subscribe('race@example.org'), visitor.subscribe('race@example.org')]);
    expect(
      (await rowsOf(server, 'acme')).filter(({ address }) => address === 'race@example.org'),
    ).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.js';
import { createOrganisation, form, mailsTo, preferencesPath, rowsOf, Visitor } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
  await createOrganisation(server, 'acme');
});
afterAll(() => server.stop());

describe('the preferences page', () => {
  it('changes nothing where the form comes without the language or without how often', async () => {
    const email = 'empty@example.org';
    const more = { topics: ['sub-processors'], cadence: 'WEEKLY', language: 'de' };
    const visitor = new Visitor(server, 'acme');
    await visitor.join(email, more);
    await visitor.subscribe(email, more);
    const path = preferencesPath((await mailsTo(server, email, 2)).at(-1)!);
    const before = await rowsOf(server, 'acme');
    const parts: Record<string, string>[] = [
      {},
      { language: 'en' },
      { cadence: 'EACH' },
      { language: '', cadence: '' },
    ];
    for (const part of parts) {
      const answer = await visitor.post(path, form(part));
      expect([part, answer.status]).toEqual([part, 400]);
      const html = await answer.text();
      expect(html).toContain('role="alert"');
      expect(html).not.toContain('role="status"');
      for (const id of ['topic-sub-processors', 'cadence-weekly'])
        expect(html).toMatch(new RegExp(`id="${id}"[^>]*checked`));
    }
    expect(await rowsOf(server, 'acme')).toEqual(before);
  });
});

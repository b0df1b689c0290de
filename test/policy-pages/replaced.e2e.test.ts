import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { policyAdded, published, versionKnown } from '../policies/publishing.js';
import { announced, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

// today is 2026-03-01
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const MAY = '2026-05-01';
const main = async (path: string) => {
  const $ = load(await (await fetch(server.url + path)).text());
  return $('main').text().replace(/\s+/g, ' ');
};
async function world(slug: string) {
  await createOrganisation(server, slug);
  await policyAdded(server, slug);
  await versionKnown(server, slug);
  await published(server, slug, { label: '2', text: 'We keep data 20 days.', effectiveFrom: MAY });
  await announced(server, slug);
}
const statuses = async (slug: string) => {
  const { policy } = await server.get(
    `{ policy(organisation: "${slug}", slug: "privacy") { versions { edges { node { label status } } } } }`,
  );
  const { edges } = policy.versions as { edges: { node: { label: string; status: string } }[] };
  return edges.map(({ node }) => `${node.label} ${node.status}`).toSorted();
};

describe('a version that another of its day replaces', () => {
  it('before that day never took effect, and its page says so', async () => {
    const slug = 'replaced';
    await world(slug);
    await server.clock.during(new Date('2026-03-02T12:00:00Z'), async () => {
      await published(server, slug, { label: '2.1', text: 'We keep data 21 days.', effectiveFrom: MAY });
      await announced(server, slug);
      expect(await statuses(slug)).toEqual(['1.0 IN_FORCE', '2 WITHDRAWN', '2.1 COMING']);
      const text = await main(`/${slug}/policies/privacy?version=2`);
      expect(text).toContain('This version was withdrawn before it took effect.');
      expect(text).toContain('Version 2 Withdrawn');
      expect(text).not.toContain('Past');
      // readers were told of it: what replaces it says what differs
      expect(await main(`/${slug}/policies/privacy?version=2.1`)).toContain(
        'What changed since version 2How',
      );
    });
  });

  it('on that day held until then, and is past', async () => {
    const slug = 'held';
    await world(slug);
    await server.clock.during(new Date('2026-05-01T12:00:00Z'), async () => {
      await published(server, slug, { label: '2.1', text: 'We keep data 21 days.', effectiveFrom: MAY });
      await announced(server, slug);
      expect(await statuses(slug)).toEqual(['1.0 PAST', '2 PAST', '2.1 IN_FORCE']);
    });
  });
});

it('a version before which another comes is still compared with what it was announced after', async () => {
  const slug = 'between';
  await world(slug);
  const told = await main(`/${slug}/policies/privacy?version=2`);
  expect(told).toContain('What changed since version 1.0');
  await server.clock.during(new Date('2026-03-02T12:00:00Z'), async () => {
    const silent = { material: false, silentReason: 'Wording' };
    const between = { label: '1.5', text: 'We keep data thirty days.', effectiveFrom: '2026-04-01' };
    await published(server, slug, { ...between, ...silent });
    const text = await main(`/${slug}/policies/privacy?version=2`);
    expect(text).toContain('What changed since version 1.5');
    expect(text).toContain('We keep data thirty20 days.');
    expect(text).toContain('What changed since version 1.0');
    expect(text).toContain('We keep data 3020 days.');
    expect(text.indexOf('1.5How')).toBeLessThan(text.indexOf('1.0How'));
    const own = await main(`/${slug}/policies/privacy?version=1.5`);
    expect(own).toContain('What changed since version 1.0');
  });
});

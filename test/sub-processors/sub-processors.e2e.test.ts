import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amend, announced, createOrganisation, engaged, listed, remove } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const fresh = (() => {
  let count = 0;
  return async (more: Record<string, unknown> = {}) =>
    (await createOrganisation(server, `org-${++count}`, { noticeDays: 0, ...more })).slug;
})();

describe('a list of sub-processors', () => {
  it('shows a draft to the team only, then to everyone from its day on once announced', async () => {
    const slug = await fresh({ noticeDays: 30 });
    const draft = await engaged(server, slug, { legalName: 'Cloudy GmbH', effectiveFrom: '2026-04-10' });
    expect(draft).toMatchObject({ status: 'DRAFT', announcedOn: null, listedSince: '2026-04-10' });
    expect(await listed(server, slug, 'on: "2026-05-01"')).toEqual([]);
    expect(await listed(server, slug, 'include: ALL')).toMatchObject([
      { legalName: 'Cloudy GmbH', status: 'DRAFT' },
    ]);
    await announced(server, slug);
    expect(await listed(server, slug)).toEqual([]);
    expect(await listed(server, slug, 'include: ALL')).toMatchObject([
      { status: 'COMING', announcedOn: '2026-03-01' },
    ]);
    expect(await listed(server, slug, 'on: "2026-04-09"')).toEqual([]);
    expect(await listed(server, slug, 'on: "2026-04-10"')).toMatchObject([
      { legalName: 'Cloudy GmbH', status: 'IN_USE' },
    ]);
  });

  it('holds what was so on any day, past or coming, and what was recorded at any instant', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, {
      legalName: 'Mailer Inc.',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
      announcedOn: '2024-12-01',
    });
    await server.get(amend, {
      input: { id, effectiveFrom: '2026-03-20', purpose: 'Hosting and mail', countries: ['DE', 'US'] },
    });
    await announced(server, slug);
    await server.get(remove, { input: { id, effectiveFrom: '2026-06-01' } });
    await announced(server, slug);
    expect(await listed(server, slug, 'on: "2024-12-31"')).toEqual([]);
    expect(await listed(server, slug)).toMatchObject([
      {
        purpose: 'Hosting',
        countries: ['DE'],
        announcedOn: '2024-12-01',
        listedUntil: '2026-05-31',
        status: 'LEAVING',
      },
    ]);
    expect(await listed(server, slug, 'on: "2026-03-20"')).toMatchObject([
      { purpose: 'Hosting and mail', countries: ['DE', 'US'], effectiveFrom: '2026-03-20' },
    ]);
    expect(await listed(server, slug, 'on: "2026-05-31"')).toHaveLength(1);
    expect(await listed(server, slug, 'on: "2026-06-01"')).toEqual([]);
    const { subProcessor } = await server.get(`{ subProcessor(id: "${id}", on: "2026-06-01") { status } }`);
    expect(subProcessor.status).toBe('REMOVED');
  });

  it('answers asOf between two changes of one day with the earlier', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, {
      legalName: 'Twice AG',
      origin: 'BASELINE',
      effectiveFrom: '2026-03-01',
    });
    const moments = await server.get(
      `{ changes(organisation: "${slug}", first: 1) { edges { node { at } } } }`,
    );
    const between = moments.changes.edges[0].node.at;
    await server.get(amend, { input: { id, effectiveFrom: '2026-03-01', purpose: 'Hosting, twice' } });
    await announced(server, slug);
    expect(await listed(server, slug, 'on: "2026-03-01"')).toMatchObject([{ purpose: 'Hosting, twice' }]);
    expect(await listed(server, slug, `on: "2026-03-01", asOf: "${between}"`)).toMatchObject([
      { purpose: 'Hosting' },
    ]);
    expect(await listed(server, slug, 'on: "2026-03-01", asOf: "2025-01-01T00:00:00Z"')).toEqual([]);
  });

  it('lets a translation be added without an amendment, and reads texts in the language asked for', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, {
      legalName: 'Wort AG',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    await server.get(amend, {
      input: { id, effectiveFrom: '2026-03-01', purpose: { en: 'Hosting', de: 'Betrieb' } },
    });
    const { subProcessor } = await server.get(
      `{ subProcessor(id: "${id}") { en: purpose de: purpose(lang: "de") fr: purpose(lang: "fr") purposeTexts status } }`,
    );
    expect(subProcessor).toEqual({
      en: 'Hosting',
      de: 'Betrieb',
      fr: 'Hosting',
      purposeTexts: { en: 'Hosting', de: 'Betrieb' },
      status: 'IN_USE',
    });
    const drafted = await server.ask(
      `mutation { draftNotice(input: { organisation: "${slug}" }) { notice { id } } }`,
    );
    expect(drafted.errors?.[0]?.extensions.code).toBe('NOTHING_TO_ANNOUNCE');
  });

  it('shows the chain below a sub-processor', async () => {
    const slug = await fresh();
    const above = await engaged(server, slug, {
      legalName: 'Above SA',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    const below = await engaged(server, slug, {
      legalName: 'Below SA',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
      engagedBy: above.id,
    });
    const { subProcessor } = await server.get(
      `{ subProcessor(id: "${below.id}") { engagedBy { legalName engagedBy { id } } } }`,
    );
    expect(subProcessor.engagedBy).toEqual({ legalName: 'Above SA', engagedBy: null });
  });
});

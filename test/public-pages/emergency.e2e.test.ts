import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { announced, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { visit } from './visiting.js';

const REASON = 'Our host has failed.';
const WORDS = {
  en: 'Announced at shorter notice',
  fr: 'Annoncé avec un préavis réduit',
  de: 'Mit verkürzter Frist angekündigt',
  nb: 'Varslet med kortere frist',
  id: 'Diumumkan dengan tenggat lebih singkat',
};

let server: TestServer;
beforeAll(async () => {
  server = await startServer({}, '2026-03-01T09:00:00Z');
  await createOrganisation(server, 'acme', { languages: Object.keys(WORDS), noticeDays: 30 });
  await engaged(server, 'acme', { legalName: 'In time GmbH', effectiveFrom: '2026-05-10' });
  await announced(server, 'acme');
  await engaged(server, 'acme', { legalName: 'In haste GmbH', effectiveFrom: '2026-03-05' });
  await announced(server, 'acme', { emergencyReason: REASON });
});
afterAll(() => server.stop());

const text = async (path: string) => (await visit(server, path)).text;

describe.each(Object.entries(WORDS))('that a notice came at shorter notice is said in %s', (lang, words) => {
  /** French puts a space before a colon. */
  const label = lang === 'fr' ? `${words} :` : `${words}:`;

  it('on each day in the calendar, with the reason', async () => {
    const calendar = new ICAL.Component(ICAL.parse(await text(`/acme/changes.ics?lang=${lang}`)));
    const days = calendar.getAllSubcomponents('vevent').map((day) => new ICAL.Event(day));
    const marked = days.filter(({ summary }) => summary.includes(words));
    expect(marked.map(({ startDate }) => startDate.toString())).toEqual(['2026-03-05', '2026-03-31']);
    for (const day of days) expect(day.description.includes(`${label} ${REASON}`)).toBe(marked.includes(day));
  });

  it('in the summary of the feeds', async () => {
    const atom = parseAtomFeed(await text(`/acme/changes.atom?lang=${lang}`)).entries ?? [];
    const json = parseJsonFeed(await text(`/acme/changes.json?lang=${lang}`)).items ?? [];
    expect(atom.map(({ summary }) => summary?.value?.startsWith(`${label} `))).toEqual([true, false]);
    expect(json.map(({ summary }) => summary?.startsWith(`${label} `))).toEqual([true, false]);
  });

  it('on the list, of what is to come', async () => {
    const $ = load(await text(`/acme/sub-processors?lang=${lang}`));
    const coming = $('section[aria-labelledby=coming] li')
      .toArray()
      .map((one) => [$(one).text().includes('In haste GmbH'), $(one).find('.tag.urgent').text() || null]);
    expect(coming).toEqual([
      [true, words],
      [false, null],
    ]);
  });

  it('at the next sign-in', async () => {
    const { pendingNotices } = await server.get(
      `{ pendingNotices(organisation: "acme", account: "u-1", language: "${lang}") {
        edges { node { number summary emergency emergencyReason } } } }`,
    );
    expect(pendingNotices.edges.map(({ node }: { node: object }) => node)).toEqual([
      {
        number: 2,
        summary: expect.stringMatching(`^${label} In haste GmbH `),
        emergency: true,
        emergencyReason: REASON,
      },
      {
        number: 1,
        summary: expect.stringMatching('^In time GmbH '),
        emergency: false,
        emergencyReason: null,
      },
    ]);
  });
});

describe('the list for machines', () => {
  it('says so of what is to come, as its schema demands', async () => {
    const { coming } = JSON.parse(await text('/acme/sub-processors.json'));
    expect(coming.map((one: Record<string, unknown>) => [one['legalName'], one['emergency']])).toEqual([
      ['In haste GmbH', true],
      ['In time GmbH', false],
    ]);
    const schema = JSON.parse(await text('/schemas/sub-processors.json'));
    const { required, properties } = schema.properties.coming.items;
    expect(required).toContain('emergency');
    expect(properties.emergency.type).toBe('boolean');
  });
});

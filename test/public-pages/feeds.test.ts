import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { changesAtom } from '../../src/public-pages/atom-feed.js';
import { changesCalendar } from '../../src/public-pages/calendar.js';
import type { FeedProps } from '../../src/public-pages/feed-items.js';
import { changesJsonFeed } from '../../src/public-pages/json-feed.js';
import type { PublishedNotice } from '../../src/public-pages/notice-view.js';
import { announcement, notice, organisation, publication, withdrawal } from './examples.js';

const announced = notice({
  content: [
    notice().content[0]!,
    { ...notice().content[0]!, legalName: 'Later Ltd', effectiveFrom: '2026-05-03' },
  ],
});
const withdrawn: PublishedNotice = {
  ...announced,
  withdrawnAt: new Date('2026-03-05T10:00:00Z'),
  withdrawalReason: 'Not needed.',
};
const props = (path: string, happenings: FeedProps['happenings'], lang = 'en'): FeedProps => ({
  organisation: organisation(),
  lang,
  publicUrl: 'https://acme.example',
  url: `/acme/${path}`,
  happenings,
});
const before = [announcement(announced)];
const after = [withdrawal(withdrawn), announcement(withdrawn)];
const [ANNOUNCED, WITHDRAWN] = [before[0]!.id, after[0]!.id];

function days(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, description, startDate, sequence } = new ICAL.Event(component);
    return {
      uid,
      summary,
      description,
      sequence,
      allDay: startDate.isDate,
      day: startDate.toString(),
      status: component.getFirstPropertyValue('status'),
      stamp: String(component.getFirstPropertyValue('dtstamp')),
    };
  });
}

describe('feeds and calendar', () => {
  it('call an event by the same id, before its notice is withdrawn and after', () => {
    for (const [happenings, ids] of [
      [before, [ANNOUNCED]],
      [after, [WITHDRAWN, ANNOUNCED]],
    ] as const) {
      const atom = parseAtomFeed(changesAtom(props('changes.atom', happenings)));
      const json = parseJsonFeed(JSON.stringify(changesJsonFeed(props('changes.json', happenings))));
      expect(atom.entries?.map(({ id }) => id)).toEqual(ids.map((id) => `urn:uuid:${id}`));
      expect(json.items?.map(({ id }) => id)).toEqual(ids);
      for (const { uid } of days(changesCalendar(props('changes.ics', happenings))))
        expect(uid.startsWith(ANNOUNCED)).toBe(true);
    }
  });

  it('mark what was withdrawn, and say when', () => {
    const atom = parseAtomFeed(changesAtom(props('changes.atom', after)));
    expect(
      atom.entries?.map(({ title, updated }) => [title?.value, new Date(updated!).toISOString()]),
    ).toEqual([
      ['Notice 1: Withdrawn', '2026-03-05T10:00:00.000Z'],
      ['Withdrawn: Notice 1', '2026-03-05T10:00:00.000Z'],
    ]);
    expect(atom.entries?.[1]?.published).toContain('2026-03-01T09:00:00');
  });
});

describe('a feed of a language', () => {
  const text = publication({ label: '2 b' });
  const happenings: FeedProps['happenings'] = [
    announcement(notice({ publications: [text] })),
    { id: WITHDRAWN, what: 'released', at: new Date('2026-03-02T09:00:00Z'), publication: text },
  ];

  it.each([
    ['en', ['/changes/1', '/policies/privacy?version=2%20b'], '/changes', ''],
    ['de', ['/changes/1?lang=de', '/policies/privacy?lang=de&version=2%20b'], '/changes?lang=de', '?lang=de'],
  ])('leads to the pages in it, by whole addresses, under the same ids: %s', (lang, paths, log, home) => {
    const pages = paths.map((path) => `https://acme.example/acme${path}`);
    const json = changesJsonFeed(props('changes.json', happenings, lang));
    expect(json.items.map(({ id, url }) => [id, url])).toEqual([
      [ANNOUNCED, pages[0]],
      [WITHDRAWN, pages[1]],
    ]);
    expect(json.home_page_url).toBe(`https://acme.example/acme${log}`);
    expect(json.authors[0]?.url).toBe(`https://acme.example/acme${home}`);
    const atom = parseAtomFeed(changesAtom(props('changes.atom', happenings, lang)));
    expect(atom.entries?.map(({ links }) => links?.[0]?.href)).toEqual(pages);
    expect(atom.links?.map(({ href }) => href)).toContain(`https://acme.example/acme${log}`);
    for (const content of [
      ...json.items.map(({ content_html }) => content_html),
      ...(atom.entries ?? []).map(({ content }) => content?.value ?? ''),
    ])
      expect(load(content)('a').attr('href')).toBe(pages[1]);
    const calendar = days(changesCalendar(props('changes.ics', happenings, lang)));
    expect(calendar[0]?.description).toContain(pages[0]);
  });
});

describe('who comes in place of another', () => {
  const replaced = notice({
    content: [
      {
        ...notice().content[0]!,
        kind: 'REPLACED',
        legalName: 'Nye Backup AS',
        changes: [{ field: 'legalName', from: { en: 'Old Backup AS' }, to: { en: 'Nye Backup AS' } }],
      },
    ],
    emergencyReason: 'Insolvent.',
    withdrawnAt: new Date('2026-03-05T10:00:00Z'),
  });

  it.each([
    ['en', 'Replacement for Old Backup AS: Nye Backup AS', 'Nye Backup AS (Replacement for Old Backup AS)'],
    ['fr', 'Remplaçant de Old Backup AS : Nye Backup AS', 'Nye Backup AS (Remplaçant de Old Backup AS)'],
  ])('is named with whom it replaces: %s', (lang, summary, day) => {
    const of = organisation({ languages: ['en', 'fr'] });
    const feed = changesJsonFeed({
      ...props('changes.json', [announcement(replaced)], lang),
      organisation: of,
    });
    expect(feed.items[0]?.summary).toContain(summary);
    const calendar = days(
      changesCalendar({ ...props('changes.ics', [announcement(replaced)], lang), organisation: of }),
    );
    expect(calendar[0]?.summary).toContain(day);
    if (lang === 'fr') {
      const words = [
        ...feed.items.flatMap(({ title, summary, content_html }) => [
          title,
          summary,
          load(content_html)('p').text(),
        ]),
        ...calendar.flatMap(({ summary, description }) => [summary, description]),
      ];
      for (const text of words) expect(text).not.toMatch(/\S:(\s|$)/);
    }
  });
});

describe('the JSON Feed', () => {
  it('has what version 1.1 demands, and leads to the pages', () => {
    const feed = changesJsonFeed(props('changes.json', before, 'de'));
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(parseJsonFeed(JSON.stringify(feed))).toMatchObject({
      title: expect.stringContaining('Acme Helpdesk'),
      feed_url: 'https://acme.example/acme/changes.json',
      language: 'de',
      items: [
        {
          url: 'https://acme.example/acme/changes/1?lang=de',
          title: 'Mitteilung 1',
          content_html: expect.stringContaining('dateTime="2026-05-03"'),
          tags: ['Geändert'],
        },
      ],
    });
  });
});

describe('the calendar', () => {
  it('has each effective day and the last day to object, all day', () => {
    expect(days(changesCalendar(props('changes.ics', before)))).toMatchObject([
      {
        uid: `${ANNOUNCED}.effective.2026-04-02`,
        day: '2026-04-02',
        summary: 'Effective: Postbird ApS (Amended)',
      },
      { uid: `${ANNOUNCED}.effective.2026-05-03`, day: '2026-05-03', allDay: true, status: 'CONFIRMED' },
      {
        uid: `${ANNOUNCED}.objection`,
        day: '2026-03-31',
        sequence: 0,
        summary: expect.stringContaining('Notice 1'),
      },
    ]);
  });

  it('cancels the days of a withdrawn notice under the same ids, with a higher sequence and a newer stamp', () => {
    const [was, is] = [before, after].map((all) => days(changesCalendar(props('changes.ics', all))));
    expect(is?.map(({ uid }) => uid)).toEqual(was?.map(({ uid }) => uid));
    for (const day of is ?? [])
      expect(day).toMatchObject({ status: 'CANCELLED', sequence: 1, stamp: '2026-03-05T10:00:00Z' });
  });

  it('of nothing is a calendar all the same', () => {
    expect(days(changesCalendar(props('changes.ics', [])))).toEqual([]);
  });

  it('reads back as it was written, whatever the words, in lines of 75 octets', () => {
    const names = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .map((name) => name.toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, ''));
    fc.assert(
      fc.property(names, names, (vendor, keeper) => {
        const of = notice({ content: [{ ...notice().content[0]!, legalName: vendor }] });
        const text = changesCalendar({
          ...props('changes.ics', [announcement(of)]),
          organisation: organisation({ name: keeper }),
        });
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text).not.toMatch(/[^\r]\n/);
        expect(days(text)[0]?.summary).toBe(`Effective: ${vendor} (Amended)`);
        expect(days(text)[0]?.description).toBe(`Notice 1 · ${keeper}\nhttps://acme.example/acme/changes/1`);
        const name = new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue('name');
        // a name of RFC 7986, which the parser takes for a private one and leaves escaped
        expect(String(name).replaceAll(/\\([\\;,])/g, '$1')).toContain(keeper);
      }),
      { numRuns: 100 },
    );
  });
});

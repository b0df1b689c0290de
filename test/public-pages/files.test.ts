import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import { atomFeed } from '../../src/public-pages/atom.js';
import { listCsv } from '../../src/public-pages/list-csv.js';
import { listEntry } from '../../src/public-pages/list-json.js';
import { row } from './examples.js';

describe('the feed', () => {
  const at = new Date('2026-03-01T10:00:00Z');
  const entry = {
    id: 'tag:acme.example,2026-03-01:acme/changes/1',
    title: 'Notice <1> & "more"',
    published: at,
    updated: at,
    page: 'https://acme.example/acme/changes/1?a=1&b=2',
    categories: [{ term: 'ADDED', label: 'Added' }],
    summary: 'Added: A\u0000\u0008\uFFFE & B',
    content: '<p class="x">A &amp; B <time datetime="2026-04-02">2 April</time></p>',
  };
  const feed = atomFeed({
    id: 'tag:acme.example,2026-01-01:acme/changes',
    title: 'Changes',
    lang: 'en',
    updated: at,
    author: 'Acme & Söhne',
    self: 'https://acme.example/acme/changes.atom',
    page: 'https://acme.example/acme/changes',
    entries: [entry],
  });

  it('is well formed, whatever the words', () => {
    const $ = load(feed, { xml: { xmlMode: true } });
    expect($('feed > entry > title').text()).toBe(entry.title);
    expect($('feed > entry > link').attr('href')).toBe(entry.page);
    expect($('feed > author > name').text()).toBe('Acme & Söhne');
    expect($('feed > entry > summary').text()).toBe('Added: A & B');
    // every "<" that is left opens or closes one of the format's own elements
    const names = new Set([...feed.matchAll(/<[/?]?([a-z]+)/g)].map(([, name]) => name));
    expect([...names].sort()).toEqual(
      'author category content entry feed id link name published summary title updated xml'.split(' '),
    );
  });

  it('has what RFC 4287 demands of a feed and an entry', () => {
    const $ = load(feed, { xml: { xmlMode: true } });
    for (const needed of ['id', 'title', 'updated']) {
      expect($(`feed > ${needed}`).length).toBe(1);
      expect($(`entry > ${needed}`).length).toBe(1);
    }
    expect($('entry > updated').text()).toBe('2026-03-01T10:00:00.000Z');
    expect($('entry > category').attr('term')).toBe('ADDED');
    expect(load($('entry > content').text())('time').attr('datetime')).toBe('2026-04-02');
  });
});

describe('the list as CSV', () => {
  const read = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[];

  it('reads back as it was, quotes, commas and line breaks included', () => {
    const odd = row({
      legalName: 'A "quoted", Ltd',
      address: 'Street 1\nTown',
      countries: ['DE', 'IE'],
      usesAi: false,
    });
    const [line] = read(listCsv([listEntry(odd, 'en', [])]));
    expect(line).toMatchObject({
      legalName: 'A "quoted", Ltd',
      address: 'Street 1\nTown',
      countries: 'DE; IE',
      usesAi: 'false',
    });
    expect(line?.['tradingName']).toBe('');
  });

  it.each(['=1+1', '+49 1', '-2', '@SUM(A1)', '\t=1', ' =1'])(
    'never lets a spreadsheet run %j',
    (legalName) => {
      expect(read(listCsv([listEntry(row({ legalName }), 'en', [])]))[0]?.['legalName']).toBe(
        `'${legalName}`,
      );
    },
  );

  it('has its header row even when it is empty', () => {
    expect(listCsv([]).split('\r\n')[0]).toMatch(/^legalName,tradingName,/);
  });
});

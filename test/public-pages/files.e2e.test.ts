import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import { announce, announced, createOrganisation, draft, engaged, type Row } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { fillAcme, LIST } from './acme.js';
import { visit } from './visiting.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({}, '2026-03-01T09:00:00Z');
  await fillAcme(server);
});
afterAll(() => server.stop());

describe('for machines', () => {
  it('the list is JSON of the published schema', async () => {
    const { Ajv2020 } = await import('ajv/dist/2020.js');
    const { default: formats } = await import('ajv-formats');
    const { headers, text } = await visit(server, `${LIST}.json`);
    const list = JSON.parse(text);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['access-control-allow-origin']).toBe('*');
    const schema = await visit(server, new URL(list.$schema).pathname);
    const ajv = new Ajv2020({ allErrors: true });
    (formats as unknown as (to: typeof ajv) => void)(ajv);
    const validate = ajv.compile(JSON.parse(schema.text));
    for (const query of ['', '?on=2026-04-12', '?on=2024-01-01', '?lang=de']) {
      validate(JSON.parse((await visit(server, `${LIST}.json${query}`)).text));
      expect(validate.errors).toBeNull();
    }
    expect(list).toMatchObject({ organisation: 'acme', on: '2026-03-01', updatedOn: '2026-03-01' });
    expect(
      list.subProcessors.map((entry: Row) => [entry.legalName, entry['products'], entry.status]),
    ).toEqual([
      ['Hosting GmbH', [], 'IN_USE'],
      ['Phone & Söhne', ['desk'], 'IN_USE'],
    ]);
    expect(list.coming[1]).toMatchObject({
      kind: 'AMENDED',
      legalName: 'Hosting GmbH',
      effectiveFrom: '2026-04-15',
      changes: [{ field: 'countries', from: 'DE', to: 'DE, IE' }],
      notice: `${server.url}/acme/changes/1`,
    });
  });

  it('the list is CSV with a header', async () => {
    const { headers, text } = await visit(server, `${LIST}.csv?on=2026-04-15`);
    expect(headers['content-type']).toContain('text/csv');
    expect(headers['content-disposition']).toContain('acme-sub-processors-2026-04-15.csv');
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    expect(rows.map((row) => [row['legalName'], row['countries']])).toEqual([
      ['Hosting GmbH', 'DE; IE'],
      ['Newcomer Ltd', 'US'],
      ['Phone & Söhne', 'SE'],
    ]);
  });

  it('the changes are an Atom feed whose entries lead to the permanent pages', async () => {
    const { headers, text } = await visit(server, '/acme/changes.atom');
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const $ = load(text, { xml: { xmlMode: true } });
    expect($('entry').length).toBe(1);
    const { edges } = (await server.get('{ events(organisation: "acme") { edges { node { id } } } }')).events;
    expect($('entry > id').text()).toBe(`urn:uuid:${edges[0].node.id}`);
    expect(
      $('entry > category')
        .toArray()
        .map((category) => $(category).attr('term')),
    ).toEqual(['ADDED', 'AMENDED']);
    const page = await visit(server, new URL($('entry > link').attr('href')!).pathname);
    expect(page.status).toBe(200);
    expect($('feed > link[rel=self]').attr('href')).toBe(`${server.url}/acme/changes.atom`);
  });
});

describe('the change log', () => {
  it('has one permanent page a notice, with old and new, and how to object', async () => {
    const $ = load((await visit(server, '/acme/changes/1')).text);
    expect($('h1').text()).toBe('Notice 1');
    expect($('.diff').text()).toContain('Germany and Ireland');
    expect($('.facts').text()).toMatch(
      /Objections until\s*31 March 2026, 24:00 \(Europe\/Berlin, UTC\+02:00\)/,
    );
    expect($('a[href="mailto:privacy@acme.example"]').length).toBe(1);
    const log = load((await visit(server, '/acme/changes')).text);
    expect(log('ol.changes > li').text()).toMatch(/Notice 1.*Added.*Newcomer Ltd.*Amended.*Hosting GmbH/);
  });

  it('keeps what was withdrawn, marked, and takes it off the coming changes', async () => {
    await createOrganisation(server, 'fickle');
    await engaged(server, 'fickle', { legalName: 'Not After All Ltd', effectiveFrom: '2026-05-01' });
    const notice = await announced(server, 'fickle');
    expect((await visit(server, '/fickle/sub-processors')).text).toContain('Not After All Ltd');
    await server.get(
      `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { number } } }`,
      {
        input: { notice: notice.id, reason: 'We do it ourselves.' },
      },
    );
    expect((await visit(server, '/fickle/sub-processors')).text).not.toContain('Not After All Ltd');
    expect((await visit(server, '/fickle/sub-processors?on=2026-06-01')).text).not.toContain(
      'Not After All Ltd',
    );
    const page = load((await visit(server, '/fickle/changes/1')).text);
    expect(page('.note').text()).toMatch(/withdrawn on 1 March 2026.*Reason: We do it ourselves\./);
    expect(load((await visit(server, '/fickle/changes')).text)('.tag.gone').text()).toBe('Withdrawn');
    const feed = load((await visit(server, '/fickle/changes.atom')).text, { xml: { xmlMode: true } });
    const titles = feed('entry > title').toArray();
    expect(titles.map((title) => feed(title).text())).toEqual(['Notice 1: Withdrawn', 'Withdrawn: Notice 1']);
  });

  it('shows why a notice was short', async () => {
    await createOrganisation(server, 'hasty');
    await engaged(server, 'hasty', { legalName: 'Quick Ltd', effectiveFrom: '2026-03-02' });
    const { notice } = (await server.get(draft, { organisation: 'hasty' })).draftNotice;
    const emergencyReason = 'The old provider ceased business.';
    await server.get(announce, { input: { notice: notice.id, digest: notice.digest, emergencyReason } });
    for (const path of ['/hasty/changes', '/hasty/changes/1', '/hasty/changes.atom'])
      expect((await visit(server, path)).text).toContain(emergencyReason);
  });
});

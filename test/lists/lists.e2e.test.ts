import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ListRow } from '../../src/lists/list-columns.js';
import { normaliseList } from '../../src/lists/list-normal.js';
import { startServer, type TestServer } from '../support/server.js';
import { listClient } from './list-client.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const { organisation, plan, apply, applied, listed, listOn } = listClient(() => server);

const FIRST: ListRow[] = [
  {
    name: 'Nimbus Hosting Inc',
    product: 'Desk',
    purpose: 'Hosting',
    country: 'USA',
    data: 'account data, content',
    website: 'nimbus.example',
  },
  {
    name: 'Nimbus Hosting Inc',
    product: 'Desk',
    purpose: 'Backups',
    country: "US; customer's region",
    data: 'content',
  },
  {
    name: 'Nimbus Hosting Inc',
    product: 'Chat',
    purpose: 'Hosting',
    country: 'Germany',
    transfer: 'none needed',
  },
  {
    name: 'Letterbird',
    purpose: 'E-mail',
    country: 'Ireland',
    entity_country: 'Ireland',
    address: '1 Quay, Dublin',
    notes: 'EU only',
  },
];

describe('a list', () => {
  it('applied is in the register row by row, and planned again changes nothing', async () => {
    const slug = await organisation();
    expect(await plan(slug, FIRST)).toMatchObject({
      added: FIRST.map(({ name, product = null }) => ({ name, product })),
      unchanged: 0,
    });
    await applied(slug, FIRST);
    expect(normaliseList(await listOn(slug, '2026-03-01'))).toEqual(normaliseList(FIRST));
    expect(await plan(slug, FIRST)).toEqual({
      added: [],
      removed: [],
      renamed: [],
      amended: [],
      unchanged: 4,
      filled: [],
    });
    expect(await listed(slug, '2026-03-01', 'ANNOUNCED')).toEqual([]);
    const { products } = (await server.get(`{ organisation(slug: "${slug}") { products { slug name } } }`))
      .organisation;
    expect(products).toEqual([
      { slug: 'chat', name: 'Chat' },
      { slug: 'desk', name: 'Desk' },
    ]);
  });

  it('as a baseline is public at once, as announced on its day, and needs no notice', async () => {
    const slug = await organisation(30);
    await applied(slug, FIRST, '2025-05-01', { baseline: true });
    const rows = await listed(slug, '2026-03-01', 'ANNOUNCED');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({ status: 'IN_USE', announcedOn: '2025-05-01' });
    const next = [{ ...FIRST[0]!, country: 'France' }, FIRST[3]!, { name: 'Newcomer', purpose: 'Chat' }];
    await applied(slug, next, '2026-02-01', { baseline: true });
    expect(normaliseList(await listOn(slug, '2026-02-01'))).toEqual(normaliseList(next));
    expect(normaliseList(await listOn(slug, '2026-01-31'))).toEqual(normaliseList(FIRST));
    const { amendments } = await server.get(
      `{ amendments(organisation: "${slug}", announced: false) { totalCount } }`,
    );
    expect(amendments.totalCount).toBe(0);
  });

  it('is refused as a baseline while changes wait to be announced', async () => {
    const slug = await organisation();
    await applied(slug, FIRST);
    const { errors } = await apply(slug, FIRST.slice(1), '2026-03-02', { baseline: true });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'baseline' }] });
  });

  it('renames, amends, removes and adds from its day on, and leaves the days before', async () => {
    const slug = await organisation();
    await applied(slug, FIRST, '2026-01-01', { baseline: true });
    const [one, two, three] = FIRST as [ListRow, ListRow, ListRow];
    const next = [
      one,
      { ...two, purpose: 'Backups and logs' },
      three,
      { ...FIRST[3]!, name: 'Letterbird (Post Ltd)' },
      { name: 'Extra' },
    ];
    const done = await applied(slug, next, '2026-03-01');
    expect(done).toMatchObject({
      added: [{ name: 'Extra', product: null }],
      removed: [],
      renamed: [{ from: 'Letterbird', to: 'Letterbird (Post Ltd)' }],
      amended: [
        {
          name: two.name,
          product: 'Desk',
          changes: [{ field: 'purpose', from: 'Backups', to: 'Backups and logs' }],
        },
      ],
      unchanged: 2,
    });
    expect(normaliseList(await listOn(slug, '2026-03-01'))).toEqual(normaliseList(next));
    expect(normaliseList(await listOn(slug, '2026-02-28'))).toEqual(normaliseList(FIRST));
    await applied(slug, FIRST.slice(0, 2), '2026-03-01', { renames: [] });
    expect(normaliseList(await listOn(slug, '2026-03-01'))).toEqual(normaliseList(FIRST.slice(0, 2)));
  });

  it('fills a column that is new without an amendment to announce', async () => {
    const slug = await organisation();
    await applied(slug, [{ name: 'One' }, { name: 'Two', purpose: 'Mail' }], '2026-01-01', {
      baseline: true,
    });
    const done = await applied(slug, [
      { name: 'One', country: 'US', entity_country: 'US' },
      { name: 'Two', purpose: 'Post', country: 'DE' },
    ]);
    expect(done).toMatchObject({ filled: ['country', 'entity_country'], amended: [{ name: 'Two' }] });
    const { amendments } = await server.get(
      `{ amendments(organisation: "${slug}", announced: false) { edges { node { kind subProcessor { legalName } changes { field } } } } }`,
    );
    expect(amendments.edges).toEqual([
      { node: { kind: 'AMENDED', subProcessor: { legalName: 'Two' }, changes: [{ field: 'purpose' }] } },
    ]);
  });

  it('announces what it changes at once, or refuses all of it when the notice is too short', async () => {
    const slug = await organisation(30);
    await applied(slug, FIRST, '2026-01-01', { baseline: true });
    const announce = `mutation($input: ApplyListInput!) { applyList(input: $input) { notice { number announcedOn amendments { kind } } } }`;
    const input = { organisation: slug, rows: [...FIRST, { name: 'Extra' }], announce: true };
    const early = await server.ask(announce, { input: { ...input, on: '2026-03-20' } });
    expect(early.errors?.[0]?.extensions.code).toBe('NOTICE_TOO_SHORT');
    expect(await listOn(slug, '2026-03-20')).toHaveLength(4);
    const { applyList } = await server.get(announce, { input: { ...input, on: '2026-04-01' } });
    expect(applyList.notice).toEqual({
      number: 1,
      announcedOn: '2026-03-01',
      amendments: [{ kind: 'ADDED' }],
    });
    const again = await server.get(announce, { input: { ...input, on: '2026-04-01' } });
    expect(again.applyList.notice).toBeNull();
  });

  it('takes a rename given by hand, and refuses one of what is not there', async () => {
    const slug = await organisation();
    await applied(slug, [{ name: 'Old Name' }], '2026-01-01', { baseline: true });
    const renames = [{ from: 'Old Name', to: 'Fresh' }];
    expect(await plan(slug, [{ name: 'Fresh' }], '2026-03-01', { renames })).toMatchObject({
      renamed: renames,
      added: [],
    });
    const { errors } = await apply(slug, [{ name: 'Fresh' }], '2026-03-01', {
      renames: [{ from: 'Nobody', to: 'Fresh' }],
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'renames' }] });
  });

  it('that is malformed is refused by row and column, and nothing is written', async () => {
    const slug = await organisation();
    const { errors } = await apply(slug, [
      { name: 'Fine' },
      { name: ' ' },
      { name: 'Two', entity_country: 'US, Atlantis' },
    ]);
    expect(errors?.[0]?.message).toContain('row 2, column name: missing');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'MALFORMED_LIST',
      fields: [{ path: 'rows.1.name' }, { path: 'rows.2.entity_country' }],
    });
    expect((await apply(slug, [])).errors?.[0]?.extensions.code).toBe('MALFORMED_LIST');
    expect(await listed(slug, '2026-03-01')).toEqual([]);
  });

  it('is all or nothing: what comes before a refused row is not written', async () => {
    const slug = await organisation();
    await applied(slug, [{ name: 'One' }, { name: 'Two' }], '2026-02-10', { baseline: true });
    const refused = await apply(slug, [{ name: 'Three' }, { name: 'One', purpose: 'x' }], '2026-03-10', {
      renames: [{ from: 'a', to: 'b' }],
    });
    expect(refused.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await listed(slug, '2026-03-10')).map((row) => row.legalName)).toEqual(['One', 'Two']);
  });

  it('needs a publisher of that organisation', async () => {
    const slug = await organisation();
    const key = async (organisation: string, role: string) =>
      (
        await server.get(`mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }`, {
          input: { organisation, role, name: role },
        })
      ).createApiKey.key as string;
    const input = { organisation: slug, on: '2026-03-01', rows: [{ name: 'One' }] };
    const mutation = `mutation($input: ApplyListInput!) { applyList(input: $input) { plan { unchanged } } }`;
    expect(
      (await server.ask(mutation, { input }, await key(slug, 'EDITOR'))).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    expect(
      (await server.ask(mutation, { input }, await key(await organisation(), 'ADMIN'))).errors?.[0]
        ?.extensions.code,
    ).toBe('NOT_FOUND');
    expect((await server.ask(mutation, { input }, await key(slug, 'PUBLISHER'))).errors).toBeUndefined();
  });
});

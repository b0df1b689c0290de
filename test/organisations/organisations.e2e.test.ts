import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const create = `mutation($input: CreateOrganisationInput!) {
  createOrganisation(input: $input) { organisation { id slug name timeZone languages noticeDays createdAt } }
}`;
const keyFor = async (organisation: string | null, role: string): Promise<string> => {
  const { createApiKey } = await server.get(
    `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }`,
    { input: { organisation, role, name: `${role} of ${organisation}` } },
  );
  return createApiKey.key;
};

describe('organisations', () => {
  it('are created, listed page by page and counted', async () => {
    for (const slug of ['north', 'south', 'west'])
      await server.get(create, {
        input: { slug, name: slug, timeZone: 'Europe/Berlin', languages: ['en', 'de'], noticeDays: 14 },
      });
    const first = await server.get(
      `{ organisations(first: 2) { totalCount pageInfo { hasNextPage endCursor } edges { node { slug noticeDays products { slug } } } } }`,
    );
    expect(first.organisations.totalCount).toBe(3);
    expect(first.organisations.edges.map((e: { node: { slug: string } }) => e.node.slug)).toEqual([
      'north',
      'south',
    ]);
    const second = await server.get(
      `query($after: String) { organisations(first: 2, after: $after) { edges { node { slug } } pageInfo { hasNextPage } } }`,
      {
        after: first.organisations.pageInfo.endCursor,
      },
    );
    expect(second.organisations).toEqual({
      edges: [{ node: { slug: 'west' } }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('keep a time zone as IANA spells it, however it is typed', async () => {
    const made = await server.get(create, {
      input: { slug: 'zone', name: 'Zone', timeZone: 'europe/berlin' },
    });
    expect(made.createOrganisation.organisation.timeZone).toBe('Europe/Berlin');
    const amend = `mutation($input: AmendOrganisationInput!) { amendOrganisation(input: $input) { organisation { timeZone } } }`;
    const { amendOrganisation } = await server.get(amend, {
      input: { organisation: 'zone', timeZone: 'AFRICA/cairo' },
    });
    expect(amendOrganisation.organisation.timeZone).toBe('Africa/Cairo');
  });

  it('refuse a slug that is taken or a route, a time zone that does not exist, and write nothing', async () => {
    const taken = await server.ask(create, { input: { slug: 'north', name: 'Again' } });
    expect(taken.errors?.[0]?.extensions).toEqual({
      code: 'SLUG_TAKEN',
      fields: [{ path: 'slug', message: 'is taken' }],
    });
    const route = await server.ask(create, { input: { slug: 'graphql', name: 'Route' } });
    expect(route.errors?.[0]?.extensions.code).toBe('SLUG_TAKEN');
    const zone = await server.ask(create, {
      input: { slug: 'mars', name: 'Mars', timeZone: 'Mars/Olympus' },
    });
    expect(zone.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'timeZone' }],
    });
    const nul = await server.ask(create, { input: { slug: 'nul', name: 'A\0B', languages: ['en'] } });
    expect(nul.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'name' }] });
    expect((await server.get('{ organisations { totalCount } }')).organisations.totalCount).toBe(4);
  });

  it('have a name on one line, trimmed, and each language once', async () => {
    const fields = async (input: Record<string, unknown>) =>
      (await server.ask(create, { input: { slug: 'names', name: 'Names', ...input } })).errors?.[0]
        ?.extensions;
    for (const name of ['', '  \t', 'Two\r\nlines', 'Left\u202Eright', 'Iso\u2067lated', 'x'.repeat(201)])
      expect(await fields({ name })).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'name' }] });
    expect(await fields({ languages: ['de', 'de'] })).toEqual({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'languages', message: 'names a language twice' }],
    });
    const { createOrganisation } = await server.get(create, {
      input: { slug: 'names', name: '  Names Ltd ' },
    });
    expect(createOrganisation.organisation.name).toBe('Names Ltd');
    const product = await server.ask(
      `mutation($input: AddProductInput!) { addProduct(input: $input) { product { name } } }`,
      { input: { organisation: 'names', slug: 'desk', name: ' \u202E ' } },
    );
    expect(product.errors?.[0]?.extensions.fields?.map(({ path }) => path)).toEqual(['name']);
    const key = await server.ask(`mutation { createApiKey(input: { name: "A\\nB", role: VIEWER }) { key } }`);
    expect(key.errors?.[0]?.extensions.fields?.map(({ path }) => path)).toEqual(['name']);
  });

  it('know which day it is where they are', async () => {
    const day = async () =>
      (await server.get('{ organisation(slug: "north") { today } }')).organisation.today;
    expect(await day()).toBe('2026-03-01');
    await server.clock.during(new Date('2026-03-01T23:30:00Z'), async () =>
      expect(await day()).toBe('2026-03-02'),
    );
  });

  it('cannot be without what every organisation has', async () => {
    const amend = `mutation($input: AmendOrganisationInput!) { amendOrganisation(input: $input) { organisation { name contactEmail } } }`;
    for (const path of ['name', 'timeZone', 'languages', 'noticeDays', 'objectionDays']) {
      const { errors } = await server.ask(amend, { input: { organisation: 'north', [path]: null } });
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path, message: expect.stringContaining('must not be null') }],
      });
      expect(errors?.[0]?.extensions.fields).toHaveLength(1);
    }
    const file = await server.ask(
      `mutation { applyRegister(input: { organisation: { slug: "north", name: null }, on: "2026-04-01" }) { plan { unchanged } } }`,
    );
    expect(file.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'organisation.name' }],
    });
    const both = await server.ask(
      `mutation { applyRegister(input: { organisation: { slug: "north" }, on: "2026-04-01", baseline: true, announce: true }) { plan { unchanged } } }`,
    );
    expect(both.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'announce' }],
    });
    const cleared = await server.get(amend, { input: { organisation: 'north', contactEmail: null } });
    expect(cleared.amendOrganisation.organisation).toEqual({ name: 'north', contactEmail: null });
  });

  it('are administered by admins, and made only with a key for all', async () => {
    const editor = await keyFor('north', 'EDITOR');
    const admin = await keyFor('north', 'ADMIN');
    const input = { slug: 'east', name: 'East' };
    expect((await server.ask(create, { input }, editor)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await server.ask(create, { input }, admin)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await server.ask(create, { input }, 'no-such-key')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    expect((await server.ask(create, { input }, null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('of others answer exactly as if they did not exist', async () => {
    const viewer = await keyFor('north', 'VIEWER');
    const other = await server.ask(`{ organisation(slug: "south") { name } }`, {}, viewer);
    const none = await server.ask(`{ organisation(slug: "nowhere") { name } }`, {}, viewer);
    expect(other.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(other.errors?.[0]?.message.replace('south', '…')).toBe(
      none.errors?.[0]?.message.replace('nowhere', '…'),
    );
    const list = await server.get(`{ organisations { totalCount edges { node { slug } } } }`, {}, viewer);
    expect(list.organisations).toEqual({ totalCount: 1, edges: [{ node: { slug: 'north' } }] });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addProduct,
  amend,
  announced,
  createKey,
  createOrganisation,
  engage,
  engaged,
  remove,
} from '../support/register.js';
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

describe('a list refuses', () => {
  const code = async (query: string, input: unknown, key?: string | null) =>
    (await server.ask(query, { input }, key)).errors?.[0]?.extensions;

  it('what does not exist or cannot be, names the field, and writes nothing', async () => {
    const slug = await fresh();
    const base = { organisation: slug, legalName: 'Good GmbH', effectiveFrom: '2026-04-10' };
    const counted = async () =>
      (await server.get(`{ changes(organisation: "${slug}") { totalCount } }`)).changes.totalCount;
    const before = await counted();
    expect(await code(engage, { ...base, countries: ['DE', 'XX'] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'countries' }],
    });
    expect(await code(engage, { ...base, establishment: 'Germany' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'establishment' }],
    });
    expect(await code(engage, { ...base, effectiveFrom: '2026-02-30' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'effectiveFrom' }],
    });
    expect(await code(engage, { ...base, legalName: '  ' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'legalName' }],
    });
    expect(await code(engage, { ...base, products: ['nothing'] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'products.0' }],
    });
    expect(await code(engage, { ...base, purpose: { de: 'Nur deutsch' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'purpose' }],
    });
    expect(await code(engage, { ...base, website: 'javascript:alert(1)' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'website' }],
    });
    expect(await code(engage, { ...base, announcedOn: '2026-01-01' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'announcedOn' }],
    });
    expect(await code(engage, { ...base, organisation: 'nowhere' })).toEqual({ code: 'NOT_FOUND' });
    expect(await counted()).toBe(before);
    const literal = await server.ask(
      `mutation { engageSubProcessor(input: { organisation: "${slug}", legalName: "X", effectiveFrom: "soon" }) { subProcessor { id } } }`,
    );
    expect(literal.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'effectiveFrom' }],
    });
  });

  it('the same party for the same service on overlapping products', async () => {
    const slug = await fresh();
    await addProduct(server, slug, 'desk');
    await addProduct(server, slug, 'chat');
    await engaged(server, slug, { legalName: 'Dup GmbH', service: 'Search', products: ['desk'] });
    const again = {
      organisation: slug,
      legalName: 'DUP  GmbH',
      purpose: 'Hosting',
      service: 'search',
      effectiveFrom: '2026-05-01',
    };
    expect(await code(engage, { ...again, products: ['desk', 'chat'] })).toMatchObject({
      code: 'DUPLICATE_SUB_PROCESSOR',
      fields: [{ path: 'legalName' }],
    });
    expect(await code(engage, again)).toMatchObject({ code: 'DUPLICATE_SUB_PROCESSOR' });
    expect(await code(engage, { ...again, products: ['chat'] })).toBeUndefined();
    expect(await code(engage, { ...again, service: 'Mail' })).toBeUndefined();
  });

  it('a day before the version it follows, a change after the removal, and no change at all', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, {
      legalName: 'Order AG',
      origin: 'BASELINE',
      effectiveFrom: '2026-02-01',
    });
    expect(await code(amend, { id, effectiveFrom: '2026-01-31', purpose: 'Earlier' })).toMatchObject({
      code: 'EFFECTIVE_BEFORE_PREVIOUS',
      fields: [{ path: 'effectiveFrom' }],
    });
    expect(await code(remove, { id, effectiveFrom: '2026-01-31' })).toMatchObject({
      code: 'EFFECTIVE_BEFORE_PREVIOUS',
    });
    expect(await code(amend, { id, effectiveFrom: '2026-04-01', purpose: ' Hosting ' })).toEqual({
      code: 'NOTHING_TO_AMEND',
    });
    await server.get(remove, { input: { id, effectiveFrom: '2026-04-01' } });
    await announced(server, slug);
    expect(await code(amend, { id, effectiveFrom: '2026-04-02', purpose: 'Too late' })).toMatchObject({
      code: 'EFFECTIVE_BEFORE_PREVIOUS',
    });
  });

  it('a key without the permission, and answers for another organisation as if it did not exist', async () => {
    const [mine, theirs] = [await fresh(), await fresh()];
    const { id } = await engaged(server, theirs, {
      legalName: 'Theirs GmbH',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    const [viewer, editor] = [
      await createKey(server, mine, 'VIEWER'),
      await createKey(server, mine, 'EDITOR'),
    ];
    const input = { organisation: mine, legalName: 'Mine GmbH', effectiveFrom: '2026-04-10' };
    expect(await code(engage, input, viewer)).toEqual({ code: 'FORBIDDEN' });
    expect(await code(engage, { ...input, origin: 'BASELINE' }, editor)).toEqual({ code: 'FORBIDDEN' });
    expect(await code(engage, { ...input, organisation: theirs }, editor)).toEqual({ code: 'NOT_FOUND' });
    expect(await code(amend, { id, effectiveFrom: '2026-04-10', purpose: 'Mine now' }, editor)).toEqual({
      code: 'NOT_FOUND',
    });
    expect(await code(engage, { ...input, engagedBy: id }, editor)).toEqual({ code: 'NOT_FOUND' });
    const one = await server.ask(`{ subProcessor(id: "${id}") { legalName } }`, {}, editor);
    const none = await server.ask(
      `{ subProcessor(id: "00000000-0000-4000-8000-000000000000") { legalName } }`,
      {},
      editor,
    );
    expect(one.errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual(
      none.errors?.map(({ message, extensions }) => ({ message, extensions })),
    );
    expect(
      (await server.ask(`{ amendments(organisation: "${theirs}") { totalCount } }`, {}, editor)).errors?.[0]
        ?.extensions.code,
    ).toBe('NOT_FOUND');
  });
});

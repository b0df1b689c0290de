import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addProduct,
  amend,
  announced,
  createKey,
  createOrganisation,
  engage,
  engaged,
  listed,
  remove,
  replace,
} from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const names = (rows: { legalName: string }[]) => rows.map(({ legalName }) => legalName);
const fresh = (() => {
  let count = 0;
  return async (more: Record<string, unknown> = {}) => (await createOrganisation(server, `org-${++count}`, { noticeDays: 0, ...more })).slug;
})();

describe('a list of sub-processors', () => {
  it('shows a draft to the team only, then to everyone from its day on once announced', async () => {
    const slug = await fresh({ noticeDays: 30 });
    const draft = await engaged(server, slug, { legalName: 'Cloudy GmbH', effectiveFrom: '2026-04-10' });
    expect(draft).toMatchObject({ status: 'DRAFT', announcedOn: null, listedSince: '2026-04-10' });
    expect(await listed(server, slug, 'on: "2026-05-01"')).toEqual([]);
    expect(await listed(server, slug, 'include: ALL')).toMatchObject([{ legalName: 'Cloudy GmbH', status: 'DRAFT' }]);
    await announced(server, slug);
    expect(await listed(server, slug)).toEqual([]);
    expect(await listed(server, slug, 'include: ALL')).toMatchObject([{ status: 'COMING', announcedOn: '2026-03-01' }]);
    expect(await listed(server, slug, 'on: "2026-04-09"')).toEqual([]);
    expect(await listed(server, slug, 'on: "2026-04-10"')).toMatchObject([{ legalName: 'Cloudy GmbH', status: 'IN_USE' }]);
  });

  it('holds what was so on any day, past or coming, and what was recorded at any instant', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Mailer Inc.', origin: 'BASELINE', effectiveFrom: '2025-01-01', announcedOn: '2024-12-01' });
    await server.get(amend, { input: { id, effectiveFrom: '2026-03-20', purpose: 'Hosting and mail', countries: ['DE', 'US'] } });
    await announced(server, slug);
    await server.get(remove, { input: { id, effectiveFrom: '2026-06-01' } });
    await announced(server, slug);
    expect(await listed(server, slug, 'on: "2024-12-31"')).toEqual([]);
    expect(await listed(server, slug)).toMatchObject([{ purpose: 'Hosting', countries: ['DE'], announcedOn: '2024-12-01', listedUntil: '2026-05-31', status: 'LEAVING' }]);
    expect(await listed(server, slug, 'on: "2026-03-20"')).toMatchObject([{ purpose: 'Hosting and mail', countries: ['DE', 'US'], effectiveFrom: '2026-03-20' }]);
    expect(await listed(server, slug, 'on: "2026-05-31"')).toHaveLength(1);
    expect(await listed(server, slug, 'on: "2026-06-01"')).toEqual([]);
    const { subProcessor } = await server.get(`{ subProcessor(id: "${id}", on: "2026-06-01") { status } }`);
    expect(subProcessor.status).toBe('REMOVED');
  });

  it('answers asOf between two changes of one day with the earlier', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Twice AG', origin: 'BASELINE', effectiveFrom: '2026-03-01' });
    const moments = await server.get(`{ changes(organisation: "${slug}", first: 1) { edges { node { at } } } }`);
    const between = moments.changes.edges[0].node.at;
    await server.get(amend, { input: { id, effectiveFrom: '2026-03-01', purpose: 'Hosting, twice' } });
    await announced(server, slug);
    expect(await listed(server, slug, 'on: "2026-03-01"')).toMatchObject([{ purpose: 'Hosting, twice' }]);
    expect(await listed(server, slug, `on: "2026-03-01", asOf: "${between}"`)).toMatchObject([{ purpose: 'Hosting' }]);
    expect(await listed(server, slug, 'on: "2026-03-01", asOf: "2025-01-01T00:00:00Z"')).toEqual([]);
  });

  it('turns a new legal name of the same person into a rename, on every engagement of the party', async () => {
    const slug = await fresh();
    await addProduct(server, slug, 'desk');
    await addProduct(server, slug, 'chat');
    const one = await engaged(server, slug, { legalName: 'Old Name Ltd', products: ['desk'], origin: 'BASELINE', effectiveFrom: '2025-01-01' });
    await engaged(server, slug, { legalName: 'old name  LTD', products: ['chat'], origin: 'BASELINE', effectiveFrom: '2025-01-01' });
    await server.get(amend, { input: { id: one.id, effectiveFrom: '2026-03-01', legalName: 'New Name Ltd' } });
    await announced(server, slug);
    expect(names(await listed(server, slug))).toEqual(['New Name Ltd', 'New Name Ltd']);
    expect(names(await listed(server, slug, 'product: "chat"'))).toEqual(['New Name Ltd']);
    const { amendments } = await server.get(`{ amendments(organisation: "${slug}", from: "2026-01-01") { totalCount edges { node {
      kind needsPeriod changes { field from to } notice { number } } } } }`);
    expect(amendments.totalCount).toBe(2);
    for (const { node } of amendments.edges)
      expect(node).toEqual({
        kind: 'RENAMED',
        needsPeriod: false,
        changes: [{ field: 'legalName', from: 'Old Name Ltd', to: 'New Name Ltd' }],
        notice: { number: 1 },
      });
  });

  it('turns another legal person into a replacement, with the facts of the old one where none are given', async () => {
    const slug = await fresh();
    const old = await engaged(server, slug, { legalName: 'Going BV', service: 'Search', origin: 'BASELINE', effectiveFrom: '2025-01-01' });
    const { replaceSubProcessor } = await server.get(replace, {
      input: { id: old.id, effectiveFrom: '2026-05-01', lastDay: '2026-05-31', with: { legalName: 'Coming BV', countries: ['NL'] } },
    });
    expect(replaceSubProcessor.subProcessor).toMatchObject({ legalName: 'Coming BV', service: 'Search', purpose: 'Hosting', countries: ['NL'] });
    await announced(server, slug);
    expect(names(await listed(server, slug, 'on: "2026-05-15"'))).toEqual(['Coming BV', 'Going BV']);
    expect(names(await listed(server, slug, 'on: "2026-06-01"'))).toEqual(['Coming BV']);
    const { amendments } = await server.get(`{ amendments(organisation: "${slug}", from: "2026-01-01") { edges { node { kind effectiveFrom subProcessor { legalName } changes { field from to } } } } }`);
    expect(amendments.edges.map(({ node }: { node: { kind: string; effectiveFrom: string } }) => [node.kind, node.effectiveFrom])).toEqual([
      ['REPLACED', '2026-05-01'],
      ['REMOVED', '2026-06-01'],
    ]);
    expect(amendments.edges[0].node.changes).toContainEqual({ field: 'legalName', from: 'Going BV', to: 'Coming BV' });
  });

  it('lets a translation be added without an amendment, and reads texts in the language asked for', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Wort AG', origin: 'BASELINE', effectiveFrom: '2025-01-01' });
    await server.get(amend, { input: { id, effectiveFrom: '2026-03-01', purpose: { en: 'Hosting', de: 'Betrieb' } } });
    const { subProcessor } = await server.get(`{ subProcessor(id: "${id}") { en: purpose de: purpose(lang: "de") fr: purpose(lang: "fr") purposeTexts status } }`);
    expect(subProcessor).toEqual({ en: 'Hosting', de: 'Betrieb', fr: 'Hosting', purposeTexts: { en: 'Hosting', de: 'Betrieb' }, status: 'IN_USE' });
    const drafted = await server.ask(`mutation { draftNotice(input: { organisation: "${slug}" }) { notice { id } } }`);
    expect(drafted.errors?.[0]?.extensions.code).toBe('NOTHING_TO_ANNOUNCE');
  });

  it('shows the chain below a sub-processor', async () => {
    const slug = await fresh();
    const above = await engaged(server, slug, { legalName: 'Above SA', origin: 'BASELINE', effectiveFrom: '2025-01-01' });
    const below = await engaged(server, slug, { legalName: 'Below SA', origin: 'BASELINE', effectiveFrom: '2025-01-01', engagedBy: above.id });
    const { subProcessor } = await server.get(`{ subProcessor(id: "${below.id}") { engagedBy { legalName engagedBy { id } } } }`);
    expect(subProcessor.engagedBy).toEqual({ legalName: 'Above SA', engagedBy: null });
  });

  it('corrects what was wrong from the start, on the day of the wrong version', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Oops LLC', countries: ['DE'], origin: 'BASELINE', effectiveFrom: '2025-01-01' });
    await server.get(amend, { input: { id, effectiveFrom: '2026-02-01', origin: 'CORRECTION', countries: ['US'] } });
    await announced(server, slug);
    expect(await listed(server, slug, 'on: "2025-06-01"')).toMatchObject([{ countries: ['US'], effectiveFrom: '2025-01-01' }]);
    expect(await listed(server, slug, 'on: "2025-06-01", asOf: "2026-03-01T09:00:00Z"')).toEqual([]);
  });

  it('carries a change forward onto later announced versions only when told to', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Later AS', origin: 'BASELINE', effectiveFrom: '2025-01-01' });
    await server.get(amend, { input: { id, effectiveFrom: '2026-07-01', countries: ['NO'] } });
    await announced(server, slug);
    const early = { id, effectiveFrom: '2026-04-01', purpose: 'Archive' };
    const refused = await server.ask(amend, { input: early });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'LATER_VERSION_EXISTS', fields: [{ path: 'effectiveFrom' }] });
    await server.get(amend, { input: { ...early, carryForward: true } });
    await announced(server, slug);
    expect(await listed(server, slug, 'on: "2026-04-01"')).toMatchObject([{ purpose: 'Archive', countries: ['DE'] }]);
    expect(await listed(server, slug, 'on: "2026-07-01"')).toMatchObject([{ purpose: 'Archive', countries: ['NO'] }]);
  });

  it('leaves nothing to announce when an edit is undone', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Undo Oy', origin: 'BASELINE', effectiveFrom: '2025-01-01' });
    await server.get(amend, { input: { id, effectiveFrom: '2026-04-01', purpose: 'Something else' } });
    await server.get(amend, { input: { id, effectiveFrom: '2026-04-01', purpose: 'Hosting' } });
    const draft = await engaged(server, slug, { legalName: 'Never Mind Oy' });
    await server.get(remove, { input: { id: draft.id, effectiveFrom: '2026-04-10' } });
    const drafted = await server.ask(`mutation { draftNotice(input: { organisation: "${slug}" }) { notice { id } } }`);
    expect(drafted.errors?.[0]?.extensions.code).toBe('NOTHING_TO_ANNOUNCE');
    expect(names(await listed(server, slug, 'include: ALL'))).toEqual(['Undo Oy']);
  });
});

describe('a list refuses', () => {
  const code = async (query: string, input: unknown, key?: string | null) =>
    (await server.ask(query, { input }, key)).errors?.[0]?.extensions;

  it('what does not exist or cannot be, names the field, and writes nothing', async () => {
    const slug = await fresh();
    const base = { organisation: slug, legalName: 'Good GmbH', effectiveFrom: '2026-04-10' };
    const counted = async () => (await server.get(`{ changes(organisation: "${slug}") { totalCount } }`)).changes.totalCount;
    const before = await counted();
    expect(await code(engage, { ...base, countries: ['DE', 'XX'] })).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'countries' }] });
    expect(await code(engage, { ...base, establishment: 'Germany' })).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'establishment' }] });
    expect(await code(engage, { ...base, effectiveFrom: '2026-02-30' })).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'effectiveFrom' }] });
    expect(await code(engage, { ...base, legalName: '  ' })).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'legalName' }] });
    expect(await code(engage, { ...base, products: ['nothing'] })).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'products.0' }] });
    expect(await code(engage, { ...base, purpose: { de: 'Nur deutsch' } })).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'purpose' }] });
    expect(await code(engage, { ...base, website: 'javascript:alert(1)' })).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'website' }] });
    expect(await code(engage, { ...base, announcedOn: '2026-01-01' })).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'announcedOn' }] });
    expect(await code(engage, { ...base, organisation: 'nowhere' })).toEqual({ code: 'NOT_FOUND' });
    expect(await counted()).toBe(before);
    const literal = await server.ask(`mutation { engageSubProcessor(input: { organisation: "${slug}", legalName: "X", effectiveFrom: "soon" }) { subProcessor { id } } }`);
    expect(literal.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'effectiveFrom' }] });
  });

  it('the same party for the same service on overlapping products', async () => {
    const slug = await fresh();
    await addProduct(server, slug, 'desk');
    await addProduct(server, slug, 'chat');
    await engaged(server, slug, { legalName: 'Dup GmbH', service: 'Search', products: ['desk'] });
    const again = { organisation: slug, legalName: 'DUP  GmbH', purpose: 'Hosting', service: 'search', effectiveFrom: '2026-05-01' };
    expect(await code(engage, { ...again, products: ['desk', 'chat'] })).toMatchObject({ code: 'DUPLICATE_SUB_PROCESSOR', fields: [{ path: 'legalName' }] });
    expect(await code(engage, again)).toMatchObject({ code: 'DUPLICATE_SUB_PROCESSOR' });
    expect(await code(engage, { ...again, products: ['chat'] })).toBeUndefined();
    expect(await code(engage, { ...again, service: 'Mail' })).toBeUndefined();
  });

  it('a day before the version it follows, a change after the removal, and no change at all', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Order AG', origin: 'BASELINE', effectiveFrom: '2026-02-01' });
    expect(await code(amend, { id, effectiveFrom: '2026-01-31', purpose: 'Earlier' })).toMatchObject({ code: 'EFFECTIVE_BEFORE_PREVIOUS', fields: [{ path: 'effectiveFrom' }] });
    expect(await code(remove, { id, effectiveFrom: '2026-01-31' })).toMatchObject({ code: 'EFFECTIVE_BEFORE_PREVIOUS' });
    expect(await code(amend, { id, effectiveFrom: '2026-04-01', purpose: ' Hosting ' })).toEqual({ code: 'NOTHING_TO_AMEND' });
    await server.get(remove, { input: { id, effectiveFrom: '2026-04-01' } });
    await announced(server, slug);
    expect(await code(amend, { id, effectiveFrom: '2026-04-02', purpose: 'Too late' })).toMatchObject({ code: 'EFFECTIVE_BEFORE_PREVIOUS' });
  });

  it('a key without the permission, and answers for another organisation as if it did not exist', async () => {
    const [mine, theirs] = [await fresh(), await fresh()];
    const { id } = await engaged(server, theirs, { legalName: 'Theirs GmbH', origin: 'BASELINE', effectiveFrom: '2025-01-01' });
    const [viewer, editor] = [await createKey(server, mine, 'VIEWER'), await createKey(server, mine, 'EDITOR')];
    const input = { organisation: mine, legalName: 'Mine GmbH', effectiveFrom: '2026-04-10' };
    expect(await code(engage, input, viewer)).toEqual({ code: 'FORBIDDEN' });
    expect(await code(engage, { ...input, origin: 'BASELINE' }, editor)).toEqual({ code: 'FORBIDDEN' });
    expect(await code(engage, { ...input, organisation: theirs }, editor)).toEqual({ code: 'NOT_FOUND' });
    expect(await code(amend, { id, effectiveFrom: '2026-04-10', purpose: 'Mine now' }, editor)).toEqual({ code: 'NOT_FOUND' });
    expect(await code(engage, { ...input, engagedBy: id }, editor)).toEqual({ code: 'NOT_FOUND' });
    const one = await server.ask(`{ subProcessor(id: "${id}") { legalName } }`, {}, editor);
    const none = await server.ask(`{ subProcessor(id: "00000000-0000-4000-8000-000000000000") { legalName } }`, {}, editor);
    expect(one.errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual(
      none.errors?.map(({ message, extensions }) => ({ message, extensions })),
    );
    expect((await server.ask(`{ amendments(organisation: "${theirs}") { totalCount } }`, {}, editor)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

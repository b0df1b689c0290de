import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addProduct,
  amend,
  announced,
  createOrganisation,
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
  return async (more: Record<string, unknown> = {}) =>
    (await createOrganisation(server, `org-${++count}`, { noticeDays: 0, ...more })).slug;
})();

describe('a change of the list', () => {
  it('turns a new legal name of the same person into a rename, on every engagement of the party', async () => {
    const slug = await fresh();
    await addProduct(server, slug, 'desk');
    await addProduct(server, slug, 'chat');
    const one = await engaged(server, slug, {
      legalName: 'Old Name Ltd',
      products: ['desk'],
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    await engaged(server, slug, {
      legalName: 'old name  LTD',
      products: ['chat'],
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    await server.get(amend, {
      input: { id: one.id, effectiveFrom: '2026-03-01', legalName: 'New Name Ltd' },
    });
    await announced(server, slug);
    expect(names(await listed(server, slug))).toEqual(['New Name Ltd', 'New Name Ltd']);
    expect(names(await listed(server, slug, 'product: "chat"'))).toEqual(['New Name Ltd']);
    const { amendments } =
      await server.get(`{ amendments(organisation: "${slug}", from: "2026-01-01") { totalCount edges { node {
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
    const old = await engaged(server, slug, {
      legalName: 'Going BV',
      service: 'Search',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    const { replaceSubProcessor } = await server.get(replace, {
      input: {
        id: old.id,
        effectiveFrom: '2026-05-01',
        lastDay: '2026-05-31',
        with: { legalName: 'Coming BV', countries: ['NL'] },
      },
    });
    expect(replaceSubProcessor.subProcessor).toMatchObject({
      legalName: 'Coming BV',
      service: 'Search',
      purpose: 'Hosting',
      countries: ['NL'],
    });
    await announced(server, slug);
    expect(names(await listed(server, slug, 'on: "2026-05-15"'))).toEqual(['Coming BV', 'Going BV']);
    expect(names(await listed(server, slug, 'on: "2026-06-01"'))).toEqual(['Coming BV']);
    const { amendments } = await server.get(
      `{ amendments(organisation: "${slug}", from: "2026-01-01") { edges { node { kind effectiveFrom subProcessor { legalName } changes { field from to } } } } }`,
    );
    expect(
      amendments.edges.map(({ node }: { node: { kind: string; effectiveFrom: string } }) => [
        node.kind,
        node.effectiveFrom,
      ]),
    ).toEqual([
      ['REPLACED', '2026-05-01'],
      ['REMOVED', '2026-06-01'],
    ]);
    expect(amendments.edges[0].node.changes).toContainEqual({
      field: 'legalName',
      from: 'Going BV',
      to: 'Coming BV',
    });
  });

  it('corrects what was wrong from the start, on the day of the wrong version', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, {
      legalName: 'Oops LLC',
      countries: ['DE'],
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    await server.get(amend, {
      input: { id, effectiveFrom: '2026-02-01', origin: 'CORRECTION', countries: ['US'] },
    });
    await announced(server, slug);
    expect(await listed(server, slug, 'on: "2025-06-01"')).toMatchObject([
      { countries: ['US'], effectiveFrom: '2025-01-01' },
    ]);
    expect(await listed(server, slug, 'on: "2025-06-01", asOf: "2026-03-01T09:00:00Z"')).toEqual([]);
  });

  it('carries a change forward onto later announced versions only when told to', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, {
      legalName: 'Later AS',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    await server.get(amend, { input: { id, effectiveFrom: '2026-07-01', countries: ['NO'] } });
    await announced(server, slug);
    const early = { id, effectiveFrom: '2026-04-01', purpose: 'Archive' };
    const refused = await server.ask(amend, { input: early });
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'LATER_VERSION_EXISTS',
      fields: [{ path: 'effectiveFrom' }],
    });
    await server.get(amend, { input: { ...early, carryForward: true } });
    await announced(server, slug);
    expect(await listed(server, slug, 'on: "2026-04-01"')).toMatchObject([
      { purpose: 'Archive', countries: ['DE'] },
    ]);
    expect(await listed(server, slug, 'on: "2026-07-01"')).toMatchObject([
      { purpose: 'Archive', countries: ['NO'] },
    ]);
  });

  it('leaves nothing to announce when an edit is undone', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, {
      legalName: 'Undo Oy',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    await server.get(amend, { input: { id, effectiveFrom: '2026-04-01', purpose: 'Something else' } });
    await server.get(amend, { input: { id, effectiveFrom: '2026-04-01', purpose: 'Hosting' } });
    const draft = await engaged(server, slug, { legalName: 'Never Mind Oy' });
    await server.get(remove, { input: { id: draft.id, effectiveFrom: '2026-04-10' } });
    const drafted = await server.ask(
      `mutation { draftNotice(input: { organisation: "${slug}" }) { notice { id } } }`,
    );
    expect(drafted.errors?.[0]?.extensions.code).toBe('NOTHING_TO_ANNOUNCE');
    expect(names(await listed(server, slug, 'include: ALL'))).toEqual(['Undo Oy']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amend, createOrganisation, engage, engaged, listed, remove, replace } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

// today is 2026-03-01
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const fresh = (() => {
  let count = 0;
  return async (more: Record<string, unknown> = {}) =>
    (await createOrganisation(server, `origin-${++count}`, { noticeDays: 0, ...more })).slug;
})();
const refusal = async (query: string, input: Record<string, unknown>) =>
  (await server.ask(query, { input })).errors?.[0]?.extensions;
const baseline = { origin: 'BASELINE', effectiveFrom: '2025-01-01' };
const discard = `mutation($input: DiscardDraftsInput!) { discardDrafts(input: $input) { subProcessor { id status countries } } }`;

describe('the origin of a change', () => {
  it('is no way round the period: only what was announced is corrected, and never what is to come', async () => {
    const slug = await fresh({ noticeDays: 30 });
    expect(
      await refusal(engage, {
        organisation: slug,
        legalName: 'Corr Inc',
        effectiveFrom: '2026-03-01',
        origin: 'CORRECTION',
      }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'origin' }] });
    const draft = await engaged(server, slug, { legalName: 'Draft Inc', effectiveFrom: '2026-02-01' });
    expect(
      await refusal(amend, {
        id: draft.id,
        effectiveFrom: '2026-02-01',
        origin: 'CORRECTION',
        countries: ['US'],
      }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'origin' }] });
    const known = await engaged(server, slug, { legalName: 'Known Inc', ...baseline });
    expect(
      await refusal(amend, {
        id: known.id,
        effectiveFrom: '2026-03-02',
        origin: 'CORRECTION',
        countries: ['US'],
      }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'effectiveFrom' }] });
  });

  it('of a correction is kept beside an open draft of another day', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Both Ltd', ...baseline });
    await server.get(amend, { input: { id, effectiveFrom: '2026-02-20', purpose: 'Archive' } });
    await server.get(amend, {
      input: { id, effectiveFrom: '2026-02-25', origin: 'CORRECTION', countries: ['US'] },
    });
    const { amendments } = await server.get(
      `{ amendments(organisation: "${slug}", announced: false) { edges { node { origin effectiveFrom changes { field to } } } } }`,
    );
    expect(amendments.edges.map(({ node }: { node: unknown }) => node)).toEqual([
      { origin: 'CORRECTION', effectiveFrom: '2025-01-01', changes: [{ field: 'countries', to: 'US' }] },
      { origin: 'AMENDMENT', effectiveFrom: '2026-02-20', changes: [{ field: 'purpose', to: 'Archive' }] },
    ]);
  });

  it('baseline is of the past: what is to come is announced', async () => {
    const slug = await fresh({ noticeDays: 30 });
    const known = await engaged(server, slug, { legalName: 'Past Ltd', ...baseline });
    for (const [query, input] of [
      [
        engage,
        { organisation: slug, legalName: 'Future Ltd', effectiveFrom: '2026-03-02', origin: 'BASELINE' },
      ],
      [amend, { id: known.id, effectiveFrom: '2027-03-01', countries: ['CN'], origin: 'BASELINE' }],
    ] as const)
      expect(await refusal(query, input)).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'effectiveFrom' }],
      });
    const told = { organisation: slug, legalName: 'Told Ltd', ...baseline, announcedOn: '2026-03-02' };
    expect(await refusal(engage, told)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'announcedOn' }],
    });
    expect((await listed(server, slug, 'on: "2028-01-01"')).map(({ legalName }) => legalName)).toEqual([
      'Past Ltd',
    ]);
  });

  it('baseline for the very day of an earlier baseline takes its place', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Twice Ltd', ...baseline });
    await server.get(amend, { input: { id, ...baseline, purpose: 'Archive' } });
    expect(await listed(server, slug, 'on: "2025-01-01"')).toMatchObject([{ purpose: 'Archive' }]);
  });
});

describe('what is drafted', () => {
  it('can be moved and let go, a removal too', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Going Ltd', ...baseline });
    await server.get(remove, { input: { id, effectiveFrom: '2026-04-10' } });
    await server.get(remove, { input: { id, effectiveFrom: '2026-04-20' } });
    const until = async () =>
      (await listed(server, slug, 'include: ALL')).map(({ listedUntil }) => listedUntil);
    expect(await until()).toEqual(['2026-04-19']);
    await server.get(remove, { input: { id, effectiveFrom: '2026-04-05' } });
    expect(await until()).toEqual(['2026-04-04']);
    await server.get(amend, { input: { id, effectiveFrom: '2026-04-01', countries: ['US'] } });
    expect(await server.get(discard, { input: { id } })).toEqual({
      discardDrafts: { subProcessor: { id, status: 'IN_USE', countries: ['DE'] } },
    });
    expect(await until()).toEqual([null]);
    expect(await refusal(discard, { id })).toMatchObject({ code: 'NOTHING_TO_AMEND' });
  });

  it('and known to nobody is gone when it is discarded', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Nobody Ltd' });
    expect(await server.get(discard, { input: { id } })).toEqual({ discardDrafts: { subProcessor: null } });
    expect(await listed(server, slug, 'include: ALL')).toEqual([]);
  });
});

it('another legal person replaces, the same one does not', async () => {
  const slug = await fresh();
  const { id } = await engaged(server, slug, { legalName: 'Same Ltd', ...baseline });
  const input = { id, effectiveFrom: '2026-04-10', lastDay: '2026-04-20', with: { legalName: 'same  LTD' } };
  expect(await refusal(replace, input)).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'with.legalName' }],
  });
});

it('null is no instant: the list is that of now', async () => {
  const slug = await fresh();
  const { id } = await engaged(server, slug, { legalName: 'Now Ltd', ...baseline });
  const { subProcessors, subProcessor } = await server.get(
    `query($id: ID!, $asOf: DateTime) { subProcessors(organisation: "${slug}", asOf: $asOf) { totalCount }
      subProcessor(id: $id, asOf: $asOf) { legalName } }`,
    { id, asOf: null },
  );
  expect({ subProcessors, subProcessor }).toEqual({
    subProcessors: { totalCount: 1 },
    subProcessor: { legalName: 'Now Ltd' },
  });
});

it('a product that is none is refused, and so is a name that would not be shown as it is typed', async () => {
  const slug = await fresh();
  const { errors } = await server.ask(
    `{ subProcessors(organisation: "${slug}", product: "nope") { totalCount } }`,
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'product' }] });
  const input = { organisation: slug, legalName: 'Acme\r\nInc', effectiveFrom: '2026-04-10' };
  expect(await refusal(engage, input)).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'legalName' }],
  });
});

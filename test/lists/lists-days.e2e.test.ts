import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.js';
import { listClient } from './list-client.js';

// today is 2026-03-01
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const { organisation, plan, apply, applied, listed } = listClient(() => server);
const names = async (slug: string, on: string) => (await listed(slug, on)).map((row) => row.legalName);

describe('the day of a list', () => {
  it('may not lie before the beginning of what the register already has: it would stand there twice', async () => {
    const slug = await organisation();
    await applied(slug, [{ name: 'A' }], '2026-02-20', { baseline: true });
    await applied(slug, [{ name: 'A' }, { name: 'B' }], '2026-03-20', { announce: true });
    const early = await apply(slug, [{ name: 'A' }, { name: 'b' }], '2026-03-10', { announce: true });
    expect(early.errors?.[0]?.extensions).toMatchObject({
      code: 'LATER_VERSION_EXISTS',
      fields: [{ path: 'on' }],
    });
    const before = await apply(slug, [{ name: 'A' }], '2026-02-10', { baseline: true });
    expect(before.errors?.[0]?.extensions.code).toBe('LATER_VERSION_EXISTS');
    expect(await names(slug, '2026-04-01')).toEqual(['A', 'B']);
  });

  it('is not that of a baseline and of a notice at once', async () => {
    const both = { baseline: true, announce: true };
    const { errors } = await apply(await organisation(), [{ name: 'A' }], '2026-02-10', both);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'announce' }] });
  });

  it('of a baseline is not to come', async () => {
    const slug = await organisation();
    const { errors } = await apply(slug, [{ name: 'A' }], '2026-03-02', { baseline: true });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'effectiveFrom' }],
    });
    expect(await names(slug, '2026-04-01')).toEqual([]);
  });

  it.each([{ baseline: true }, { announce: true }])(
    'may be that of the list before, recorded as %o: new columns, changes and all',
    async (how) => {
      const slug = await organisation();
      const on = '2026-03-01';
      await applied(slug, [{ name: 'A' }, { name: 'B', country: 'US' }], on, how);
      const second = [
        { name: 'A', purpose: 'Hosting', country: 'DE' },
        { name: 'B', purpose: 'Mail', country: 'US' },
      ];
      expect(await applied(slug, second, on, { announce: true })).toMatchObject({ filled: ['purpose'] });
      expect(await plan(slug, second, on)).toMatchObject({ amended: [], added: [], removed: [], filled: [] });
      const third = [{ name: 'A', purpose: 'Archive', country: 'DE' }];
      await applied(slug, third, on, how);
      expect(await listed(slug, on)).toMatchObject([
        { legalName: 'A', purpose: 'Archive', countries: ['DE'] },
      ]);
    },
  );
});

it('ties between renames are decided in the order of the list, not of the alphabet', async () => {
  const slug = await organisation();
  await applied(slug, [{ name: 'Zeta' }, { name: 'Alpha' }], '2026-02-20', { baseline: true });
  expect(await plan(slug, [{ name: 'Zeta (Alpha)' }])).toMatchObject({
    renamed: [{ from: 'Zeta', to: 'Zeta (Alpha)' }],
    removed: [{ name: 'Alpha' }],
  });
});

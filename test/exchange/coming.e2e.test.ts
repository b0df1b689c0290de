import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refusal } from '../support/record.js';
import { announced } from '../support/register.js';
import {
  applyMutation,
  applyRegister,
  emptyPlan,
  exported,
  planned,
  planQuery,
  type File,
} from '../support/register-files.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const register = (slug: string, future: File = {}): File => ({
  organisation: { slug, name: 'Fut', timeZone: 'Europe/Berlin', languages: ['en'], noticeDays: 30 },
  on: '2026-03-01',
  subProcessors: [
    { legalName: 'Today Ltd', countries: ['DE'], purpose: 'Mail' },
    {
      legalName: 'Future Ltd',
      countries: ['DE'],
      purpose: 'Hosting',
      effectiveFrom: '2026-05-01',
      ...future,
    },
  ],
  transfers: [
    {
      reference: 'to',
      subProcessor: 'Future Ltd',
      importerCategory: 'Hosting providers',
      destination: 'IN',
      effectiveFrom: '2026-05-01',
    },
  ],
});
const applied = (input: File) => server.ask(applyMutation, { input });
const refusedAt = async (file: File) => refusal(await applied(file));

describe('what a file says is yet to come', () => {
  it.each([
    ['plain', {}],
    ['baseline', { baseline: true }],
  ])('is drafted once (%s), and then stands as the file says', async (slug, more) => {
    const file = register(slug);
    expect((await planned(server, file, 'baseline' in more)).refused).toEqual([]);
    await applyRegister(server, file, more);
    expect(emptyPlan(await planned(server, file))).toBe(true);
    expect(emptyPlan(await applyRegister(server, file, more))).toBe(true);
    const { subProcessors } = await server.get(
      `{ subProcessors(organisation: "${slug}", include: ALL) { edges { node { legalName status } } } }`,
    );
    const today = 'baseline' in more ? 'IN_USE' : 'UNANNOUNCED';
    expect(
      subProcessors.edges.map(({ node }: { node: File }) => `${node['legalName']} ${node['status']}`),
    ).toEqual(['Future Ltd DRAFT', `Today Ltd ${today}`]);

    const out = await exported(server, slug, '2026-03-01');
    expect(
      out['subProcessors'].map(({ legalName, effectiveFrom }: File) => [legalName, effectiveFrom]),
    ).toEqual([
      ['Future Ltd', '2026-05-01'],
      ['Today Ltd', '2026-03-01'],
    ]);
    expect(emptyPlan(await planned(server, out))).toBe(true);
    const copy = { ...out, organisation: { ...out['organisation'], slug: `${slug}-copy` } };
    await applyRegister(server, copy, { baseline: true });
    expect(emptyPlan(await planned(server, copy))).toBe(true);
  });

  it('is amended on its own first day; a file that does not speak of it leaves it', async () => {
    await applyRegister(server, register('amended'));
    const file = register('amended', { purpose: 'Backups' });
    const plan = await planned(server, file);
    expect(plan.amended).toMatchObject([
      { name: 'Future Ltd', changes: [{ field: 'purpose', to: 'Backups' }] },
    ]);
    await applyRegister(server, file);
    expect(emptyPlan(await planned(server, file))).toBe(true);
    const [today] = file['subProcessors'];
    expect((await planned(server, { ...file, subProcessors: [today] })).removed).toEqual([]);
    await announced(server, 'amended', { emergencyReason: 'Mail has run since before this register.' });
    expect(emptyPlan(await planned(server, file))).toBe(true);
  });

  it('begins on the day that the register knows', async () => {
    await applyRegister(server, register('days'));
    const path = { code: 'BAD_USER_INPUT', paths: ['subProcessors.1.effectiveFrom'] };
    for (const effectiveFrom of ['2026-06-01', undefined])
      expect(await refusedAt({ ...register('days', { effectiveFrom }), transfers: null })).toEqual(path);
  });
});

describe('a file that cannot be', () => {
  it('has transfers in a circle', async () => {
    const transfers = [
      { reference: 'a', importerCategory: 'Vendors', destination: 'US', onwardOf: 'b' },
      { reference: 'b', importerCategory: 'Vendors', destination: 'IN', onwardOf: 'a' },
    ];
    const file = { ...register('circle'), transfers };
    const { errors } = await applied(file);
    expect(refusal({ errors } as never)).toEqual({
      code: 'BAD_USER_INPUT',
      paths: ['transfers.0.onwardOf', 'transfers.1.onwardOf'],
    });
    expect(errors?.[0]?.message).toContain('comes, directly or through others, after itself');
  });

  it('names two parties by one reference: plan says so too', async () => {
    const party = { reference: 'a', legalName: 'Alpha AG' };
    const input = { ...register('twice'), parties: [party, { ...party, legalName: 'Beta AG' }] };
    const paths = ['parties.1.reference'];
    expect(refusal(await server.ask(planQuery, { input }))).toEqual({ code: 'BAD_USER_INPUT', paths });
    expect((await refusedAt(input)).paths).toEqual(paths);
  });

  it('holds half a character', async () => {
    expect(await refusedAt(register('half', { legalName: 'A\ud800B' }))).toEqual({
      code: 'BAD_USER_INPUT',
      paths: ['subProcessors.1.legalName'],
    });
  });
});

describe('an activity that a baseline says runs already', () => {
  it('has what the rules found as its recorded reason', async () => {
    const activity = {
      reference: 'poor',
      role: 'CONTROLLER',
      title: 'Newsletter',
      activatedOn: '2026-03-01',
    };
    const file = { ...register('poor'), activities: [activity] };
    expect((await refusedAt(file)).code).toBe('FINDINGS_OPEN');
    await applyRegister(server, file, { baseline: true });
    const [one] = (await exported(server, 'poor', '2026-03-01'))['activities'];
    expect(one.activationReason).toMatch(/^Recorded as a baseline: .* Found then: C0/);
    expect(emptyPlan(await planned(server, file))).toBe(true);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refusal } from '../support/record.js';
import { remove } from '../support/register.js';
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
import { wholeRegister } from './whole.js';

// today is 2026-03-01
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const named = (file: File, slug: string): File => ({
  ...file,
  organisation: { ...file['organisation'], slug },
});
const bare = { role: 'CONTROLLER', title: 'Something' };
/** Rules of error severity find much in it. */
const poor = (slug: string, activity: File = {}): File => ({
  organisation: { slug, name: 'Poor Ltd', languages: ['en'] },
  on: '2026-03-01',
  subProcessors: [
    { legalName: 'Cloud Inc.', service: 'Hosting', countries: ['US'] },
    { legalName: 'Gone Inc.', service: 'Mail', countries: ['US'], effectiveFrom: '2025-01-01' },
  ],
  activities: [
    {
      ...bare,
      reference: 'support',
      activatedOn: '2025-02-01',
      recipients: [
        { key: 'cloud', role: 'SUB_PROCESSOR', subProcessor: 'Cloud Inc.' },
        { key: 'gone', role: 'SUB_PROCESSOR', subProcessor: 'Gone Inc.' },
      ],
      subProcessors: ['Gone Inc.'],
      ...activity,
    },
    { ...bare, reference: 'over', activatedOn: '2024-02-01', endedOn: '2025-02-01' },
    { ...bare, reference: 'reasoned', activatedOn: '2026-03-01', activationReason: 'The law demands it.' },
  ],
});
const rulesOf = (refused: { message: string }[]) =>
  [...new Set(refused.map(({ message }) => message.slice(0, 3)))].toSorted();
const applied = (input: File) => server.ask(applyMutation, { input });
const activity = (file: File, index: number, more: File): File => ({
  ...file,
  activities: file['activities'].map((one: File, at: number) => (at === index ? { ...one, ...more } : one)),
});

describe('an entry that a file says began', () => {
  it('is recorded with what a baseline says ran already, whatever rules find; its export makes the same elsewhere', async () => {
    const file = poor('poor');
    expect((await planned(server, file, true)).refused).toEqual([]);
    await applyRegister(server, file, { baseline: true });
    expect(emptyPlan(await planned(server, file))).toBe(true);
    const list: File[] = (await exported(server, 'poor'))['subProcessors'];
    const gone = list.find(({ legalName }) => legalName === 'Gone Inc.')!;
    await server.get(remove, { input: { id: gone['id'], effectiveFrom: '2026-03-01' } });

    const out = await exported(server, 'poor', '2026-03-01');
    expect(out['activities']).toMatchObject([
      { reference: 'over', activatedOn: '2024-02-01', endedOn: '2025-02-01' },
      { reference: 'reasoned', activationReason: 'The law demands it.' },
      { reference: 'support', activatedOn: '2025-02-01' },
    ]);
    expect(out['subProcessors']).toHaveLength(1);
    const copy = named(out, 'poor-copy');
    expect((await planned(server, copy, true)).refused).toEqual([]);
    await applyRegister(server, copy, { baseline: true });
    expect(emptyPlan(await planned(server, copy))).toBe(true);
    expect((await exported(server, 'poor-copy', '2026-03-01'))['activities']).toEqual(out['activities']);
    const { findings } = await server.get(
      '{ findings(organisation: "poor-copy", severity: ERROR) { totalCount } }',
    );
    expect(findings.totalCount).toBeGreaterThan(5);
  });

  it('is judged where nothing says that it ran already; plan says that to apply would be refused, and why', async () => {
    for (const [file, more] of [
      [poor('judged'), {}],
      [poor('judged', { activatedOn: '2026-03-02' }), { baseline: true }],
    ] as const) {
      const { refused } = await planned(server, file, 'baseline' in more);
      const answer = await applied({ ...file, ...more });
      expect(refused.map(({ code }) => code)).toContain('FINDINGS_OPEN');
      expect(refused.every(({ path }) => path.startsWith('activities.0'))).toBe(true);
      expect(refusal(answer)).toEqual({ code: 'FINDINGS_OPEN', paths: refused.map(({ path }) => path) });
      // what the file itself drafts is not on the published list
      expect(rulesOf(refused).includes('S07')).toBe(!('baseline' in more));
    }
    const reasoned = poor('judged', { activationReason: 'It runs.' });
    expect((await planned(server, reasoned)).refused).toEqual([]);
    expect(refusal(await applied(reasoned)).code).toBe('none');
    expect(emptyPlan(await planned(server, reasoned))).toBe(true);
  });

  it('is judged by what the register holds of sections that the file leaves out', async () => {
    const file = wholeRegister('partly');
    await applyRegister(server, file, { baseline: true });
    const out = await exported(server, 'partly', '2026-03-01');
    const activities = out['activities'].map((one: File) =>
      one['reference'] === 'hosting' ? { ...one, activatedOn: '2026-03-01' } : one,
    );
    const input = { organisation: { slug: 'partly' }, on: '2026-03-01', activities };
    const { refused } = await planned(server, input);
    expect(refused.length).toBeGreaterThan(0);
    const answer = await applied(input);
    expect(refusal(answer)).toEqual({ code: 'FINDINGS_OPEN', paths: refused.map(({ path }) => path) });
  });

  it('cannot be told otherwise than it was recorded: plan says so, apply refuses, nothing is written', async () => {
    const file = wholeRegister('acts');
    await applyRegister(server, file, { baseline: true });
    const [first, second] = file['activities'][0].suspensions;
    const cases: [number, File, string, string][] = [
      [0, { activationReason: 'Another' }, 'BAD_USER_INPUT', 'activationReason'],
      [0, { activatedOn: '2025-02-02' }, 'BAD_USER_INPUT', 'activatedOn'],
      [0, { suspensions: [first] }, 'BAD_USER_INPUT', 'suspensions'],
      [0, { suspensions: [{ ...first, reason: 'Rain' }, second] }, 'BAD_USER_INPUT', 'suspensions.0.reason'],
      [0, { suspensions: [first, second, { from: '2026-02-15' }] }, 'WRONG_STATUS', 'suspensions.2'],
      [0, { endedOn: '2025-05-15' }, 'BAD_USER_INPUT', 'endedOn'],
      [1, { endedOn: undefined }, 'BAD_USER_INPUT', 'endedOn'],
      [2, { activationReason: 'It has not begun' }, 'BAD_USER_INPUT', 'activationReason'],
      [2, { suspensions: [{ from: '2026-02-15' }] }, 'WRONG_STATUS', 'suspensions.0'],
    ];
    for (const [index, more, code, field] of cases) {
      const input = activity(file, index, more);
      const path = `activities.${index}.${field}`;
      expect((await planned(server, input)).refused).toMatchObject([{ code, path }]);
      expect(refusal(await applied(input))).toEqual({ code, paths: [path] });
    }
    // all of them at once
    const input = activity(activity(file, 0, { activatedOn: '2025-02-02' }), 1, { endedOn: undefined });
    const paths = ['activities.0.activatedOn', 'activities.1.endedOn'];
    expect((await planned(server, input)).refused.map(({ path }) => path)).toEqual(paths);
    expect(refusal(await applied(input)).paths).toEqual(paths);
    expect(emptyPlan(await planned(server, file))).toBe(true);
  });

  it('does not begin again when what has ended is put back, nor do agreements and transfers', async () => {
    const file = wholeRegister('back');
    await applyRegister(server, file, { baseline: true });
    const without = (section: string, reference: string) =>
      file[section].filter((one: File) => one['reference'] !== reference);
    const less = {
      ...file,
      on: '2026-03-10',
      activities: without('activities', 'hosting'),
      agreements: without('agreements', 'old').filter(({ reference }: File) => reference !== 'cloud-dpa'),
      transfers: without('transfers', 'onward'),
    };
    await applyRegister(server, less);
    const back = { ...file, on: '2026-03-12' };
    const { refused } = await planned(server, back);
    expect(refused.map(({ path }) => path)).toEqual([
      'agreements.1.endedOn',
      'transfers.0.reference',
      'activities.2.endedOn',
    ]);
    expect(refused[2]!.message).toContain('2026-03-10');
    expect(refusal(await applied(back)).paths).toEqual(refused.map(({ path }) => path));
    const anew = { ...file['activities'][2], reference: 'hosting-2', transfers: ['to-cloud'] };
    const next = { ...less, on: '2026-03-12', activities: [...less.activities, anew] };
    expect(refusal(await applied(next)).code).toBe('none');
  });
});

describe('a file that names what is not there', () => {
  it('is told all of it at once, by plan as by apply', async () => {
    const file = wholeRegister('names');
    await applyRegister(server, file, { baseline: true });
    const input: File = activity(file, 2, { subProcessors: ['Nobody', 'No one'], reference: 'support' });
    input['activities'][0] = {
      ...input['activities'][0],
      dataItems: [{ category: 'CONTACT', purposes: ['no'] }],
    };
    input['subProcessors'] = [
      ...file['subProcessors'],
      { legalName: 'New', products: ['none'], engagedBy: 'Nil' },
    ];
    input['transfers'] = [{ ...file['transfers'][0], importer: 'us' }, ...file['transfers'].slice(1)];
    input['profile'] = { party: 'Nobody' };
    const paths = [
      'activities.0.dataItems.0.purposes.0',
      'activities.2.reference',
      'activities.2.subProcessors.0',
      'activities.2.subProcessors.1',
      'profile.party',
      'subProcessors.3.engagedBy',
      'subProcessors.3.products.0',
      'transfers.0.importer',
    ];
    for (const query of [planQuery, applyMutation]) {
      const { code, paths: told } = refusal(await server.ask(query, { input }));
      expect([code, told.toSorted()]).toEqual(['BAD_USER_INPUT', paths]);
    }
  });
});

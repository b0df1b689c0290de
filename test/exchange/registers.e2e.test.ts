import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, createOrganisation } from '../support/register.js';
import { refusal } from '../support/record.js';
import {
  applyMutation,
  applyRegister,
  emptyPlan,
  exported,
  fileQuery,
  planned,
  planQuery,
  type File,
  type Plan,
} from '../support/register-files.js';
import { startServer, type TestServer } from '../support/server.js';
import { wholeRegister } from './whole.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const SECTIONS = [
  'parties',
  'profile',
  'activities',
  'agreements',
  'authorisations',
  'transfers',
  'policies',
];
const count = async () => (await server.get('{ changes { totalCount } }')).changes.totalCount as number;
const without = ({ id: _id, ...entry }: File) => entry;

describe('a register file', () => {
  it('makes a whole register from nothing; a second plan is empty, and so is that of the export', async () => {
    const file = wholeRegister('whole');
    const plan = await applyRegister(server, file, { baseline: true });
    expect(plan.sections.map(({ name, added }) => [name, added])).toEqual([
      ['parties', ['us', 'dpo', 'customer', 'Bare Ltd', 'cloud']],
      ['profile', ['profile']],
      ['agreements', ['dpa', 'cloud-dpa', 'old']],
      [
        'authorisations',
        [
          expect.stringMatching(/^customer: /),
          expect.stringMatching(/^customer: /),
          'customer: Under Cloud Ltd',
        ],
      ],
      ['transfers', ['onward', 'to-cloud']],
      ['policies', ['privacy', 'terms', 'cookies']],
      ['activities', ['support', 'newsletter', 'hosting']],
    ]);
    expect(emptyPlan(await planned(server, file))).toBe(true);
    const out = await exported(server, 'whole', '2026-03-01');
    expect(emptyPlan(await planned(server, out))).toBe(true);

    // however its time zone is typed
    const typed = { ...file, organisation: { ...file['organisation'], timeZone: 'europe/berlin' } };
    expect(emptyPlan(await planned(server, typed))).toBe(true);

    // what is exported makes the same register elsewhere
    const copy: File = { ...out, organisation: { ...out['organisation'], slug: 'copy' } };
    await applyRegister(server, copy, { baseline: true });
    expect(emptyPlan(await planned(server, copy))).toBe(true);
    const again = await exported(server, 'copy', '2026-03-01');
    for (const section of ['organisation', ...SECTIONS])
      expect(rid(again[section], again)).toEqual(rid(copy[section], out));
    expect(rid(again['subProcessors'].map(without), again)).toEqual(
      expect.arrayContaining(rid(out['subProcessors'].map(without), out) as unknown[]),
    );
  });
});

/** Ids of sub-processors are those of one server: in their place the service; the list has no order among namesakes. */
function rid(section: unknown, file: File): unknown {
  const list = file['subProcessors'] as { id: string; service: unknown }[];
  const text = list.reduce(
    (text, { id, service }) =>
      text.replaceAll(id, `the one for ${typeof service === 'string' ? service : 'more'}`),
    JSON.stringify(section),
  );
  return JSON.parse(text);
}

const amendedIn = (plan: Plan, section: string) =>
  plan.sections
    .find(({ name }) => name === section)
    ?.amended.map(({ name, changes }) => [name, changes.map(({ field }) => field)]);
const change = (file: File, section: string, index: number, more: File): File => ({
  ...file,
  [section]: file[section].map((entry: File, at: number) => (at === index ? { ...entry, ...more } : entry)),
});

describe('a register file of another day', () => {
  it('is whole: what it does not state is taken away, what it lacks ends', async () => {
    const file = wholeRegister('moving');
    await applyRegister(server, file, { baseline: true });
    const { legalBasis: _basis, contract: _contract, ...purpose } = file['activities'][0].purposes[0];
    let next: File = { ...file, on: '2026-04-01' };
    next = change(next, 'parties', 2, { establishment: 'CH' });
    next = change(next, 'agreements', 0, {
      noticeDays: undefined,
      label: '3.0',
      standings: [{ ...file['agreements'][0].standings[0], until: '2026-01-31' }],
    });
    next = change(next, 'transfers', 1, {
      assessment: undefined,
      mechanisms: [{ kind: 'DEROGATION_CONSENT' }],
    });
    next = change(next, 'activities', 0, { owner: null, purposes: [purpose], suspensions: undefined });
    next = { ...next, profile: { isController: true }, transfers: [next['transfers'][1]] };
    next['agreements'] = next['agreements'].filter(({ reference }: File) => reference !== 'cloud-dpa');
    next['activities'] = next['activities'].filter(({ reference }: File) => reference !== 'hosting');
    next['activities'][0].recipients = [{ role: 'THIRD_PARTY', category: 'Insurers' }];
    const plan = await applyRegister(server, next);
    expect(plan.sections.map(({ name, ended }) => [name, ended])).toEqual([
      ['parties', []],
      ['profile', []],
      ['agreements', ['cloud-dpa']],
      ['authorisations', []],
      ['transfers', ['onward']],
      ['policies', []],
      ['activities', ['hosting']],
    ]);
    expect(amendedIn(plan, 'parties')).toEqual([['customer', ['establishment']]]);
    expect(amendedIn(plan, 'profile')?.[0]?.[1]).toEqual(
      expect.arrayContaining(['party', 'dpo', 'employees']),
    );
    expect(amendedIn(plan, 'agreements')).toEqual([['dpa', ['noticeDays', 'label', 'standings']]]);
    expect(amendedIn(plan, 'transfers')).toEqual([['to-cloud', ['mechanisms', 'assessment']]]);
    expect(amendedIn(plan, 'activities')).toEqual([['support', ['owner', 'purposes', 'recipients']]]);
    expect(emptyPlan(await planned(server, next))).toBe(true);
    const out = await exported(server, 'moving', '2026-04-01');
    expect(out['activities'][0]).toMatchObject({ reference: 'hosting', endedOn: '2026-04-01' });
    expect(out['activities'][2]).not.toHaveProperty('owner');
    expect(out['transfers']).toHaveLength(1);
    const { standings } = out['agreements'].find(({ reference }: File) => reference === 'dpa');
    expect(standings).toMatchObject([
      { party: 'customer', since: '2024-02-01', until: '2026-01-31' },
      { party: 'Bare Ltd', until: '2025-06-30' },
      { party: 'customer', since: '2026-02-01', until: '2026-03-31' },
    ]);
    // the day before, all stood as it had been
    const before = await exported(server, 'moving', '2026-03-31');
    expect(before['transfers']).toHaveLength(2);
  });

  it('refuses with the path in the file, and writes nothing', async () => {
    const file = wholeRegister('refused');
    await applyRegister(server, file, { baseline: true });
    const before = await count();
    const cases: [File, string][] = [
      [change(file, 'activities', 1, { subProcessors: ['Nobody'] }), 'activities.1.subProcessors.0'],
      [
        change(file, 'activities', 0, { dataItems: [{ category: 'CONTACT', purposes: ['nothing'] }] }),
        'activities.0.dataItems.0.purposes.0',
      ],
      [change(file, 'activities', 2, { purposes: [{ key: 'a', label: 'A' }] }), 'activities.2.purposes'],
      [change(file, 'activities', 2, { reference: 'support' }), 'activities.2.reference'],
      [change(file, 'activities', 2, { role: 'CONTROLLER' }), 'activities.2.role'],
      [change(file, 'activities', 0, { activatedOn: '2025-02-02' }), 'activities.0.activatedOn'],
      [change(file, 'activities', 2, { activatedOn: '2026-03-02' }), 'activities.2'],
      [change(file, 'transfers', 0, { importer: 'us' }), 'transfers.0.importer'],
      [change(file, 'transfers', 0, { importer: 'Cloud' }), 'transfers.0.importer'],
      [
        change(file, 'agreements', 0, { standings: [{ party: 'Nobody', since: '2026-02-01' }] }),
        'agreements.0.standings.0.party',
      ],
      [
        change(file, 'agreements', 0, { standings: [{ party: 'Bare Ltd', since: '2019-02-01' }] }),
        'agreements.0.standings.0.since',
      ],
      [change(file, 'authorisations', 2, { subProcessor: 'Nobody' }), 'authorisations.2.subProcessor'],
      [change(file, 'authorisations', 0, { customer: 'cloud' }), 'authorisations.0.customer'],
      [change(file, 'authorisations', 1, { decidedOn: '2026-01-15' }), 'authorisations.1'],
      [change(file, 'subProcessors', 0, { products: ['nothing'] }), 'subProcessors.0.products.0'],
      [
        { ...file, parties: [...file['parties'], { reference: 'us', legalName: 'Other' }] },
        'parties.5.reference',
      ],
      [{ ...file, profile: { party: 'Nobody' } }, 'profile.party'],
    ];
    for (const [bad, path] of cases) {
      const answer = await server.ask(applyMutation, { input: { ...bad, baseline: true } });
      expect([path, answer.errors?.[0]?.message, refusal(answer).paths]).toEqual([
        path,
        expect.any(String),
        expect.arrayContaining([expect.stringContaining(path)]),
      ]);
    }
    expect(await count()).toBe(before);
  });

  it('is planned by whoever reads, applied by publishers, and knows nothing of other organisations', async () => {
    const file = wholeRegister('guarded');
    await applyRegister(server, file, { baseline: true });
    const { slug: other } = await createOrganisation(server, 'other');
    const [viewer, editor, publisher, stranger] = [
      await createKey(server, 'guarded', 'VIEWER'),
      await createKey(server, 'guarded', 'EDITOR'),
      await createKey(server, 'guarded', 'PUBLISHER'),
      await createKey(server, other, 'ADMIN'),
    ];
    const input = change(file, 'activities', 1, { owner: 'Marketing' });
    expect((await server.ask(planQuery, { input }, viewer)).errors).toBeUndefined();
    expect((await server.ask(fileQuery, { organisation: 'guarded' }, viewer)).errors).toBeUndefined();
    expect(refusal(await server.ask(applyMutation, { input }, editor)).code).toBe('FORBIDDEN');
    expect(refusal(await server.ask(planQuery, { input }, null)).code).toBe('UNAUTHENTICATED');
    expect(refusal(await server.ask(applyMutation, { input }, publisher)).code).toBe('none');
    expect(refusal(await server.ask(fileQuery, { organisation: 'guarded' }, stranger)).code).toBe(
      'NOT_FOUND',
    );
    expect(refusal(await server.ask(applyMutation, { input }, stranger)).code).toBe('FORBIDDEN');
    // what another organisation calls its own names nothing here
    const borrowed = { organisation: { slug: other }, on: '2026-03-01' };
    const naming = {
      ...borrowed,
      activities: [{ reference: 'a', role: 'CONTROLLER', title: 'A', transfers: ['to-cloud'] }],
    };
    expect(refusal(await server.ask(applyMutation, { input: naming }))).toEqual({
      code: 'BAD_USER_INPUT',
      paths: ['activities.0.transfers.0'],
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, createOrganisation, engaged } from '../support/register.js';
import { activate, add, added, addedForCustomer, amend, end, payroll, resume, suspend } from './recording.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const fresh = (() => {
  let count = 0;
  return async () => (await createOrganisation(server, `org-${++count}`, { noticeDays: 0 })).slug;
})();

describe('the record refuses', () => {
  const code = async (query: string, input: unknown, key?: string | null) =>
    (await server.ask(query, { input }, key)).errors?.[0]?.extensions;

  const item = payroll.dataItems[0]!;
  const purpose = payroll.purposes[0]!;
  const cases: [path: string, given: Record<string, unknown>][] = [
    ['reference', { reference: 'with space' }],
    ['title', { title: { de: 'Nur deutsch' } }],
    ['startsOn', { startsOn: '2026-02-30' }],
    ['purposes.0.key', { purposes: [{ ...purpose, key: 'two words' }] }],
    ['purposes.1.key', { purposes: [purpose, purpose] }],
    ['purposes.0.label', { purposes: [{ ...purpose, label: { de: 'Nur deutsch' } }] }],
    [
      'dataItems.0.retention.period',
      { dataItems: [{ ...item, retention: { kind: 'FIXED', period: '1 year' } }] },
    ],
    ['dataItems.0.purposes.0', { dataItems: [{ ...item, purposes: ['fun'] }] }],
    ['dataItems.0.subjects.1', { dataItems: [{ ...item, subjects: ['staff', 'cats'] }] }],
    ['dataItems.1.key', { dataItems: [item, item] }],
    ['dataItems.0.label', { dataItems: [{ ...item, category: 'OTHER' }] }],
    [
      'recipients.0.dataItems.0',
      { recipients: [{ role: 'PROCESSOR', category: 'Host', dataItems: ['cards'] }] },
    ],
    ['recipients.0.countries', { recipients: [{ role: 'PROCESSOR', category: 'Host', countries: ['XX'] }] }],
    ['recipients.0.below', { recipients: [{ key: 'a', role: 'PROCESSOR', category: 'Host', below: 'a' }] }],
    [
      'recipients.1.below',
      {
        recipients: [
          { key: 'c', role: 'PROCESSOR', category: 'Host', below: 'a' },
          { key: 'a', role: 'PROCESSOR', category: 'Host', below: 'b' },
          { key: 'b', role: 'PROCESSOR', category: 'Host', below: 'a' },
        ],
      },
    ],
    ['recipients.0.party', { recipients: [{ role: 'PROCESSOR', party: 'Nobody Ltd' }] }],
    ['recipients.0.subProcessor', { recipients: [{ role: 'SUB_PROCESSOR', subProcessor: 'Nobody Ltd' }] }],
    ['recipients.0.agreement', { recipients: [{ role: 'PROCESSOR', category: 'Host', agreement: 'DPA-9' }] }],
    ['controllers.0.party', { controllers: [{ party: 'Nobody Ltd' }] }],
    ['subProcessors.0', { subProcessors: ['00000000-0000-4000-8000-000000000000'] }],
    ['transfers.0', { transfers: ['T-9'] }],
    ['products.0', { products: ['nothing'] }],
    ['controllerParty', { controllerParty: 'Nobody Ltd' }],
  ];

  it('what is malformed or names nothing, with its path, and writes nothing', async () => {
    const slug = await fresh();
    const counted = async () =>
      (await server.get(`{ changes(organisation: "${slug}") { totalCount } }`)).changes.totalCount;
    const { id } = await added(server, slug, 'X-0');
    const before = await counted();
    for (const [path, given] of cases) {
      const input = { ...payroll, organisation: slug, reference: 'X-1', ...given };
      const refused = await code(add, input);
      expect({ path, refused }).toMatchObject({
        path,
        refused: { code: 'BAD_USER_INPUT', fields: [{ path }] },
      });
    }
    for (const [path, given] of cases.slice(1))
      expect(await code(amend, { id, ...given })).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path }],
      });
    expect(await code(add, { ...payroll, organisation: slug, reference: 'X-0' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'reference' }],
    });
    expect(await code(amend, { id, purposes: [{ ...purpose, key: 'other' }] })).toMatchObject({
      fields: [{ path: 'dataItems.0.purposes.0' }],
    });
    expect(await counted()).toBe(before);
  });

  it('a text that is too long, in words that say so', async () => {
    const slug = await fresh();
    const title = { en: 'Payroll', de: 'L'.repeat(10_001) };
    expect(await code(add, { ...payroll, organisation: slug, reference: 'LONG', title })).toMatchObject({
      fields: [{ path: 'title', message: expect.stringMatching(/longer than 10,000 characters/) }],
    });
  });

  it('what the record of a processor does not hold, naming the field', async () => {
    const slug = await fresh();
    const { id } = await addedForCustomer(server, slug, 'P-0');
    const foreign: Record<string, unknown> = {
      controllerParty: 'Somebody Ltd',
      purposes: payroll.purposes,
      dataSubjects: payroll.dataSubjects,
      dataItems: payroll.dataItems,
      sources: [{ kind: 'PUBLIC' }],
      noRecipients: true,
      automatedDecision: { kind: 'NONE' },
      dpia: { necessity: 'UNKNOWN' },
    };
    for (const [path, value] of Object.entries(foreign)) {
      const input = {
        organisation: slug,
        role: 'PROCESSOR',
        reference: 'P-1',
        title: 'Hosting',
        [path]: value,
      };
      expect(await code(add, input)).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
      expect(await code(amend, { id, [path]: value })).toMatchObject({ fields: [{ path }] });
    }
  });

  it('to begin while rules of error severity find something, unless a reason is given', async () => {
    const slug = await fresh();
    const { id } = await added(server, slug, 'F-1', {
      recipients: [],
      purposes: [{ key: 'pay', label: 'Wages' }],
    });
    const answer = await server.ask(activate, { input: { id, on: '2026-03-01' } });
    expect(answer.errors?.[0]?.extensions.code).toBe('FINDINGS_OPEN');
    expect(answer.errors?.[0]?.message).toMatch(/C01, C05, L01/);
    expect(answer.errors?.[0]?.extensions.fields?.map(({ path }) => path)).toContain('purposes.0.legalBasis');
    const after = await server.get(`{ processingActivity(id: "${id}") { status activatedOn } }`);
    expect(after.processingActivity).toEqual({ status: 'PLANNED', activatedOn: null });
    const { activateProcessingActivity: done } = await server.get(activate, {
      input: { id, reason: 'Urgent' },
    });
    expect(done.processingActivity).toMatchObject({ status: 'ACTIVE', activationReason: 'Urgent' });
  });

  it('acts that do not follow from where it stands', async () => {
    const slug = await fresh();
    const { id } = await added(server, slug, 'S-1');
    const wrong = { code: 'WRONG_STATUS' };
    expect(await code(suspend, { id, on: '2026-03-01' })).toEqual(wrong);
    expect(await code(resume, { id, on: '2026-03-01' })).toEqual(wrong);
    await server.get(activate, { input: { id, on: '2026-03-01', reason: 'Tried' } });
    expect(await code(activate, { id, on: '2026-03-02', reason: 'Again' })).toEqual(wrong);
    expect(await code(suspend, { id, on: '2026-02-01' })).toEqual(wrong);
    await server.get(suspend, { input: { id, on: '2026-04-01' } });
    expect(await code(resume, { id, on: '2026-04-01' })).toMatchObject({ fields: [{ path: 'on' }] });
    expect(await code(end, { id, on: '2026-03-31' })).toMatchObject({ fields: [{ path: 'on' }] });
    await server.get(amend, { input: { id, startsOn: '2026-05-01' } });
    expect(await code(end, { id, on: '2026-04-10' })).toMatchObject({
      fields: [{ path: 'on', message: expect.stringMatching(/before 2026-05-01, its planned first day/) }],
    });
    await server.get(amend, { input: { id, startsOn: '2026-04-10' } });
    await server.get(end, { input: { id, on: '2026-04-10' } });
    expect(await code(amend, { id, startsOn: '2026-04-11' })).toMatchObject({
      fields: [{ path: 'startsOn' }],
    });
    expect(await code(end, { id, on: '2026-05-01' })).toEqual(wrong);
    expect(await code(resume, { id, on: '2026-05-01' })).toEqual(wrong);
  });

  it('a key without the permission, and answers for another organisation as if it did not exist', async () => {
    const [mine, theirs] = [await fresh(), await fresh()];
    const { id } = await added(server, theirs, 'T-1');
    const vendor = await engaged(server, theirs, { legalName: 'Theirs GmbH' });
    const [viewer, editor] = [
      await createKey(server, mine, 'VIEWER'),
      await createKey(server, mine, 'EDITOR'),
    ];
    const own = await added(server, mine, 'M-1');
    const input = { ...payroll, organisation: mine, reference: 'M-2' };
    expect(await code(add, input, viewer)).toEqual({ code: 'FORBIDDEN' });
    expect(await code(amend, { id: own.id, owner: 'Me' }, viewer)).toEqual({ code: 'FORBIDDEN' });
    for (const act of [activate, suspend, resume, end]) {
      expect(await code(act, { id: own.id }, editor)).toEqual({ code: 'FORBIDDEN' });
      expect(await code(act, { id }, await createKey(server, mine, 'PUBLISHER'))).toEqual({
        code: 'NOT_FOUND',
      });
    }
    expect(await code(add, { ...input, organisation: theirs }, editor)).toEqual({ code: 'NOT_FOUND' });
    expect(await code(amend, { id, owner: 'Me' }, editor)).toEqual({ code: 'NOT_FOUND' });
    for (const name of ['Theirs GmbH', vendor.id]) {
      const refused = await code(add, { ...input, subProcessors: [name] }, editor);
      const unknown = await code(add, { ...input, subProcessors: ['Nobody'] }, editor);
      expect(JSON.stringify(refused).replace(name, 'Nobody')).toBe(JSON.stringify(unknown));
    }
    const ask = (which: string) =>
      server.ask(`{ processingActivity(id: "${which}") { reference } }`, {}, editor);
    const [one, none] = [await ask(id), await ask('00000000-0000-4000-8000-000000000000')];
    expect(one.errors?.[0]).toEqual(none.errors?.[0]);
    const list = await server.ask(
      `{ processingActivities(organisation: "${theirs}") { totalCount } }`,
      {},
      editor,
    );
    expect(list.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const listed = await server.get(
      `{ processingActivities(organisation: "${mine}") { totalCount edges { node { reference } } } }`,
      {},
      editor,
    );
    expect(listed.processingActivities).toEqual({ totalCount: 1, edges: [{ node: { reference: 'M-1' } }] });
  });
});

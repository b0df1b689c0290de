import { readFileSync } from 'node:fs';
import { buildSchema, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refusal } from '../support/record.js';
import {
  applyMutation,
  applyRegister,
  emptyPlan,
  exported,
  planned,
  type File,
  type Plan,
} from '../support/register-files.js';
import { startServer, type TestServer } from '../support/server.js';
import { drafted } from '../policies/publishing.js';
import { wholeRegister } from './whole.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const count = async () => (await server.get('{ changes { totalCount } }')).changes.totalCount as number;
const DAY = '2026-03-01';
const text = { label: '1.0', text: 'We keep data 30 days.', effectiveFrom: '2026-01-01' };
const policy = (more: File = {}): File => ({
  slug: 'privacy',
  kind: 'PRIVACY_POLICY',
  title: 'Privacy',
  ...more,
});
const policyFile = (slug: string, more: File = {}, on = DAY): File => ({
  organisation: { slug, name: slug, languages: ['en', 'de'], noticeDays: 0 },
  on,
  policies: [policy({ ...text, ...more })],
});
const versionsOf = async (slug: string): Promise<string[]> => {
  const found = await server.get(
    `{ policy(organisation: "${slug}", slug: "privacy") { versions { edges { node { label status origin effectiveFrom } } } } }`,
  );
  const { edges } = found.policy.versions as { edges: { node: Record<string, string> }[] };
  return edges.map(({ node }) => Object.values(node).join(' '));
};
const inPolicies = ({ sections }: Plan) => sections.find(({ name }) => name === 'policies')!;

describe('what a file says of the organisation and of texts', () => {
  const schema = buildSchema(readFileSync(new URL('../../schema.gql', import.meta.url), 'utf8'));
  const fieldsOf = (input: string) => {
    const type = schema.getType(input);
    return isInputObjectType(type) ? Object.keys(type.getFields()).toSorted() : [];
  };
  const said = (entries: File[]) => [...new Set(entries.flatMap((entry) => Object.keys(entry)))].toSorted();

  it('is all that apply takes: whatever can be stated is exported', async () => {
    const file = wholeRegister('all');
    await applyRegister(server, file, { baseline: true });
    const out = await exported(server, 'all', DAY);
    expect(out['organisation']).toEqual(file['organisation']);
    expect(said([out['organisation']])).toEqual(fieldsOf('RegisterOrganisationInput'));
    expect(said(out['policies'])).toEqual(fieldsOf('RegisterPolicyInput'));
    const stated = new Set(said(out['agreements']));
    for (const field of ['label', 'summary', 'text', 'prevailingLanguage', 'machineTranslated'])
      expect([field, stated.has(field)]).toEqual([field, true]);
    expect(out['policies'].find(({ slug }: File) => slug === 'privacy')).toEqual({
      ...file['policies'][0],
      text: { de: '# Datenschutz\n\n30 Tage.', en: file['policies'][0].text.en.trim() },
    });
    expect(out['policies'].find(({ slug }: File) => slug === 'cookies')).toEqual({
      ...file['policies'][2],
      position: 0,
    });
    const dpa = out['agreements'].find(({ reference }: File) => reference === 'dpa');
    expect(dpa).toMatchObject({
      label: '2.0',
      prevailingLanguage: 'de',
      machineTranslated: ['en'],
      text: { de: '# AVV\n\nNeu.', en: '# DPA\n\nNew.' },
      otherVersions: [{ label: '1.0', summary: 'The first.', text: '# DPA\n\nOld.' }],
    });
  });
});

describe('a policy of a register file', () => {
  it('is drafted and final without a baseline; that counts as done, and is not exported before it is public', async () => {
    const file = policyFile('waiting', { summary: 'The first.' });
    expect(inPolicies(await applyRegister(server, file)).added).toEqual(['privacy']);
    expect(await versionsOf('waiting')).toEqual(['1.0 FINAL AMENDMENT 2026-01-01']);
    expect(emptyPlan(await planned(server, file))).toBe(true);
    const out = await exported(server, 'waiting', DAY);
    expect(out['policies']).toEqual([policy({ position: 0 })]);
    expect(emptyPlan(await planned(server, out))).toBe(true);

    // a draft that says otherwise is written anew, and is final again
    const bettered = policyFile('waiting', { text: 'We keep data 20 days.', effectiveFrom: '2026-04-01' });
    const plan = await applyRegister(server, bettered);
    expect(inPolicies(plan).amended).toMatchObject([
      { name: 'privacy', changes: expect.arrayContaining([expect.objectContaining({ field: 'text' })]) },
    ]);
    expect(await versionsOf('waiting')).toEqual(['1.0 FINAL AMENDMENT 2026-04-01']);
    expect(emptyPlan(await planned(server, bettered))).toBe(true);
  });

  it('follows the version in force, is told of with --announce, and then stands in the export', async () => {
    await applyRegister(server, policyFile('told'), { baseline: true });
    expect(await versionsOf('told')).toEqual(['1.0 IN_FORCE BASELINE 2026-01-01']);
    const next = policyFile('told', { label: '2.0', text: 'We keep data 10 days.', effectiveFrom: DAY });
    expect(inPolicies(await planned(server, next)).amended[0]?.changes).toEqual([
      { field: 'effectiveFrom', from: '2026-01-01', to: DAY },
      { field: 'label', from: '1.0', to: '2.0' },
      { field: 'text', from: text.text, to: 'We keep data 10 days.' },
    ]);
    await applyRegister(server, next, { announce: true });
    expect(await versionsOf('told')).toEqual([
      '2.0 IN_FORCE AMENDMENT 2026-03-01',
      '1.0 PAST BASELINE 2026-01-01',
    ]);
    expect(emptyPlan(await planned(server, next))).toBe(true);
    expect((await exported(server, 'told', DAY))['policies']).toMatchObject([
      { label: '2.0', announcedOn: DAY },
    ]);
    expect((await exported(server, 'told', '2026-02-28'))['policies']).toMatchObject([{ label: '1.0' }]);
  });

  it('changes at once in what is no text, and stays where the file does not name it or its version', async () => {
    await applyRegister(server, policyFile('own'), { baseline: true });
    const titled = { ...policyFile('own'), policies: [policy({ kind: 'OTHER', position: 3 })] };
    expect(inPolicies(await applyRegister(server, titled)).amended).toMatchObject([
      { changes: [{ field: 'kind' }, { field: 'position', from: '0', to: '3' }] },
    ]);
    expect(await versionsOf('own')).toEqual(['1.0 IN_FORCE BASELINE 2026-01-01']);
    const none = await planned(server, { ...titled, policies: [] });
    expect(inPolicies(none)).toMatchObject({ ended: [], unchanged: 1 });
  });

  it('waits for a notice when it is to come, also as a baseline', async () => {
    const coming = policyFile('ahead', { effectiveFrom: '2026-03-02' });
    await applyRegister(server, coming, { baseline: true });
    expect(await versionsOf('ahead')).toEqual(['1.0 FINAL AMENDMENT 2026-03-02']);
    expect(emptyPlan(await planned(server, coming))).toBe(true);
    const dpa = (more: File): File => ({
      ...policyFile('ahead'),
      policies: [],
      agreements: [
        { reference: 'dpa', title: 'DPA', side: 'CUSTOMER', effectiveFrom: '2026-01-01', ...more },
      ],
    });
    await applyRegister(server, dpa({ noticeDays: 30 }), { baseline: true });
    await applyRegister(server, { ...dpa({ noticeDays: 10 }), on: '2026-04-01' }, { baseline: true });
    const { agreements } = await server.get(
      `{ agreements(organisation: "ahead") { edges { node { versions { effectiveFrom origin draft } } } } }`,
    );
    expect(agreements.edges[0].node.versions).toEqual([
      { effectiveFrom: '2026-01-01', origin: 'BASELINE', draft: false },
      { effectiveFrom: '2026-04-01', origin: 'AMENDMENT', draft: true },
    ]);
  });

  it('that contradicts what was published is refused, by plan and by apply, and nothing is written', async () => {
    const file = policyFile('published', { text: { en: 'Thirty days.', de: 'Dreißig Tage.' } });
    await applyRegister(server, file, { baseline: true });
    const second = { label: '2.0', text: 'Ten days.', effectiveFrom: '2026-02-01' };
    await applyRegister(server, policyFile('published', second), { baseline: true });
    const before = await count();
    const cases: [File, string, string][] = [
      [{ ...second, text: 'Nine days.' }, 'label', 'BAD_USER_INPUT'],
      [{ ...second, text: { en: 'Ten days.', de: 'Zehn Tage.' } }, 'label', 'BAD_USER_INPUT'],
      [{ ...second, effectiveFrom: '2026-02-02' }, 'effectiveFrom', 'BAD_USER_INPUT'],
      [{ ...second, summary: 'Shorter.' }, 'summary', 'BAD_USER_INPUT'],
      [{ ...second, label: '3.0', effectiveFrom: DAY }, 'label', 'NOTHING_TO_AMEND'],
      [
        { label: '3.0', text: 'x', effectiveFrom: '2026-01-31' },
        'effectiveFrom',
        'EFFECTIVE_BEFORE_PREVIOUS',
      ],
      [{ text: { en: 'Thirty days.', de: 'Dreißig Tage.' } }, 'label', 'BAD_USER_INPUT'],
    ];
    for (const [more, field, code] of cases) {
      const bad = policyFile('published', more);
      const path = `policies.0.${field}`;
      const { refused } = await planned(server, bad);
      expect([more, refused]).toMatchObject([more, [{ path, code }]]);
      const answer = await server.ask(applyMutation, { input: { ...bad, baseline: true } });
      expect(refusal(answer)).toEqual({ code, paths: [path] });
    }
    const nonsense: [File, string][] = [
      [{ label: null }, 'policies.0.label'],
      [{ label: undefined }, 'policies.0.label'],
      [{ text: undefined }, 'policies.0.text'],
      [{ text: { fr: 'Trente jours.' } }, 'policies.0.text.fr'],
      [{ text: { en: 'x' }, prevailingLanguage: 'de' }, 'policies.0.prevailingLanguage'],
      [{ machineTranslated: ['de'] }, 'policies.0.machineTranslated.0'],
      [{ products: ['nothing'] }, 'policies.0.products.0'],
    ];
    for (const [more, path] of nonsense) {
      const answer = await server.ask(applyMutation, { input: policyFile('published', more) });
      expect([more, refusal(answer).paths]).toEqual([more, expect.arrayContaining([path])]);
    }
    const twice = { ...file, policies: [policy(), policy()] };
    expect(refusal(await server.ask(applyMutation, { input: twice })).paths).toEqual(['policies.1.slug']);
    expect(await count()).toBe(before);
  });

  it('takes up a draft that people write, where label and text are the same', async () => {
    await applyRegister(server, policyFile('writing'), { baseline: true });
    const draft = { label: '2.0', text: 'Ten days.', effectiveFrom: '2026-04-01' };
    await drafted(server, 'writing', draft);
    expect(emptyPlan(await planned(server, policyFile('writing', draft)))).toBe(true);
    // the export says what readers can see
    expect((await exported(server, 'writing', '2026-04-01'))['policies']).toMatchObject([{ label: '1.0' }]);
  });
});

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe as described, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { onPostgres } from '../support/database.js';
import { ADMIN_KEY, startServer, type TestServer } from '../support/server.js';
import { ropewalk } from './ropewalk.js';

// the command speaks HTTP: which engine stands behind it makes no difference, and processes take their time
const describe = onPostgres ? described.skip : described;

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startServer();
  folder = mkdtempSync(join(process.env['TEST_FOLDER']!, 'cli-'));
  await server.get(
    `mutation { createOrganisation(input: {slug: "lists", name: "Lists", noticeDays: 0}) { organisation { id } } }`,
  );
});
afterAll(() => server.stop());

/** Milliseconds: several processes, each with its own start. */
const LONG = 180_000;

const run = (args: string[], env: Record<string, string | undefined> = {}) =>
  ropewalk([...args, '--server', server.url], { ROPEWALK_KEY: ADMIN_KEY, ...env });
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const list = (verb: string, path: string, on: string, ...more: string[]) =>
  run([verb, '--organisation', 'lists', '--list', path, '--on', on, ...more]);

describe('ropewalk plan and apply of a list', () => {
  it('print the plan as the contract has it, and do it', async () => {
    const first = file('first.csv', 'Name,Purpose,Location\nNimbus,Hosting,USA\nLetterbird,E-mail,Ireland\n');
    const planned = await list('plan', first, '2026-01-01', '--json');
    expect(JSON.parse(planned.stdout)).toEqual({
      added: [{ name: 'Nimbus' }, { name: 'Letterbird' }],
      removed: [],
      renamed: [],
      amended: [],
      unchanged: 0,
      filled: [],
    });
    expect((await list('apply', first, '2026-01-01', '--baseline')).code).toBe(0);
    const rows = [
      { name: 'Nimbus', purpose: 'Hosting', country: 'Germany', product: null },
      { name: 'Dove Mail', purpose: 'E-mail', country: 'IE' },
    ];
    const second = file('second.json', JSON.stringify(rows));
    const applied = await list(
      'apply',
      second,
      '2026-03-01',
      '--announce',
      '--rename',
      'Letterbird=Dove Mail',
    );
    expect(applied).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('Announced as notice 1.'),
    });
    expect(applied.stdout).toBe(
      'renamed  Letterbird → Dove Mail\namended  Nimbus\n           country: US → Germany\n0 unchanged\n',
    );
    expect(JSON.parse((await list('plan', second, '2026-03-01', '--json')).stdout)).toMatchObject({
      unchanged: 2,
      amended: [],
    });
  });

  it('of a malformed list name row and column, and write nothing', async () => {
    const before = await server.get('{ changes { totalCount } }');
    const bad = file(
      'bad.json',
      JSON.stringify([{ name: 'Fine' }, { purpose: 'x' }, { name: 'Odd', country: 5 }]),
    );
    const { code, stderr } = await list('apply', bad, '2026-03-01');
    expect(code).toBe(1);
    expect(stderr).toContain('row 2, column name: missing');
    expect(stderr).toContain('row 3, column country: is a number');
    const place = await list(
      'apply',
      file('place.json', '[{"name": "A", "entity_country": "Atlantis"}]'),
      '2026-03-01',
    );
    expect(place).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('row 1, column entity_country'),
    });
    expect(await server.get('{ changes { totalCount } }')).toEqual(before);
  });

  it('say what to do about a key that is missing, unknown or too weak, and about an unknown organisation', async () => {
    const one = file('one.json', '[{"name": "A"}]');
    const args = ['apply', '--organisation', 'lists', '--list', one, '--on', '2026-03-01'];
    expect(await run(args, { ROPEWALK_KEY: undefined })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('set ROPEWALK_KEY'),
    });
    expect((await run(args, { ROPEWALK_KEY: 'nonsense' })).stderr).toContain('unknown or revoked');
    const key = (
      await run(['key', 'create', '--role', 'editor', '--organisation', 'lists', '--name', 'Eda'])
    ).stdout.trim();
    expect((await run(args, { ROPEWALK_KEY: key })).stderr).toContain(
      'FORBIDDEN: applyList needs the role publisher',
    );
    expect(await run(['export', '--organisation', 'nowhere', '--format', 'json'])).toMatchObject({
      code: 1,
      stderr: 'NOT_FOUND: organisation "nowhere" not found\n',
    });
  });
});

describe('ropewalk plan and apply of a register file', () => {
  const register = `organisation: { slug: filed, name: Filed, languages: [en, de], noticeDays: 0 }
on: 2026-02-01
products: [{ slug: desk, name: Desk }]
subProcessors:
  - { legalName: Under Nimbus, service: DNS, engagedBy: Nimbus }
  - legalName: Nimbus
    service: { en: Hosting, de: Betrieb }
    countries: [DE, US]
    products: [desk]
    dataCategories: [account data]
    usesAi: false
`;

  it(
    'make an organisation from nothing; what is exported reads back as no change',
    async () => {
      const path = file('register.yaml', register);
      const applied = await run(['apply', path, '--baseline', '--json']);
      expect(JSON.parse(applied.stdout)).toMatchObject({
        products: ['desk'],
        added: ['Under Nimbus', 'Nimbus'],
      });
      expect((await run(['plan', path])).stdout).toBe('2 unchanged\n');
      const asked = ['export', '--organisation', 'filed', '--on', '2026-03-01'];
      // today is the organisation's, by the clock of the server
      const today = await run(['export', '--organisation', 'filed', '--json']);
      expect(JSON.parse(today.stdout)).toMatchObject({ on: '2026-03-01' });
      expect(await run([...asked, '--json', '--out', '/nonexist/x'])).toEqual({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^cannot write \/nonexist\/x: .*ENOENT.*\n$/),
      });
      const yaml = join(folder, 'out.yaml');
      expect(await run([...asked, '--format', 'yaml', '--out', yaml])).toMatchObject({ code: 0, stdout: '' });
      expect((await run(['plan', yaml])).stdout).toBe('2 unchanged\n');
      expect(JSON.parse((await run([...asked, '--json'])).stdout)).toEqual(parse(readFileSync(yaml, 'utf8')));
      const csv = join(folder, 'out.csv');
      await run([...asked, '--format', 'csv', '--out', csv]);
      expect(readFileSync(csv, 'utf8')).toContain('Nimbus,Desk,,"DE, US",,account data,,,,');
      const { stdout } = await run([
        'plan',
        '--organisation',
        'filed',
        '--list',
        csv,
        '--on',
        '2026-03-01',
        '--json',
      ]);
      expect(JSON.parse(stdout)).toMatchObject({ unchanged: 2, added: [], removed: [], amended: [] });
    },
    LONG,
  );

  it(
    'amend, remove and add all or nothing',
    async () => {
      const changed = register
        .replace('2026-02-01', '2026-03-01')
        .replace('account data', 'billing data')
        .replace(/.*Under Nimbus.*\n/, '');
      const planned = await run(['plan', file('changed.yaml', changed)]);
      expect(planned.stdout).toBe(
        'removed  Under Nimbus\namended  Nimbus\n           dataCategories: account data → billing data\n0 unchanged\n',
      );
      const refused = await run([
        'apply',
        file('unknown.yaml', changed.replace('products: [desk]', 'products: [nosuch]')),
      ]);
      expect(refused).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('has no product "nosuch"'),
      });
      expect((await run(['plan', join(folder, 'changed.yaml')])).stdout).toBe(planned.stdout);
      expect(await run(['apply', join(folder, 'changed.yaml'), '--announce'])).toMatchObject({
        code: 0,
        stderr: 'Announced as notice 1.\n',
      });
      expect((await run(['plan', join(folder, 'changed.yaml')])).stdout).toBe('1 unchanged\n');
    },
    LONG,
  );

  it(
    'name every field that means nothing with its line, and say beforehand why to apply would be refused',
    async () => {
      const path = file(
        'wrong.yaml',
        `organisation: { slug: filed }
on: 2026-03-01
activities:
  - reference: support
    role: CONTROLLER
    title: Support
    subProcessors: [Nobody]
    transfers: [nowhere]
`,
      );
      const lines = `${path}:7: BAD_USER_INPUT: activities.0.subProcessors.0: names no sub-processor: "Nobody"
${path}:8: BAD_USER_INPUT: activities.0.transfers.0: names no transfer: "nowhere"
Nothing was written.
`;
      for (const command of ['plan', 'apply'])
        expect(await run([command, path])).toMatchObject({ code: 1, stdout: '', stderr: lines });
      const begins = file(
        'begins.yaml',
        `organisation: { slug: filed }
on: 2026-03-01
activities:
  - { reference: support, role: CONTROLLER, title: Support, activatedOn: 2025-01-01 }
`,
      );
      const told = await run(['plan', begins]);
      expect(told).toMatchObject({ code: 1, stdout: 'activities\nadded    support\n0 unchanged\n' });
      expect(told.stderr).toMatch(/begins\.yaml:4: FINDINGS_OPEN: activities\.0.*: C01: .*\n/);
      expect(told.stderr).toMatch(/\nTo apply it would be refused\.\n$/);
      expect((await run(['plan', begins, '--baseline'])).code).toBe(0);
    },
    LONG,
  );
});

describe('ropewalk verify', () => {
  it('says that the chain is intact', async () => {
    const { code, stdout } = await run(['verify', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ intact: true, broken: [] });
  });
});

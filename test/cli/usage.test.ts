import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ropewalk } from './ropewalk.js';

const folder = mkdtempSync(join(tmpdir(), 'ropewalk-cli-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** Ten times the level before. */
const level = (name: string) =>
  `${name}: &${name} [${Array.from({ length: 10 }, () => `*${String.fromCharCode(name.charCodeAt(0) - 1)}`).join()}]`;

describe('ropewalk', () => {
  it.each([
    [['nosuch'], "unknown command 'nosuch'"],
    [['plan'], '--list is missing'],
    [['plan', '--list', 'x', '--organisation', 'a'], '--on is missing'],
    [['plan', 'register.yaml', '--list', 'x'], 'not both'],
    [['plan', '--organisation', 'a', '--on', '2026-02-30', '--list', 'x'], 'not a day'],
    [
      ['plan', '--organisation', 'a', '--on', '2026-02-28', '--list', '/no/such/file'],
      'cannot read /no/such/file',
    ],
    [
      ['plan', '--organisation', 'a', '--on', '2026-02-28', '--list', 'x', '--rename', 'a'],
      "'old name=new name'",
    ],
    [['apply', 'register.yaml', '--baseline', '--announce'], "cannot be used with option '--announce'"],
    [['export', '--organisation', 'a', '--format', 'pdf'], 'pdf is not there yet'],
    [['export', '--organisation', 'a', '--format', 'docx'], 'Allowed choices are'],
    [['key', 'create', '--role', 'viewer'], '--name'],
    [['check', '/no/such/file'], 'cannot read'],
    [['verify', '--server', 'nonsense'], 'is not an address'],
    [['verify', '--key', 'zzz'], '--key is the key of a proof: name the file too'],
  ])('%j is bad usage', async (args, message) => {
    const { code, stdout, stderr } = await ropewalk(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('refuses a bad environment, naming all of it at once', async () => {
    const { code, stderr } = await ropewalk(['serve'], { PORT: 'x', ROPEWALK_KEYS: 'y', ROLE: 'web' });
    expect(code).toBe(2);
    for (const name of ['PORT', 'ROPEWALK_KEYS', 'ROLE']) expect(stderr).toContain(`- ${name}`);
    expect(stderr).not.toContain('    at ');
  });

  it('refuses a list in an encoding that it would have to guess, naming the line', async () => {
    const list = join(folder, 'latin1.csv');
    writeFileSync(list, Buffer.from('Name,Purpose\nAcme,Mail\nM\u00fcller,Mail\n', 'latin1'));
    const { code, stderr } = await ropewalk([
      'plan',
      '--organisation',
      'a',
      '--on',
      '2026-02-28',
      '--list',
      list,
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('line 3 is not UTF-8 text');
    expect(stderr).not.toContain('    at ');
  });
  it.each(['/proc/nope/below', file('no-folder', '')])(
    'refuses a DATA_DIR that cannot be one in a sentence: %s',
    async (DATA_DIR) => {
      for (const args of [['serve'], ['migrate'], ['verify', '--embedded']]) {
        const { code, stderr } = await ropewalk(args, { DATA_DIR, PORT: '0' });
        expect({ code, lines: stderr.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
        expect(stderr).toContain(`DATA_DIR: ${DATA_DIR} cannot be used`);
      }
    },
    120_000,
  );

  it('says how to get a server when none answers', async () => {
    const { code, stderr } = await ropewalk(['verify', '--server', 'http://127.0.0.1:9']);
    expect(code).toBe(1);
    expect(stderr).toContain('npm start');
    expect(stderr).toContain('--embedded');
  });

  it('checks register files without a server: where, and what is wrong', async () => {
    const bad = file(
      'bad.yaml',
      'organisation:\n  slug: acme\non: 2026-02-30\nsubProcessors:\n  - legalname: Nimbus\n    countries: [DE, XX]\n',
    );
    const { code, stdout, stderr } = await ropewalk(['check', bad]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^\d errors\n$/);
    expect(stdout).toContain(`${bad}:3: error register-format: on is not a day`);
    expect(stdout).toContain(
      `${bad}:5: error register-format: subProcessors.0.legalname is no field of a register file`,
    );
    expect(stdout).toContain(`${bad}:6: error G04: subProcessors.0.countries`);
    const json = await ropewalk(['check', '--json', bad]);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toContainEqual(
      expect.objectContaining({ rule: 'register-format', severity: 'error', file: bad, line: 3, path: 'on' }),
    );
  });

  it('finds what no field shows alone: broken YAML, a circle, a product named twice', async () => {
    const yaml = await ropewalk(['check', file('syntax.yaml', 'a: 1\nb: [2\n')]);
    expect(yaml).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('syntax.yaml:3: error yaml'),
    });
    const circle = file(
      'circle.yaml',
      `organisation: { slug: a }
on: 2026-01-01
products: [{ slug: p, name: P }, { slug: p, name: Q }]
subProcessors:
  - { legalName: A, engagedBy: B }
  - { legalName: B, engagedBy: A }
`,
    );
    const { code, stdout } = await ropewalk(['check', circle]);
    expect(code).toBe(1);
    expect(stdout).toContain('circle.yaml:3: error register-format: products.1.slug "p" stands there twice');
    expect(stdout).toContain('circle.yaml:5: error register-format: subProcessors.0.engagedBy');
    const bomb = file(
      'bomb.yaml',
      ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdef'.split('').map(level)].join('\n'),
    );
    const itself = file(
      'itself.yaml',
      'organisation: { slug: a }\non: 2026-01-01\nprofile: &p { dpo: *p }\n',
    );
    for (const path of [bomb, itself, file('alias.yaml', 'organisation: *nobody\n')]) {
      const { code, stdout } = await ropewalk(['check', path]);
      expect({ code, lines: stdout.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
      expect(stdout).toMatch(/error yaml: .*alias/i);
    }
    expect(
      await ropewalk(['check', file('fine.yaml', 'organisation: { slug: a }\non: 2026-01-01\n')]),
    ).toMatchObject({ code: 0 });
  });

  it('finds a sub-processor that stands there twice, however it is spelt', async () => {
    const twice = file(
      'twice.yaml',
      `organisation: { slug: a }
on: 2026-01-01
products: [{ slug: p, name: P }, { slug: q, name: Q }]
subProcessors:
  - { legalName: Nimbus GmbH, service: Hosting, products: [p, q] }
  - { legalName: Nimbus GmbH, service: Mail, products: [p, q] }
  - { legalName: Nimbus GmbH, service: Hosting, products: [p] }
  - { legalName: Dove, purpose: Mail }
  - { legalName: Dove, purpose: Search }
  - { legalName: NIMBUS  GmbH, service: { en: hosting }, products: [q, p] }
`,
    );
    expect(await ropewalk(['check', twice])).toEqual({
      code: 1,
      stdout: `${twice}:10: error register-format: subProcessors.5 is the same as subProcessors.0: name, service and products\n`,
      stderr: '1 error\n',
    });
  });
});

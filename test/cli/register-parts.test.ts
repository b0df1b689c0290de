import { describe, expect, it } from '@jest/globals';
import { checkRegister } from '../../src/cli/register-check.js';
import { readRegister, registersOf } from '../../src/cli/register-file.js';
import { readPart } from '../../src/cli/register-parts.js';

const head =
  'organisation: {slug: acme, name: Acme, timeZone: Europe/Berlin, languages: [en]}\non: 2026-03-01\n';
const parts = (...texts: string[]) => texts.map((text, index) => readPart(`${index}.yaml`, text));
const found = async (...texts: string[]) =>
  (await readRegister(parts(...texts))).findings.map(
    ({ file, line, path, message }) => `${file}:${line} ${path} ${message}`,
  );

describe('a register in several files', () => {
  it('is read as one: sections one after the other, each problem where it stands', async () => {
    const parties = `${head}parties:\n- {reference: us, legalName: Acme}\n- {reference: cloud, legalName: Cloud Inc}\n`;
    const more = 'parties:\n- {reference: mail, legalName: Mail Ltd}\nprofile: {party: us}\n';
    const { input, findings, placeOf } = await readRegister(parts(parties, more));
    expect(findings).toEqual([]);
    expect(input?.parties?.map(({ reference }) => reference)).toEqual(['us', 'cloud', 'mail']);
    expect(input?.profile?.party).toBe('us');
    expect(placeOf('parties.2.legalName')).toEqual({ file: '1.yaml', line: 2 });
    expect(placeOf('parties.1')).toEqual({ file: '0.yaml', line: 5 });
    expect(placeOf('profile.party')).toEqual({ file: '1.yaml', line: 3 });
    const [missing] = await found(parties, 'parties:\n- {reference: mail}\n');
    expect(missing).toMatch(/^1\.yaml:2 parties\.2\.legalName /);
  });

  it('says what two files say otherwise, and what stands twice', async () => {
    expect(await found(head, head)).toEqual([]);
    expect(await found(head, head.replace('name: Acme', 'name: Other'))).toEqual([
      '1.yaml:1 organisation is said otherwise in 0.yaml',
    ]);
    expect(await found(head, head.replace('name: Acme', 'name: Other'), head)).toEqual([
      '1.yaml:1 organisation is said otherwise in 0.yaml',
    ]);
    const party = 'parties:\n- {reference: us, legalName: Acme}\n';
    const checked = await checkRegister(parts(head + party, `\n${party}`));
    expect(checked.map(({ file, line, message }) => [file, line, message])).toContainEqual([
      '1.yaml',
      3,
      '"us" stands there twice',
    ]);
  });

  it('is told from others by organisation and day; a part that says neither belongs to the only one', () => {
    const names = (...texts: string[]) =>
      registersOf(parts(...texts)).map((files) => files.map(({ file }) => file[0]).join(''));
    const other = head.replace('slug: acme', 'slug: other');
    expect(names(head, head, 'parties: []')).toEqual(['012']);
    expect(names(head, other, head)).toEqual(['02', '1']);
    expect(names(head, other, 'parties: []')).toEqual(['0', '1', '2']);
    expect(names(head, head.replace('03-01', '04-01'))).toEqual(['0', '1']);
  });
});

describe('what YAML allows and no register means', () => {
  const cases: [what: string, text: string, line: number, message: RegExp][] = [
    ['an alias that names nothing', `${head}parties:\n- *nobody\n`, 4, /\*nobody names nothing/],
    ['an alias in itself', `${head}parties: &all\n- {reference: us, below: *all}\n`, 4, /would never end/],
    [
      'a key that is no key',
      `${head}parties:\n- {reference: us, __proto__: {a: 1}}\n`,
      4,
      /"__proto__" is no field/,
    ],
    ['depths', `${head}parties: ${'['.repeat(500)}${']'.repeat(500)}\n`, 3, /deep/],
    ['depths without end', `${head}parties: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`, 3, /deep/],
  ];
  it.each(cases)('%s', async (_what, text, line, message) => {
    const { findings } = await readRegister(parts(text));
    expect(findings[0]).toMatchObject({ rule: 'yaml', line, message: expect.stringMatching(message) });
  });
});

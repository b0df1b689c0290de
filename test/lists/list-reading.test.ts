import { describe, expect, it } from '@jest/globals';
import { readList, readListFile, type ListFormat } from '../../src/lists/list-reading.js';
import { MalformedList } from '../../src/lists/malformed-list.js';

describe('a JSON list', () => {
  const row = { name: 'Gullpost', purpose: 'E-mail', country: 'Norway', entity_country: null };

  it('is an array of rows', () => {
    expect(readList(JSON.stringify([row]), 'json')).toEqual({
      rows: [{ name: 'Gullpost', purpose: 'E-mail', country: 'Norway' }],
      columns: ['name', 'purpose', 'country'],
      notes: [],
    });
  });

  it('is the array "subprocessors" of an object', () => {
    const revision = { revision: 'a1', subprocessors: [row], note: 'other' };
    expect(readList(JSON.stringify(revision), 'json').rows).toHaveLength(1);
  });

  it('keeps the values as written but for white space; null, blanks and dashes are not given', () => {
    const [read] = readList(
      JSON.stringify([{ name: ' Gullpost\n AS ', data: '–', notes: ' ', country: 'U.S.' }]),
      'json',
    ).rows;
    expect(read).toEqual({ name: 'Gullpost AS', country: 'U.S.' });
  });

  it('says which fields it does not read', () => {
    expect(readList(JSON.stringify([{ ...row, colour: 'red' }]), 'json').notes).toEqual([
      'The column "colour" is not read.',
    ]);
  });

  it('reads rows once that say the same, and says so', () => {
    const again = { ...row, name: 'GULLPOST', country: 'NO', section: 'Elsewhere' };
    const { rows, notes } = readList(JSON.stringify([row, again, { ...row, country: 'Sweden' }]), 'json');
    expect(rows.map(({ country }) => country)).toEqual(['Norway', 'Sweden']);
    expect(notes).toEqual(['Row 2 ("GULLPOST") says the same as row 1 and is read once.']);
  });
});

describe('a table', () => {
  const rows = [
    { name: 'Gullpost, AS', purpose: 'E-mail', country: 'Norway' },
    { name: 'Kelp Cloud', purpose: 'Hosting', country: 'Germany, Ireland' },
  ];

  it.each<[string, string]>([
    [
      'list.csv',
      'Sub-processor,Purpose,Country of processing\n"Gullpost, AS",E-mail,Norway\n\nKelp Cloud,Hosting,"Germany, Ireland"\n',
    ],
    [
      'list.csv',
      '\ufeffEntity;Service provided;Location\r\nGullpost, AS;E-mail;Norway\r\nKelp Cloud;Hosting;Germany, Ireland\r\n',
    ],
    [
      'list.tsv',
      'Name\tpurpose\tREGION\nGullpost, AS\tE-mail\tNorway\nKelp Cloud\tHosting\tGermany, Ireland',
    ],
    [
      'list.md',
      '| Vendor | Purpose | Location |\n|---|---|---|\n| Gullpost, AS | E-mail | Norway |\n| Kelp **Cloud** | Hosting | Germany,<br>Ireland |',
    ],
    [
      'list.html',
      '<table><tr><td></td><td></td><td></td></tr><tr><th>Unterauftragsverarbeiter</th><th>Zweck</th><th>Land</th></tr><tr><td>Gullpost, AS</td><td>E-mail</td><td>Norway</td></tr><tr><td>Kelp<br>Cloud</td><td>Hosting</td><td>Germany, Ireland</td></tr></table>',
    ],
    ['-', 'name,purpose,country\n"Gullpost, AS",E-mail,Norway\nKelp Cloud,Hosting,"Germany, Ireland"'],
    [
      '-',
      'name | purpose | country\n--- | --- | ---\nGullpost, AS | E-mail | Norway\nKelp Cloud | Hosting | Germany, Ireland',
    ],
    ['-', JSON.stringify(rows)],
  ])('in %s gives its rows (%#)', (name, text) => expect(readListFile(name, text).rows).toEqual(rows));

  it('of a page stands under its heading, takes the website from the name, and other tables are left', () => {
    const page = [
      '# Sub-processors',
      '## Infrastructure',
      '| Name | Purpose |',
      '|---|---|',
      '| [Kelp Cloud](https://kelp.example/privacy) | Hosting |',
      '## Support',
      '| Name | Purpose |',
      '|---|---|',
      '| Gullpost | E-mail |',
      '## Cookies',
      '| Provider | Cookie name | Description |',
      '|---|---|---|',
      '| Crumb | _c | Counts |',
      '## Prices',
      '| Plan | Price |',
      '|---|---|',
      '| One | 1 |',
    ].join('\n');
    expect(readList(page, 'markdown')).toEqual({
      rows: [
        {
          name: 'Kelp Cloud',
          purpose: 'Hosting',
          website: 'https://kelp.example/privacy',
          section: 'Infrastructure',
        },
        { name: 'Gullpost', purpose: 'E-mail', section: 'Support' },
      ],
      columns: ['name', 'purpose', 'website', 'section'],
      notes: [
        'The table with the headings Provider | Cookie name | Description is not read.',
        'The table with the headings Plan | Price is not read.',
      ],
    });
  });

  it('has the plainer of two headings for one column, and says that it leaves the other', () => {
    const {
      rows: [row],
      notes,
    } = readList('Name,Description,Purpose\nKelp Cloud,Long text,Hosting', 'csv');
    expect(row).toEqual({ name: 'Kelp Cloud', purpose: 'Hosting' });
    expect(notes).toEqual(['The column "Description" is not read.']);
  });
});

describe('a malformed list', () => {
  it.each<[string, ListFormat, string, string[]]>([
    ['not JSON', 'json', '[{"name": ', [expect.stringMatching(/^not JSON: /) as unknown as string]],
    [
      'another shape',
      'json',
      '{"rows":[]}',
      ['neither a JSON array of rows nor an object with the array "subprocessors"'],
    ],
    ['a row that is none', 'json', '["Gullpost"]', ['row 1 is not an object']],
    ['an empty array', 'json', '[]', ['the list is empty; that a page has moved removes no one from it']],
    [
      'an empty table',
      'csv',
      'Name,Purpose\n',
      ['the list is empty; that a page has moved removes no one from it'],
    ],
    ['an empty file', 'csv', '', ['the list is empty: there is no table']],
    ['a page without a table', 'html', '<p>We have moved.</p>', ['the list is empty: there is no table']],
    [
      'no column of names',
      'csv',
      'Colour,Shape\nred,round',
      ['no column holds names; the headings are: Colour | Shape'],
    ],
    ['an open quote', 'csv', 'Name\n"Gullpost', [expect.stringMatching(/^not CSV: /) as unknown as string]],
    ['a short row', 'csv', 'Name,Purpose\nA,B\nGullpost', ['row 2 has 1 cells under 2 headings']],
    [
      'missing names and wrong types, all at once',
      'json',
      JSON.stringify([{ name: 'A' }, { name: 7 }, { purpose: 'E-mail', country: ['NO'] }]),
      [
        'row 2, column name: is a number, must be text or null',
        'row 3, column name: missing',
        'row 3, column country: is an array, must be text or null',
      ],
    ],
    [
      'a name of nothing',
      'markdown',
      '| Name | Purpose |\n|---|---|\n| - | E-mail |',
      ['row 1, column name: missing'],
    ],
  ])('is refused for %s', (_, format, text, messages) => {
    const problems = problemsIn(() => readList(text, format));
    expect(problems.map(({ message }) => message)).toEqual(messages);
  });

  it('names row and column for scripts as well', () => {
    const problems = problemsIn(() => readList('[{"name":"A"},{"purpose":"B"}]', 'json'));
    expect(problems).toEqual([{ row: 2, column: 'name', message: 'row 2, column name: missing' }]);
  });
});

function problemsIn(read: () => unknown): MalformedList['problems'] {
  try {
    read();
  } catch (error) {
    if (error instanceof MalformedList) return error.problems;
    throw error;
  }
  return [];
}

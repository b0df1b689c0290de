import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

// The budgets of the design, held to by counting. What imports what is dependency-cruiser's (npm run check).
const root = fileURLToPath(new URL('..', import.meta.url));
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const sources = filesIn('src');
const all = [...sources, ...filesIn('test'), ...filesIn('migrations')];
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const lines = (file: string) => read(file).trimEnd().split('\n').length;

/** Data, not code: their length says nothing. */
const DATA = ['migrations/tables.sql.ts', 'migrations/law.sql.ts'];

/** Words in a language, the words and the facts of law, and the sample's facts: data too. */
const CATALOGUE =
  /views\/(messages|subscribe-words|policy-words|objection-words|contact-words|publication-words)\.[a-z]{2}\.ts$|law\/(terms\.[a-z]{2}|adequacy-(decisions|elsewhere)|mechanism-names|eea-memberships|record-exemptions|bases|categories|mechanisms|roles|assessments|enumerations|country-names)\.ts$|activities\/vague-words\.ts$|exchange\/sample-register\.ts$/;

describe('the budgets', () => {
  it('no file has more than 250 lines, the mean source no more than 80', () => {
    const long = all.filter((file) => !DATA.includes(file) && lines(file) > 250);
    expect(long.map((file) => `${file}: ${lines(file)}`)).toEqual([]);
    const counted = sources.filter((file) => !CATALOGUE.test(file));
    const mean = counted.reduce((sum, file) => sum + lines(file), 0) / counted.length;
    expect(mean).toBeLessThanOrEqual(80);
  });

  it('src is two levels deep, its folders are the rooms', () => {
    expect(sources.filter((file) => file.split('/').length > 3)).toEqual([]);
    const folders = [...new Set(sources.map(dirname))]
      .filter((folder) => folder !== 'src')
      .map((folder) => basename(folder));
    const rooms = Object.keys(JSON.parse(read('src/rooms.json')) as object);
    expect(folders.filter((folder) => !rooms.includes(folder))).toEqual([]);
  });

  it('there are no barrels and no forwardRef', () => {
    expect(all.filter((file) => basename(file).startsWith('index.'))).toEqual([]);
    expect(sources.filter((file) => /\bforwardRef\(/.test(read(file)))).toEqual([]);
  });

  it('no constructor takes more than five arguments', () => {
    const many = sources.filter((file) => constructorsOf(read(file)).some((count) => count > 5));
    expect(many).toEqual([]);
  });

  it('entities that name each other do so by Rel, Ref or Collection: SWC reads the class too early otherwise', () => {
    const entities = sources.filter((file) => file.endsWith('.entity.ts'));
    const crashing = entities.flatMap((file) =>
      importsOf(file)
        .filter(({ from }) => entities.includes(from) && importsOf(from).some((back) => back.from === file))
        .flatMap(({ names }) =>
          names.filter((name) => typedAs(read(file), name)).map((name) => `${file}: ${name}`),
        ),
    );
    expect(crashing).toEqual([]);
  });
});

/** How many arguments each constructor takes: commas outside brackets, of the text up to the closing bracket. */
function constructorsOf(text: string): number[] {
  return [...text.matchAll(/\bconstructor\(/g)].map((match) => {
    let depth = 1;
    let last = '';
    let count = 0;
    for (const sign of text.slice(match.index + match[0].length)) {
      if (depth === 1 && (sign === ')' || sign === ',')) count += last === ',' || last === '' ? 0 : 1;
      if ('([{<'.includes(sign)) depth += 1;
      if (')]}>'.includes(sign)) depth -= 1;
      if (depth === 0) break;
      if (sign.trim() !== '') last = sign;
    }
    return count;
  });
}

function importsOf(file: string): { from: string; names: string[] }[] {
  return [...read(file).matchAll(/^import \{([^}]+)\} from '(\.[^']+)\.js'/gm)].map(
    ([, names = '', path = '']) => ({
      from: join(dirname(file), `${path}.ts`),
      names: names.split(',').map((name) => name.trim()),
    }),
  );
}

/** A property typed by the bare class: `owner!: Owner;`. A union is read as an object and does no harm. */
function typedAs(text: string, name: string): boolean {
  return new RegExp(`^  \\w+[!?]?: ${name}(;| =)`, 'm').test(text);
}

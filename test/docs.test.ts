import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { documented } from '../src/checkout/doc-tables.js';
import { environment } from '../src/platform/environment.js';
import { errorCodes, graphqlErrorCodes } from '../src/shared/errors.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const rooms = JSON.parse(read('src/rooms.json')) as Record<string, string>;
const readme = read('README.md');

describe('README.md', () => {
  it('says what the code says; when it does not: npm run docs', () => {
    expect(documented(readme, rooms)).toEqual({ readme, missing: [] });
  });

  it.each([
    ['environment', Object.keys(environment)],
    ['errors', [...Object.keys(errorCodes), ...Object.keys(graphqlErrorCodes)]],
    ['rooms', Object.keys(rooms).map((room) => `${room}/`)],
  ])('lists every one of %s', (section, names) => {
    const text = new RegExp(`<!-- ${section} -->([^]*)<!-- /${section} -->`).exec(readme)?.[1] ?? '';
    expect([...text.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name)).toEqual(names);
  });
});

describe('documented', () => {
  it('rewrites only its sections and names those that are not there', () => {
    const text = 'a\n<!-- rooms -->old<!-- /rooms -->\nb';
    const { readme: written, missing } = documented(text, { law: 'one | two' });
    expect(written).toContain('| `law/` | one \\| two    |');
    expect(written.startsWith('a\n<!-- rooms -->\n')).toBe(true);
    expect(written.endsWith('<!-- /rooms -->\nb')).toBe(true);
    expect(missing).toEqual(['environment', 'errors']);
  });
});

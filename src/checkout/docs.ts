import { readFileSync, writeFileSync } from 'node:fs';
import { documented } from './doc-tables.js';

// `npm run docs` writes the README's tables from the code; with --check it only compares. Run from the checkout.
const before = readFileSync('README.md', 'utf8');
const { readme, missing } = documented(
  before,
  JSON.parse(readFileSync('src/rooms.json', 'utf8')) as Record<string, string>,
);

for (const name of missing) {
  console.error(`README.md has no section <!-- ${name} --> … <!-- /${name} -->`);
  process.exitCode = 1;
}
if (readme !== before && process.argv.includes('--check')) {
  console.error('The tables in README.md are not what the code says: run `npm run docs`, commit it.');
  process.exitCode = 1;
} else if (readme !== before) {
  writeFileSync('README.md', readme);
  console.log('wrote the tables in README.md');
}

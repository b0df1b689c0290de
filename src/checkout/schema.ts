import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releasedMigrations } from '../../migrations/list.js';
import { generate } from './generated.js';

// `npm run schema` writes what the app says of itself; with --check it only compares. Run from the checkout.
const { files, drift } = await generate();
const stale = [...files].filter(
  ([path, content]) => !existsSync(path) || readFileSync(path, 'utf8') !== content,
);

if (process.argv.includes('--check')) {
  for (const [path] of stale)
    console.error(`${path} is not what the app generates: run \`npm run schema\`, commit it.`);
  for (const sentence of drift) console.error(sentence);
  if (drift.length > 0 && releasedMigrations > 0)
    console.error(`The released migrations stay as they are: add one to ${join('migrations', 'list.ts')}.`);
  if (stale.length + drift.length > 0) process.exitCode = 1;
} else {
  for (const [path, content] of stale) {
    writeFileSync(path, content);
    console.log(`wrote ${path}`);
  }
  if (stale.length === 0) console.log('schema.gql, migrations and snapshot are up to date');
  if (stale.some(([path]) => path === 'migrations/tables.sql.ts'))
    console.log('Existing databases do not follow: remove DATA_DIR to begin anew.');
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releasedMigrations } from '../../migrations/list.js';
import { generate, tablesOfEntities } from './generated.js';

// `npm run schema` writes what the app says of itself; with --check it only compares. Run from the checkout.
if (!process.argv.includes('--check') && releasedMigrations === 0) {
  const { path, content } = await tablesOfEntities();
  if (readFileSync(path, 'utf8') !== content) {
    writeFileSync(path, content);
    console.log(`wrote ${path}`);
    console.log('Existing databases do not follow: remove DATA_DIR to begin anew.');
    // the app starts on these tables: built anew, it says the rest
    for (const args of [['src/checkout/build.ts'], process.argv.slice(1)]) {
      const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
      if (status !== 0) process.exit(status ?? 1);
    }
    process.exit(0);
  }
}
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
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

// Runs before anything is built: plain Node, no imports of ours. Builds when a source has changed since the last build.
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const stamp = join(root, 'dist/.built');

// Of several commands that start at once one builds and the others wait. The lock ends with the process, however that ends.
const lock = new DatabaseSync(join(root, 'node_modules/.ropewalk-build'), { timeout: 300_000 });
lock.exec('begin exclusive');
if (process.argv.includes('--always') || changedSince(builtAt())) build();
lock.close();

function build(): void {
  process.stderr.write('building …\n');
  const start = new Date();
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status !== 0) {
    process.stderr.write('The build failed, for the reason above.\n');
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  // what is edited while it builds is newer than this build
  utimesSync(stamp, start, start);
}

/** Milliseconds; 0 when nothing is built. */
function builtAt(): number {
  return statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Folders count too: a source that was removed or renamed changes only its folder. */
function changedSince(moment: number): boolean {
  return ['src', 'migrations', 'nest-cli.json', '.swcrc'].some((source) => {
    const path = join(root, source);
    const isFolder = statSync(path).isDirectory();
    const inside = isFolder ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
    return [path, ...inside.map((name) => join(path, name))].some((name) => statSync(name).mtimeMs > moment);
  });
}

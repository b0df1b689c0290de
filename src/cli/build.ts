import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Runs before anything is built: plain Node, no imports of ours. Builds when a source is newer than the last build.
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const built = join(root, 'dist/src/cli/main.js');
const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

if (process.argv.includes('--always') || !existsSync(built) || statSync(built).mtimeMs < Math.max(newest('src'), newest('migrations'))) {
  process.stderr.write('building …\n');
  execFileSync(process.execPath, [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

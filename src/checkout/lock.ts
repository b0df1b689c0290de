import { readFileSync, writeFileSync } from 'node:fs';

// `npm run lock`, after `npm install`: completes package-lock.json. Plain Node, no imports of ours. A package for another
// platform that the registry in use does not serve is left out of the lock, and then `npm ci` refuses the lock. Its version
// is its parent's exact pin and its platform stands in its name; only where it is needed is it ever fetched.
interface Entry {
  version: string;
  dev?: boolean;
  license?: string;
  engines?: object;
  os?: string[];
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
const entries = lock.packages;
const added: string[] = [];
for (const parent of Object.values(entries)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    const platform = /(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-(\w+))?$/.exec(name);
    if (
      Object.keys(entries).some((key) => key.endsWith(path)) ||
      !platform ||
      !/^\d+\.\d+\.\d+$/.test(version)
    )
      continue;
    entries[path] = entryOf(parent, path, version, platform);
    added.push(path);
  }
}
if (added.length > 0) {
  const sorted = Object.entries(entries).toSorted(([one], [other]) => one.localeCompare(other, 'en'));
  writeFileSync(
    'package-lock.json',
    `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
  );
}
console.log(`${added.length} platform packages added to package-lock.json`);

function entryOf(
  parent: Entry,
  path: string,
  version: string,
  [, os, cpu, abi]: string[],
): Entry & Record<string, unknown> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const twin = Object.entries(entries).find(
    ([key, entry]) => key.startsWith(folder) && entry.os && entry.version === version,
  )?.[1];
  const libc = { gnu: 'glibc', musl: 'musl' }[abi ?? ''];
  return {
    version,
    cpu: [cpu ?? ''],
    ...(parent.dev && { dev: true }),
    ...(os === 'linux' && libc && { libc: [libc] }),
    ...(twin?.license && { license: twin.license }),
    optional: true,
    os: [os ?? ''],
    ...(twin?.engines && { engines: twin.engines }),
  };
}

import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
};

it('package-lock.json holds the packages of every platform, or npm ci refuses it; when it does not: npm run lock', () => {
  const paths = Object.keys(lock.packages);
  const named = Object.values(lock.packages).flatMap(({ optionalDependencies }) =>
    Object.keys(optionalDependencies ?? {}),
  );
  expect(named.filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
});

it('package-lock.json names no registry: whoever installs has their own', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

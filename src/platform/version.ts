import { existsSync, readFileSync } from 'node:fs';

/** The version of this program, as its package says. */
export function version(): string {
  // built files lie one folder deeper than their sources
  const places = ['../../package.json', '../../../package.json'].map(
    (path) => new URL(path, import.meta.url),
  );
  const file = places.find((place) => existsSync(place));
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : 'unknown';
}

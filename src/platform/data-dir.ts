import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** `DATA_DIR` is in use by another process. */
export class DataDirInUse extends Error {
  constructor(dir: string, holder: string) {
    super(
      `${resolve(dir)} is in use by another Ropewalk process${holder ? ` (${holder})` : ''}. ` +
        'The embedded database serves one process: stop that one, choose another DATA_DIR, or set DATABASE_URL to share a PostgreSQL server.',
    );
    this.name = 'DataDirInUse';
  }
}

/**
 * Holds a data folder exclusively. Two processes on one embedded database lose writes without a word. The lock is a lock
 * of the operating system on a file, so it ends with the process, however that ends.
 */
export function lockDataDir(dir: string): { release: () => void } {
  mkdirSync(dir, { recursive: true });
  const holder = join(dir, 'holder');
  const lock = new DatabaseSync(join(dir, 'lock'), { timeout: 0 });
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch {
    lock.close();
    throw new DataDirInUse(dir, read(holder));
  }
  writeFileSync(holder, `process ${process.pid}`);
  return { release: () => lock.close() };
}

/** The secret generated for this folder at the first start, so that links in mails survive a restart. */
export function generatedSecret(dir: string): string {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'secret');
  const existing = read(file);
  if (existing) return existing;
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
  return secret;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

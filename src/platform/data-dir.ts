import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
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

/** `DATA_DIR` is no folder that this process can make and write. */
export class DataDirUnusable extends Error {
  constructor(dir: string, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    super(`DATA_DIR: ${resolve(dir)} cannot be used (${code}): name a folder that can be made and written.`);
    this.name = 'DataDirUnusable';
  }
}

/** Makes the folder if need be, and tries whether it can be written. @throws DataDirUnusable */
export function prepareDataDir(dir: string): void {
  const probe = join(dir, `probe-${process.pid}`);
  try {
    makeFolder(resolve(dir));
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new DataDirUnusable(dir, error);
  }
}

/** Node's own recursive mkdir never ends below folders like /proc, which take no new ones. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  makeFolder(dirname(dir));
  mkdirSync(dir);
}

/**
 * Holds a data folder exclusively. Two processes on one embedded database lose writes without a word. The lock is a lock
 * of the operating system on a file, so it ends with the process, however that ends.
 */
export function lockDataDir(dir: string): { release: () => void } {
  prepareDataDir(dir);
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
  prepareDataDir(dir);
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

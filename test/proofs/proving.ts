import { parse } from 'csv-parse/sync';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { fingerprintOf, type Manifest } from '../../src/evidence/manifest.js';
import { verifyProof } from '../../src/evidence/verify-proof.js';
import { ADMIN_KEY, type TestServer } from '../support/server.js';

/** The files of an archive, in order. */
export type Files = Map<string, Buffer>;

export async function filesOf(path: string): Promise<Files> {
  const zip = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true });
  const files: Files = new Map();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  zip.close();
  return files;
}

export async function zipOf(files: Iterable<readonly [string, Buffer]>): Promise<string> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of files) zip.addBuffer(content, name);
  zip.end();
  return written(await buffer(zip.outputStream));
}

export function written(content: Buffer): string {
  const path = join(mkdtempSync(join(process.env['TEST_FOLDER']!, 'proof-')), 'proof.zip');
  writeFileSync(path, content);
  return path;
}

/** What a server hands over as the proof of a notice. */
export function asked(
  server: TestServer,
  slug: string,
  number: number | string,
  key: string | null = ADMIN_KEY,
): Promise<Response> {
  const headers = key === null ? undefined : { authorization: `Bearer ${key}` };
  return fetch(`${server.url}/${slug}/changes/${number}/proof.zip`, { headers });
}

export async function proofOf(server: TestServer, slug: string, number: number): Promise<string> {
  const response = await asked(server, slug, number);
  if (!response.ok) throw new Error(await response.text());
  return written(Buffer.from(await response.arrayBuffer()));
}

/** A proof whose maker has a key of its own, and lists the files as they are now. */
export function forged(files: Files): Files {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const manifest = JSON.parse(files.get('manifest.json')!.toString()) as Manifest;
  manifest.key = fingerprintOf(publicKey);
  for (const file of manifest.files) {
    const content = files.get(file.name)!;
    file.bytes = content.length;
    file.sha256 = createHash('sha256').update(content).digest('hex');
  }
  const bytes = Buffer.from(JSON.stringify(manifest));
  return new Map([
    ...files,
    ['manifest.json', bytes],
    ['manifest.sig', sign(null, bytes, privateKey)],
    ['public-key.pem', Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }))],
  ]);
}

/** The same files with one of them as `alter` makes it. */
export function altered(files: Files, name: string, alter: (text: string) => string): Files {
  const text = files.get(name)!.toString('utf8');
  const other = alter(text);
  if (other === text) throw new Error(`nothing was altered in ${name}`);
  return new Map([...files, [name, Buffer.from(other)]]);
}

export const tableOf = (files: Files, name: string) =>
  parse(files.get(name)!, { columns: true }) as Record<string, string>[];

export const jsonOf = (files: Files, name: string) => JSON.parse(files.get(name)!.toString());

/** What is wrong first with these files; `sound` when nothing is. */
export async function firstProblem(
  files: Iterable<readonly [string, Buffer]>,
  key?: string,
): Promise<string> {
  const { sound, problems } = await verifyProof(await zipOf(files), { key });
  return sound ? 'sound' : `${problems[0]!.file} ${problems[0]!.message}`;
}

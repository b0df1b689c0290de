import { createHash, sign } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import yazl from 'yazl';
import { MANIFEST, PUBLIC_KEY, SIGNATURE, type Manifest, type ManifestFile } from '../evidence/manifest.js';
import type { ProofFile } from './proof-files.js';
import type { SigningKey } from './proof-keys.js';

/**
 * The files as a ZIP archive that is written while it is read, then the manifest of what was written, its signature and the
 * public key. Each file bears the same time, of what it tells.
 */
export function proofZip(
  files: AsyncIterable<ProofFile>,
  head: Omit<Manifest, 'files' | 'format' | 'key'>,
  { key, mtime }: { key: SigningKey; mtime: Date },
): Readable {
  const zip = new yazl.ZipFile();
  const out = new PassThrough();
  const written: ManifestFile[] = [];
  zip.on('error', (error) => out.destroy(error as Error));
  zip.outputStream.on('error', (error) => out.destroy(error));
  zip.outputStream.pipe(out);
  const add = (name: string, content: Buffer | string) =>
    zip.addBuffer(Buffer.from(content), name, { mtime });
  const gone = new Promise<never>((_, reject) =>
    out.once('close', () => reject(new Error('nobody reads the proof any more'))),
  );
  const fill = async () => {
    for await (const file of files) {
      const measured = Readable.from(measuring(file, written), { objectMode: false });
      zip.addReadStream(measured, file.name, { mtime });
      await Promise.race([once(measured, 'end'), gone]);
    }
    const manifest: Manifest = { format: 'ropewalk-proof/1', ...head, key: key.fingerprint, files: written };
    const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    add(MANIFEST, bytes);
    add(SIGNATURE, sign(null, bytes, key.privateKey));
    add(PUBLIC_KEY, key.publicKey);
    zip.end();
  };
  gone.catch(() => undefined);
  fill().catch((error: Error) => out.destroy(error));
  return out;
}

async function* measuring(
  { name, pieces, table }: ProofFile,
  written: ManifestFile[],
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    const chunk = Buffer.from(piece, 'utf8');
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  written.push({ name, bytes, sha256: hash.digest('hex'), ...(table && { table }) });
}

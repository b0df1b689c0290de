import { describe, expect, it } from '@jest/globals';
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import type { ProofFile } from '../../src/proofs/proof-files.js';
import { proofZip } from '../../src/proofs/proof-zip.js';

const { privateKey } = generateKeyPairSync('ed25519');
const key = {
  privateKey: createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  publicKey: '',
  fingerprint: '',
};
const head = {
  organisation: 'acme',
  number: 1,
  createdAt: '2026-03-01T09:00:00.000Z',
  software: 'ropewalk',
  chain: { seq: 1, hash: '', at: '' },
};
const zipped = (files: AsyncIterable<ProofFile>) => proofZip(files, head, { key, mtime: new Date(0) });

describe('the archive of a proof', () => {
  it('is written no further than it is read', async () => {
    let pulled = 0;
    async function* pieces() {
      for (let piece = 0; piece < 5_000; piece++) {
        pulled += 1;
        yield randomBytes(32_768).toString('hex');
      }
    }
    async function* files(): AsyncGenerator<ProofFile> {
      yield { name: 'large', pieces: pieces() };
    }
    const zip = zipped(files());
    await once(zip, 'readable');
    zip.read();
    // until nothing moves any more
    for (let still = 0, last = -1; still < 500; still = pulled === last ? still + 1 : 0) {
      last = pulled;
      await setImmediate();
    }
    expect(pulled).toBeLessThan(50);
    zip.destroy();
  });

  it('breaks off when a file cannot be read: what arrives is no archive', async () => {
    async function* pieces() {
      yield 'a';
      throw new Error('the database is gone');
    }
    async function* files(): AsyncGenerator<ProofFile> {
      yield { name: 'broken', pieces: pieces() };
    }
    await expect(buffer(zipped(files()))).rejects.toThrow('the database is gone');
  });

  it('is the same, byte by byte, for the same files', async () => {
    async function* files(): AsyncGenerator<ProofFile> {
      for (const name of ['b', 'a'])
        yield {
          name,
          pieces: (async function* () {
            yield name;
          })(),
        };
    }
    expect((await buffer(zipped(files()))).equals(await buffer(zipped(files())))).toBe(true);
  });
});

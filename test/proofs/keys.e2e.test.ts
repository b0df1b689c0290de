import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { fingerprintOf } from '../../src/evidence/manifest.js';
import { verifyProof } from '../../src/evidence/verify-proof.js';
import { CONFIG, type Config } from '../../src/platform/config.js';
import { Tokens } from '../../src/platform/tokens.js';
import { ProofKeys } from '../../src/proofs/proof-keys.js';
import { rows } from '../support/outbox.js';
import { announced, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { proofOf } from './proving.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const SECRET = 'a-secret-for-the-tests-only';
/** The keys as another process of this installation has them. */
const elsewhere = (secrets: string[], proofKey?: string) =>
  new ProofKeys(server.database, new Tokens(secrets), { ...server.app.get<Config>(CONFIG), proofKey });
const published = async () => (await fetch(`${server.url}/.well-known/ropewalk-proof-key.pem`)).text();

describe('the key that signs proofs', () => {
  it('is one for all processes, generated once, and nowhere in the clear', async () => {
    const processes = Array.from({ length: 4 }, () => elsewhere([SECRET]));
    const keys = await Promise.all(processes.map((one) => one.signing()));
    expect(new Set(keys.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    const stored = await rows<{ sealed: string }>(server.database, 'select sealed from proof_key');
    expect(stored).toHaveLength(1);
    expect(stored[0]!.sealed).not.toContain('PRIVATE');
    expect(await rows(server.database, `select from change where table_name = 'proof_key'`)).toEqual([]);
    expect(await published()).toBe(keys[0]!.publicKey);
  });

  it('outlives a rotated secret; after a lost one another follows, and what the former signed is still verified', async () => {
    await createOrganisation(server, 'keys', { noticeDays: 0 });
    await engaged(server, 'keys', { legalName: 'Newcomer GmbH' });
    await announced(server, 'keys');
    const proof = await proofOf(server, 'keys', 1);
    const first = await elsewhere([SECRET]).signing();
    const rotated = await elsewhere(['another-secret-of-the-tests', SECRET]).signing();
    expect(rotated.fingerprint).toBe(first.fingerprint);
    const after = elsewhere(['another-secret-of-the-tests']);
    expect((await after.signing()).fingerprint).not.toBe(first.fingerprint);
    const keys = await after.publicKeys();
    expect(keys).toEqual([(await after.signing()).publicKey, first.publicKey]);
    expect((await verifyProof(proof, { key: keys.join('') })).problems).toEqual([]);
    expect((await verifyProof(proof, { key: keys[0]! })).sound).toBe(false);
  });

  it('is the one that the environment names, where it does', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const keys = elsewhere([SECRET], pem);
    expect((await keys.signing()).fingerprint).toBe(fingerprintOf(publicKey));
  });
});

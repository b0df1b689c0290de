import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { fingerprintOf } from '../evidence/manifest.js';
import { CONFIG, type Config } from '../platform/config.js';
import { runAs, systemContext } from '../platform/context.js';
import { Database, rowsOf } from '../platform/database.js';
import { Tokens } from '../platform/tokens.js';
import { ProofKey } from './proof-key.entity.js';

/** What signs a proof. */
export interface SigningKey {
  privateKey: KeyObject;
  /** PEM. */
  publicKey: string;
  fingerprint: string;
}

/**
 * The key of this installation: `PROOF_KEY`, or one generated when the first proof is made and kept in the database, sealed
 * with `SECRET`, so that every process signs with the same. When no secret that is set opens it any more, a new one follows.
 */
@Injectable()
export class ProofKeys {
  private key?: Promise<SigningKey>;

  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  signing(): Promise<SigningKey> {
    const { proofKey } = this.config;
    this.key ??= proofKey === undefined ? this.kept() : Promise.resolve(signingKey(proofKey));
    this.key.catch(() => (this.key = undefined));
    return this.key;
  }

  /** Public keys as PEM: the one in use, then former ones, newest first. */
  async publicKeys(): Promise<string[]> {
    const { publicKey } = await this.signing();
    const known = await this.asOurselves(() =>
      this.database.load((em) => em.find(ProofKey, {}, { orderBy: { createdAt: 'desc' } })),
    );
    return [...new Set([publicKey, ...known.map((key) => key.publicKey)])];
  }

  private kept(): Promise<SigningKey> {
    return this.asOurselves(() =>
      this.database.transaction(async (em) => {
        // of several processes that look at once, one generates
        await sql`select pg_advisory_xact_lock(hashtextextended('proof key', 0))`.execute(rowsOf(em));
        for (const key of await em.find(ProofKey, {}, { orderBy: { createdAt: 'desc' } })) {
          const pem = this.opened(key);
          if (pem !== undefined) return signingKey(pem);
        }
        const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
          privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
          publicKeyEncoding: { type: 'spki', format: 'pem' },
        });
        em.create(ProofKey, { publicKey, sealed: this.tokens.seal(privateKey) });
        await em.flush();
        return signingKey(privateKey);
      }),
    );
  }

  private opened({ sealed }: ProofKey): string | undefined {
    try {
      return this.tokens.unseal(sealed);
    } catch {
      return undefined;
    }
  }

  /** The key belongs to the installation, whoever asks. */
  private asOurselves<T>(work: () => Promise<T>): Promise<T> {
    return runAs(systemContext('proof key'), work);
  }
}

function signingKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  const key = createPublicKey(privateKey);
  return {
    privateKey,
    publicKey: key.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: fingerprintOf(key),
  };
}

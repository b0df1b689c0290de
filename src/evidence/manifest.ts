import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';

/** What stands in a proof beside the files that it lists. */
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
export const PUBLIC_KEY = 'public-key.pem';

/** Names each file of a proof with its digest; the signature is over its very bytes. */
export interface Manifest {
  format: 'ropewalk-proof/1';
  organisation: string;
  number: number;
  /** Instant at which the proof was made. */
  createdAt: string;
  software: string;
  /** SHA-256, hex, of the DER of the public key. */
  key: string;
  /** The newest link of the organisation's history at that time. */
  chain: { seq: number; hash: string; at: string };
  files: ManifestFile[];
}

export interface ManifestFile {
  name: string;
  bytes: number;
  sha256: string;
  /** The table whose rows, as `history.ndjson` left them, the file repeats. */
  table?: string;
}

/** SHA-256, hex, of the key as DER (SubjectPublicKeyInfo): what two people compare. */
export function fingerprintOf(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

/** Ed25519 over the exact bytes of the manifest. */
export function signedBy(manifest: Buffer, signature: Buffer, publicKeyPem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(publicKeyPem);
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    return verify(null, manifest, key, signature) ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Names of the rows of a file that repeats a table, as of the notice itself: `announced_on` is `announcedOn`. */
export function inCamelCase(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

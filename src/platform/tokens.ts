import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/**
 * Everything derived from `SECRET`. Several secrets may be set, newest first: new values are made with the first, those
 * made with any of them still count, so a secret can be rotated without breaking links in mails already sent.
 */
export class Tokens {
  constructor(private readonly secrets: string[]) {
    if (secrets.length === 0) throw new Error('Tokens need at least one secret');
  }

  /** A token that can be recomputed: HMAC(secret, purpose ‖ id ‖ generation). One purpose's token is no other's. */
  sign(purpose: string, id: string, generation: number): string {
    return `${id}.${this.mac(this.secrets[0]!, purpose, id, generation)}`;
  }

  /** The id in a token's text, unverified: enough to look up the generation. */
  idOf(token: string): string | undefined {
    return TOKEN.exec(token)?.[1];
  }

  verify(purpose: string, token: string, generation: number): boolean {
    const [, id, mac] = TOKEN.exec(token) ?? [];
    if (!id || !mac) return false;
    return this.secrets.some((secret) => equal(this.mac(secret, purpose, id, generation), mac));
  }

  /**
   * A short signature of an id, for where there is little room and letter case may get lost on the way: 20 hexadecimal
   * digits, 80 bits. One purpose's is no other's.
   */
  stamp(purpose: string, id: string): string {
    return stampBy(this.secrets[0]!, purpose, id);
  }

  isStamp(purpose: string, id: string, stamp: string): boolean {
    return this.secrets.some((secret) => equal(stampBy(secret, purpose, id), stamp));
  }

  /** Keyed hash of an address: tells whether two addresses are the same, never what they are. Newest secret first. */
  addressKeys(address: string): string[] {
    const normalised = normaliseAddress(address);
    return this.secrets.map((secret) =>
      createHmac('sha256', secret).update(`address\0${normalised}`).digest('hex'),
    );
  }

  /** Keyed hash of any text for one purpose: recognises it again without storing it. */
  keyedHash(purpose: string, text: string): string {
    return this.keyedHashes(purpose, text)[0];
  }

  /** The same with every secret, newest first: finds what was kept before a rotation. */
  keyedHashes(purpose: string, text: string): [string, ...string[]] {
    const [newest, ...older] = this.secrets.map((secret) =>
      createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('hex'),
    );
    return [newest!, ...older];
  }

  addressKey(address: string): string {
    return this.addressKeys(address)[0]!;
  }

  /** Seals a short text so that a copy of the database does not reveal it (AES-256-GCM). */
  seal(text: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', sealingKey(this.secrets[0]!), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  unseal(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    for (const secret of this.secrets) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      } catch {
        // made with another of the secrets
      }
    }
    throw new Error('sealed with a secret that is no longer configured');
  }

  private mac(secret: string, purpose: string, id: string, generation: number): string {
    return createHmac('sha256', secret).update(`${purpose}\0${id}\0${generation}`).digest('base64url');
  }
}

/** A single-use token: random, and only its hash is stored. */
export function randomToken(): { token: string; hash: string } {
  const token = randomBytes(24).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Addresses that reach one mailbox in practice count as one: letter case and surrounding space do not matter. */
export function normaliseAddress(address: string): string {
  return address.trim().toLowerCase().normalize('NFC');
}

function stampBy(secret: string, purpose: string, id: string): string {
  return createHmac('sha256', secret).update(`stamp ${purpose}\0${id}`).digest('hex').slice(0, 20);
}

function sealingKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'seal', 32));
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashToken, normaliseAddress, randomToken, Tokens } from '../../src/platform/tokens.js';

const secret = fc.string({ minLength: 16, maxLength: 64 });
const id = fc.uuid();
const purpose = fc.constantFrom('leave', 'preferences', 'objection');
const generation = fc.nat(1000);

describe('recomputed tokens', () => {
  it('are verified for what they were signed for, name their id and fit into one path segment', () => {
    fc.assert(
      fc.property(secret, purpose, id, generation, (secret, purpose, id, generation) => {
        const tokens = new Tokens([secret]);
        const token = tokens.sign(purpose, id, generation);
        expect(tokens.verify(purpose, token, generation)).toBe(true);
        expect(tokens.idOf(token)).toBe(id);
        expect(encodeURIComponent(token)).toBe(token);
        expect(token.length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('are void for another purpose, id, generation or secret', () => {
    fc.assert(
      fc.property(
        secret,
        secret,
        purpose,
        purpose,
        id,
        id,
        generation,
        generation,
        (s, s2, p, p2, i, i2, g, g2) => {
          const token = new Tokens([s]).sign(p, i, g);
          if (p !== p2) expect(new Tokens([s]).verify(p2, token, g)).toBe(false);
          if (g !== g2) expect(new Tokens([s]).verify(p, token, g2)).toBe(false);
          if (s !== s2) expect(new Tokens([s2]).verify(p, token, g)).toBe(false);
          if (i !== i2) expect(new Tokens([s]).verify(p, token.replace(i, i2), g)).toBe(false);
        },
      ),
    );
  });

  it('are void with one character changed, added or taken away', () => {
    fc.assert(
      fc.property(
        secret,
        id,
        fc.nat(79),
        fc.constantFrom('A', 'b', '.', '-', '_', ' ', ''),
        (secret, id, place, char) => {
          const tokens = new Tokens([secret]);
          const token = tokens.sign('leave', id, 0);
          const forged = token.slice(0, place) + char + token.slice(place + 1);
          if (forged !== token) expect(tokens.verify('leave', forged, 0)).toBe(false);
          expect(tokens.verify('leave', token + char, 0)).toBe(char === '');
          expect(tokens.verify('leave', `${token}.${char}`, 0)).toBe(false);
        },
      ),
    );
  });

  it('name an id that the database takes, or none, whatever stands in the address', () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
    const tail = 'x'.repeat(43);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.stringMatching(/^[0-9a-f-]{36}$/).map((id) => `${id}.${tail}`),
        ),
        (text) => {
          const id = new Tokens(['a secret long enough']).idOf(text);
          if (id !== undefined) expect(id).toMatch(uuid);
          expect(new Tokens(['a secret long enough']).verify('leave', text, 0)).toBe(false);
        },
      ),
    );
    expect(new Tokens(['a secret long enough']).idOf(`${'-'.repeat(36)}.${tail}`)).toBeUndefined();
  });

  it('outlive a rotation of the secret, until the old one is dropped', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(secret, { minLength: 2, maxLength: 3 }),
        id,
        fc.string(),
        (secrets, id, text) => {
          const [newest, ...old] = secrets;
          const before = new Tokens(old);
          const rotated = new Tokens(secrets);
          expect(rotated.verify('leave', before.sign('leave', id, 0), 0)).toBe(true);
          expect(rotated.unseal(before.seal(text))).toBe(text);
          expect(before.verify('leave', rotated.sign('leave', id, 0), 0)).toBe(false);
          expect(() => new Tokens([newest!]).unseal(before.seal(text))).toThrow('no longer configured');
        },
      ),
    );
  });
});

describe('address keys', () => {
  const address = fc.emailAddress();

  it('are the same for one address however it is typed, and another for another', () => {
    fc.assert(
      fc.property(address, address, fc.constantFrom(' ', '\t', ''), (one, other, space) => {
        const tokens = new Tokens(['a secret long enough']);
        expect(tokens.addressKey(`${space}${one.toUpperCase()}${space}`)).toBe(tokens.addressKey(one));
        if (one.toLowerCase() !== other.toLowerCase())
          expect(tokens.addressKey(other)).not.toBe(tokens.addressKey(one));
      }),
    );
  });

  it('are normalised once and for all, also beyond ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const normal = normaliseAddress(text);
        expect(normaliseAddress(normal)).toBe(normal);
        expect(normaliseAddress(text.normalize('NFD'))).toBe(normal);
      }),
    );
    expect(normaliseAddress(' JÖRG@Example.ORG ')).toBe('jörg@example.org');
  });

  it('come one per secret, newest first, so that an address is recognised after a rotation', () => {
    fc.assert(
      fc.property(address, fc.uniqueArray(secret, { minLength: 1, maxLength: 4 }), (address, secrets) => {
        const keys = new Tokens(secrets).addressKeys(address);
        expect(keys).toEqual(secrets.map((one) => new Tokens([one]).addressKey(address)));
        expect(new Tokens(secrets).addressKey(address)).toBe(keys[0]);
        for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });
});

describe('single-use tokens', () => {
  it('are never the same, long enough not to be guessed, and stored as something else', () => {
    const made = Array.from({ length: 200 }, () => randomToken());
    expect(new Set(made.map(({ token }) => token)).size).toBe(200);
    for (const { token, hash } of made) {
      expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
      expect(hash).toBe(hashToken(token));
      expect(hash).not.toContain(token);
    }
  });
});

describe('sealed texts', () => {
  it('come out as they went in, and not at all when touched', () => {
    fc.assert(
      fc.property(secret, fc.string({ unit: 'grapheme' }), fc.nat(), (secret, text, place) => {
        const tokens = new Tokens([secret]);
        const bytes = Buffer.from(tokens.seal(text), 'base64url');
        expect(tokens.unseal(bytes.toString('base64url'))).toBe(text);
        const at = place % bytes.length;
        bytes[at] = bytes[at]! ^ 1;
        expect(() => tokens.unseal(bytes.toString('base64url'))).toThrow('no longer configured');
      }),
    );
  });
});

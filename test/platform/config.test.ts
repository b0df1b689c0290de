import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/platform/config.js';

const problems = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
};

describe('the environment', () => {
  it('needs nothing to try it out', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      role: 'all',
      production: false,
    });
  });

  it('is refused with every wrong name and value at once', () => {
    const found = problems({
      PORT: 'http',
      DATABASE_URL: 'mysql://x',
      ROLE: 'boss',
      ROPEWALK_ADMINKEY: 'x',
      CLOCK: 'soon',
      SECRET: 'short',
      SMTP_CONNECTIONS: '0',
    });
    expect(found.map((problem) => problem.split(':')[0]).sort()).toEqual(
      ['CLOCK', 'DATABASE_URL', 'PORT', 'ROLE', 'ROPEWALK_ADMINKEY', 'SECRET', 'SMTP_CONNECTIONS'].sort(),
    );
  });

  it.each(['SECRET', 'PUBLIC_URL', 'SMTP_URL'])('needs %s in production', (name) => {
    const whole = {
      NODE_ENV: 'production',
      SECRET: 'a-long-enough-secret',
      PUBLIC_URL: 'https://x.example',
      SMTP_URL: 'smtp://mail.example',
    };
    expect(problems(whole)).toEqual([]);
    expect(problems({ ...whole, [name]: '' })).toEqual([`${name}: must be set in production`]);
  });

  it('does not let production believe another time', () => {
    expect(
      problems({
        NODE_ENV: 'production',
        SECRET: 'a-long-enough-secret',
        PUBLIC_URL: 'https://x.example',
        SMTP_URL: 'smtp://mail.example',
        CLOCK: '2026-03-01',
      }),
    ).toEqual(['CLOCK: must not be set in production']);
  });

  it.each([
    ['2026-03-01', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
    ['2018-05-24T15:44:22-07:00', '2018-05-24T22:44:22.000Z'],
  ])('takes CLOCK=%s for %s', (clock, instant) => {
    expect(readConfig({ CLOCK: clock }).clock?.toISOString()).toBe(instant);
  });

  it('takes an Ed25519 key for PROOF_KEY, as text or from a file, and repeats nothing of a wrong one', () => {
    const pem = (type: 'ed25519' | 'x25519') =>
      generateKeyPairSync(type as 'ed25519')
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString();
    const own = pem('ed25519');
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'key.pem');
    writeFileSync(file, own);
    expect(readConfig({ PROOF_KEY: own }).proofKey).toBe(own.trim());
    expect(readConfig({ PROOF_KEY: own.replaceAll('\n', '\\n') }).proofKey?.trim()).toBe(own.trim());
    expect(readConfig({ PROOF_KEY: file }).proofKey).toBe(own);
    expect(problems({ PROOF_KEY: pem('x25519') })).toEqual([
      'PROOF_KEY: is not an Ed25519 key; `openssl genpkey -algorithm ed25519` makes one',
    ]);
    expect(problems({ PROOF_KEY: '-----BEGIN PRIVATE KEY----- x' })).toEqual([
      'PROOF_KEY: is neither a private key in PEM nor the path of a readable file with one',
    ]);
  });

  it('lets a second process share nothing but a PostgreSQL server', () => {
    expect(problems({ ROLE: 'worker' })).toEqual([
      'ROLE: "worker" needs DATABASE_URL, the embedded database serves one process',
      'PUBLIC_URL: must be set for a worker, whose mails link to the pages of another process',
    ]);
    const shared = { ROLE: 'worker', DATABASE_URL: 'postgresql://a@b/c', PUBLIC_URL: 'https://a.example' };
    expect(problems(shared)).toEqual([]);
  });

  it('signs mails with a key of all three settings, or not at all', () => {
    const pem = (type: 'rsa' | 'ed25519') =>
      (type === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 1024 })
        : generateKeyPairSync('ed25519')
      ).privateKey
        .export({ type: 'pkcs8', format: 'pem' })
        .toString();
    const whole = { DKIM_DOMAIN: 'acme.example', DKIM_SELECTOR: 'one', DKIM_KEY: pem('rsa') };
    expect(problems(whole)).toEqual([]);
    expect(readConfig({ ...whole, DKIM_KEY: whole.DKIM_KEY.replaceAll('\n', '\\n') }).dkim?.key.type).toBe(
      'private',
    );
    expect(problems({ ...whole, DKIM_SELECTOR: '' })).toEqual([
      'DKIM_SELECTOR: must be set, for DKIM_DOMAIN and DKIM_KEY is',
    ]);
    expect(problems({ ...whole, DKIM_DOMAIN: 'a b', DKIM_SELECTOR: 'x;y' })).toHaveLength(2);
    expect(problems({ ...whole, DKIM_KEY: pem('ed25519') })[0]).toMatch(/^DKIM_KEY: is no RSA key/);
    expect(problems({ ...whole, DKIM_KEY: '/no/such/file' })).toEqual([
      'DKIM_KEY: is neither a private key in PEM nor a file with one (ENOENT)',
    ]);
    const secret = 'c2VjcmV0c2VjcmV0';
    const broken = `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`;
    expect(problems({ ...whole, DKIM_KEY: broken }).join()).not.toContain(secret);
  });

  it('takes reports in only where each mail has a return path of its own, that fits into an address', () => {
    expect(problems({ BOUNCE_ADDRESS: 'bounce@acme.example', INBOUND_TOKEN: 'sixteen-characters' })).toEqual(
      [],
    );
    expect(problems({ INBOUND_TOKEN: 'sixteen-characters' })[0]).toMatch(
      /^INBOUND_TOKEN: needs BOUNCE_ADDRESS/,
    );
    expect(problems({ BOUNCE_ADDRESS: 'bounce@acme.example', INBOUND_TOKEN: 'short' })).toHaveLength(1);
    for (const address of [
      'bounce',
      'returned-mail@acme.example',
      'a+b@acme.example',
      'a@b',
      'a b@acme.example',
    ])
      expect(problems({ BOUNCE_ADDRESS: address })[0]).toMatch(/^BOUNCE_ADDRESS: /);
  });

  it.each([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['SMPT_URL', 'SMTP_URL'],
    ['PUBLIC_ULR', 'PUBLIC_URL'],
    ['DATA_DIRS', 'DATA_DIR'],
    ['LOGLEVEL', 'LOG_LEVEL'],
  ])('asks whether %s was meant to be %s, and lets other names be', (name, meant) => {
    expect(problems({ [name]: 'x', HOSTS: 'x', HOME: 'x', PATH: 'x' })).toEqual([
      `${name}: is not a setting of Ropewalk; was ${meant} meant?`,
    ]);
  });
});

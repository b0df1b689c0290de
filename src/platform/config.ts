import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { environment, type Name } from './environment.js';
import { readBounceAddress, readDkim, type DkimSettings } from './mail-settings.js';
import { oneSlipApart } from './near-miss.js';
import { isNetwork } from './outside-addresses.js';

export interface Config {
  production: boolean;
  port: number;
  host: string;
  dataDir: string;
  databaseUrl?: string;
  migrationDatabaseUrl?: string;
  databasePool: number;
  smtpUrl?: string;
  smtpConnections: number;
  /** Milliseconds. */
  smtpTimeout: number;
  mailFrom?: string;
  /** Mails are signed with it; without it they are not. */
  dkim?: DkimSettings;
  /** Reports about a mail return to this address, a token between its local part and the `@`. */
  bounceAddress?: string;
  /** Whoever hands reports in must show it; without it nobody can. */
  inboundToken?: string;
  publicUrl?: string;
  /** Newest first; empty when none is set: then one is generated into `dataDir`. */
  secrets: string[];
  /** Ed25519 private key that signs proofs, PEM; without one it is generated into the database. */
  proofKey?: string;
  adminKey?: string;
  role: 'all' | 'web' | 'worker';
  trustProxy: boolean | string[];
  /** CIDRs. */
  webhookAllow: string[];
  clock?: Date;
  metricsToken?: string;
  logLevel: 'error' | 'warn' | 'log' | 'debug';
}

/** The settings, for injection. */
export const CONFIG = Symbol('config');

/** Address under which readers reach the public pages. */
export function publicUrlOf(config: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  return config.publicUrl ?? `http://${config.host}:${config.port}`;
}

/** All that is wrong with the environment, at once. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads the environment once. Throws {@link ConfigError} naming every wrong name and value. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const get = (name: Name): string | undefined => env[name]?.trim() || undefined;
  const number = (name: Name, fallback: number, min: number, max: number): number => {
    const value = get(name) ?? String(fallback);
    if (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    problems.push(`${name}: "${value}" is not a whole number from ${min} to ${max}`);
    return fallback;
  };
  const oneOf = <T extends string>(name: Name, allowed: readonly T[], fallback: T): T => {
    const value = get(name) ?? fallback;
    const found = allowed.find((one) => one === value);
    if (found === undefined) problems.push(`${name}: "${value}" is none of ${allowed.join(', ')}`);
    return found ?? fallback;
  };
  const url = (name: Name, ...protocols: string[]): string | undefined => {
    const value = get(name);
    if (value === undefined) return undefined;
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol))
      problems.push(
        `${name}: is not an address starting with ${protocols.map((p) => `${p}//`).join(' or ')}`,
      );
    return value;
  };

  for (const name of Object.keys(env))
    if (name.startsWith('ROPEWALK_') && !(name in environment))
      problems.push(`${name}: is not a setting of Ropewalk (${Object.keys(environment).join(', ')})`);
    else if (!(name in environment)) {
      // short names have honest neighbours in every environment: HOST, HOSTS
      const meant = Object.keys(environment).find((known) => known.length > 5 && oneSlipApart(name, known));
      if (meant) problems.push(`${name}: is not a setting of Ropewalk; was ${meant} meant?`);
    }

  const production = get('NODE_ENV') === 'production';
  const databaseUrl = url('DATABASE_URL', 'postgresql:', 'postgres:');
  const clock = readClock(get('CLOCK'), problems);
  const config: Config = {
    production,
    port: number('PORT', 3000, 0, 65535),
    host: get('HOST') ?? '127.0.0.1',
    dataDir: get('DATA_DIR') ?? './data',
    databaseUrl,
    migrationDatabaseUrl: url('MIGRATION_DATABASE_URL', 'postgresql:', 'postgres:') ?? databaseUrl,
    databasePool: number('DATABASE_POOL', 10, 1, 1000),
    smtpUrl: url('SMTP_URL', 'smtp:', 'smtps:'),
    smtpConnections: number('SMTP_CONNECTIONS', 10, 1, 100),
    smtpTimeout: number('SMTP_TIMEOUT', 30, 1, 600) * 1000,
    mailFrom: get('MAIL_FROM'),
    dkim: readDkim({ get, problems }),
    bounceAddress: readBounceAddress({ get, problems }),
    inboundToken: get('INBOUND_TOKEN'),
    publicUrl: url('PUBLIC_URL', 'http:', 'https:')?.replace(/\/+$/, ''),
    secrets:
      get('SECRET')
        ?.split(',')
        .map((secret) => secret.trim()) ?? [],
    proofKey: readProofKey(get('PROOF_KEY'), problems),
    adminKey: get('ROPEWALK_ADMIN_KEY'),
    role: oneOf('ROLE', ['all', 'web', 'worker'], 'all'),
    trustProxy: readProxies(get('TRUST_PROXY')),
    webhookAllow: readNetworks(get('WEBHOOK_ALLOW'), problems),
    clock,
    metricsToken: get('METRICS_TOKEN'),
    logLevel: oneOf('LOG_LEVEL', ['error', 'warn', 'log', 'debug'], 'log'),
  };

  if (config.secrets.some((secret) => secret.length < 16))
    problems.push('SECRET: each secret needs at least 16 characters');
  if (config.adminKey !== undefined && config.adminKey.length < 16)
    problems.push('ROPEWALK_ADMIN_KEY: needs at least 16 characters');
  if (config.inboundToken !== undefined && config.inboundToken.length < 16)
    problems.push('INBOUND_TOKEN: needs at least 16 characters');
  if (config.inboundToken !== undefined && config.bounceAddress === undefined)
    problems.push('INBOUND_TOKEN: needs BOUNCE_ADDRESS, by whose tokens reports are told from forgeries');
  if (config.role !== 'all' && !databaseUrl)
    problems.push(`ROLE: "${config.role}" needs DATABASE_URL, the embedded database serves one process`);
  if (config.role === 'worker' && !config.publicUrl)
    problems.push('PUBLIC_URL: must be set for a worker, whose mails link to the pages of another process');
  if (production) {
    for (const name of ['SECRET', 'PUBLIC_URL', 'SMTP_URL'] as const)
      if (!get(name)) problems.push(`${name}: must be set in production`);
    if (get('CLOCK')) problems.push('CLOCK: must not be set in production');
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** A bare day means noon UTC, which is that day in nearly every time zone. */
function readClock(value: string | undefined, problems: string[]): Date | undefined {
  if (value === undefined) return undefined;
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value))
      return new Date(`${Temporal.PlainDate.from(value).toString()}T12:00:00Z`);
    return new Date(Temporal.Instant.from(value).epochMilliseconds);
  } catch {
    problems.push(
      `CLOCK: "${value}" is neither a day YYYY-MM-DD nor an instant such as 2026-03-01T09:00:00Z`,
    );
    return undefined;
  }
}

function readNetworks(value: string | undefined, problems: string[]): string[] {
  const networks = value?.split(',').map((network) => network.trim()) ?? [];
  for (const network of networks.filter((one) => !isNetwork(one)))
    problems.push(`WEBHOOK_ALLOW: "${network}" is not a network such as 10.1.0.0/16 or fd00::/8`);
  return networks;
}

/** PEM, or the path of a PEM file. Nothing of it is repeated in what is said. */
function readProofKey(value: string | undefined, problems: string[]): string | undefined {
  if (value === undefined) return undefined;
  try {
    const pem = value.startsWith('-----BEGIN') ? value.replaceAll('\\n', '\n') : readFileSync(value, 'utf8');
    if (createPrivateKey(pem).asymmetricKeyType === 'ed25519') return pem;
    problems.push('PROOF_KEY: is not an Ed25519 key; `openssl genpkey -algorithm ed25519` makes one');
  } catch {
    problems.push('PROOF_KEY: is neither a private key in PEM nor the path of a readable file with one');
  }
  return undefined;
}

function readProxies(value: string | undefined): boolean | string[] {
  if (value === undefined || value === 'false') return false;
  return value === 'true' ? true : value.split(',').map((address) => address.trim());
}

import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Name } from './environment.js';

/** Whose signature mails carry (DKIM, RFC 6376). */
export interface DkimSettings {
  domain: string;
  /** The public key stands in the DNS at `<selector>._domainkey.<domain>`. */
  selector: string;
  key: KeyObject;
}

/** What the two of them read: a setting by its name, and where to say what is wrong with it. */
interface Reading {
  get: (name: Name) => string | undefined;
  problems: string[];
}

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i;
const SELECTOR = /^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/i;

/** Left of the `@` 64 characters have room (RFC 5321, 4.5.3.1.1), and `+` with the token takes 53. */
const LOCAL_PART = /^[a-z0-9](?:[a-z0-9._-]{0,9}[a-z0-9])?$/i;

/** All of the three settings, or none. */
export function readDkim({ get, problems }: Reading): DkimSettings | undefined {
  const names = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY'] as const;
  const [domain, selector, key] = names.map(get);
  if (!domain && !selector && !key) return undefined;
  for (const name of names)
    if (!get(name)) problems.push(`${name}: must be set, for ${names.filter(get).join(' and ')} is`);
  if (domain && !DOMAIN.test(domain)) problems.push(`DKIM_DOMAIN: "${domain}" is not a domain`);
  if (selector && !SELECTOR.test(selector)) problems.push(`DKIM_SELECTOR: "${selector}" is not a selector`);
  const read = key && readKey(key, problems);
  return domain && selector && read ? { domain, selector, key: read } : undefined;
}

/** Where reports of failure shall go. */
export function readBounceAddress({ get, problems }: Reading): string | undefined {
  const address = get('BOUNCE_ADDRESS');
  if (address === undefined) return undefined;
  const at = address.lastIndexOf('@');
  if (!LOCAL_PART.test(address.slice(0, at)) || !DOMAIN.test(address.slice(at + 1)))
    problems.push(
      `BOUNCE_ADDRESS: "${address}" is not an address such as bounce@example.com, with at most 11 characters before the @`,
    );
  return address;
}

/** A PEM text, its line breaks written as `\n` where an environment holds none, or the path of a file with one. */
function readKey(value: string, problems: string[]): KeyObject | undefined {
  try {
    const pem = value.includes('-----BEGIN') ? value.replaceAll('\\n', '\n') : readFileSync(value, 'utf8');
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 1024) return key;
    problems.push('DKIM_KEY: is no RSA key of at least 1024 bits (better: 2048), which receivers ask for');
  } catch (error) {
    // neither the key nor what may be a part of it belongs into a log
    const { code } = error as { code?: string };
    problems.push(`DKIM_KEY: is neither a private key in PEM nor a file with one${code ? ` (${code})` : ''}`);
  }
  return undefined;
}

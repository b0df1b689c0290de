import { domainToASCII } from 'node:url';
import { isIP } from 'node:net';
import { publicUrlOf, type Config } from './config.js';

/** Host of the public pages as it stands after an `@`. */
export function mailHost(config: Config): string {
  const { hostname } = new URL(publicUrlOf(config));
  return isIP(hostname) ? `[${hostname}]` : hostname;
}

/** Sender of all mails. */
export function mailFrom(config: Config): string {
  return config.mailFrom ?? `no-reply@${mailHost(config)}`;
}

/** What stands after the `@` of a Message-ID: the domain of the sender, as receivers expect it. */
export function messageHost(config: Config): string {
  const from = wireAddress(mailFrom(config));
  return from.slice(from.lastIndexOf('@') + 1);
}

/** The address as every mail server takes it: an international domain in its ASCII form (RFC 5891). */
export function wireAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at + 1)}${domainToASCII(address.slice(at + 1)) || address.slice(at + 1)}`;
}

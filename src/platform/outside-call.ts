import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isIn, isOutside, readNetwork } from './outside-addresses.js';

/** Asks for the addresses of a host. */
export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;

export interface OutsideSettings {
  /** Networks, as CIDRs, that may be called although they lie inside, on any port. */
  allow: readonly string[];
  production: boolean;
  /** Milliseconds for a whole call: name, connection, answer. */
  timeout?: number;
  resolve?: Resolve;
}

export interface OutsideCall {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What came of a call. Failures are answers, never thrown. */
export interface OutsideAnswer {
  /** HTTP status; null when nobody answered. */
  status: number | null;
  /** The first kilobyte of the answer, or our words about why there is none. */
  answer: string;
  /** Milliseconds. */
  duration: number;
}

/** Bytes of an answer that are read at most, and that are kept. */
const READ = 64 * 1024;
const KEPT = 1024;

/**
 * Calls addresses that somebody else chose, so that nothing inside can be reached by them: the host is resolved once, every
 * address is checked, and the connection goes to exactly those. No redirect is followed, little of the answer is read.
 */
export class OutsideCaller {
  readonly timeout: number;
  private readonly networks;
  private readonly resolve: Resolve;

  constructor(private readonly settings: OutsideSettings) {
    this.timeout = settings.timeout ?? 15_000;
    this.networks = settings.allow.map(readNetwork);
    this.resolve = settings.resolve ?? ((host) => lookup(host, { all: true, verbatim: true }));
  }

  /** Why an address can never be called, as far as it says so itself. */
  objection(address: string): string | undefined {
    if (!URL.canParse(address)) return 'is not an address';
    const url = new URL(address);
    const protocols = this.settings.production ? ['https:'] : ['https:', 'http:'];
    if (!protocols.includes(url.protocol)) return `must begin with ${protocols.join('// or ')}//`;
    if (url.username || url.password)
      return 'must not hold a name or a password: the signature tells who calls';
    const host = hostOf(url);
    if (isIP(host)) return this.objectionTo(host, url);
    return this.networks.length === 0 ? portObjection(url, this.settings.production) : undefined;
  }

  async post(call: OutsideCall): Promise<OutsideAnswer> {
    const began = performance.now();
    const duration = () => Math.round(performance.now() - began);
    const signal = AbortSignal.timeout(this.timeout);
    try {
      const response = await this.send(call, signal);
      const answer = await beginning(response);
      return { status: response.statusCode ?? null, answer, duration: duration() };
    } catch (error) {
      const why = signal.aborted ? `no answer within ${this.timeout / 1000} s` : wordsOf(error);
      return { status: null, answer: why, duration: duration() };
    }
  }

  private async send({ url: address, headers, body }: OutsideCall, signal: AbortSignal) {
    const objection = this.objection(address);
    if (objection) throw new Error(`not called: the address ${objection}`);
    const url = new URL(address);
    const addresses = await within(signal, this.addresses(url));
    return new Promise<IncomingMessage>((resolve, reject) => {
      const { request } = url.protocol === 'https:' ? https : http;
      // without an agent that keeps connections: each goes to what was checked for it
      const options = { method: 'POST', headers, agent: false as const, lookup: only(addresses), signal };
      request(url, options, resolve).on('error', reject).end(body);
    });
  }

  /** @throws when one of them must not be called */
  private async addresses(url: URL) {
    const host = hostOf(url);
    const family = isIP(host);
    const addresses = family ? [{ address: host, family }] : await this.resolve(host);
    if (addresses.length === 0) throw new Error(`not called: ${host} has no address`);
    for (const { address } of addresses) {
      const objection = this.objectionTo(address, url);
      if (objection) throw new Error(`not called: ${host} ${objection}`);
    }
    return addresses;
  }

  private objectionTo(address: string, url: URL): string | undefined {
    if (isIn(address, this.networks)) return undefined;
    if (!isOutside(address)) return `is ${address}, which is not an address of the internet`;
    return portObjection(url, this.settings.production);
  }
}

function portObjection({ port }: URL, production: boolean): string | undefined {
  const ports = production ? ['', '443'] : ['', '443', '80'];
  return ports.includes(port) ? undefined : `has the port ${port}; webhooks are called on the usual one`;
}

/** Without the brackets of IPv6. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function only(addresses: readonly { address: string; family: number }[]): LookupFunction {
  return (_host, options, done) => {
    if (options.all) done(null, [...addresses]);
    else done(null, addresses[0]!.address, addresses[0]!.family);
  };
}

/** As much of the answer as is kept. What is left when enough was read, or time is up, is cut off: the status is there. */
async function beginning(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let read = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      if (read < KEPT) chunks.push(chunk);
      read += chunk.byteLength;
      if (read >= READ) break;
    }
  } catch {
    // cut off
  }
  response.destroy();
  return storable(Buffer.concat(chunks).subarray(0, KEPT).toString('utf8'));
}

/** PostgreSQL stores every character but NUL. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('time is up')), { once: true });
    }),
  ]);
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return storable(first instanceof Error ? first.message : String(first)).slice(0, KEPT);
}

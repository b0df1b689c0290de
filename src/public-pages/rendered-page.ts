import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { answerHeaders } from '../platform/http.js';
import type { Encoding } from './accepted-encoding.js';

/** What a page is made of, before it is bytes. */
export interface Rendering {
  body: string;
  /** Media type with its charset. */
  type: string;
  headers?: Record<string, string>;
}

/** One representation, ready for the socket. */
interface Representation {
  body: Buffer;
  etag: string;
  /** Flat, as `writeHead` takes them fastest. */
  headers: string[];
  unchangedHeaders: string[];
}

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const compress: Record<Exclude<Encoding, 'identity'>, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => promisify(brotliCompress)(body, BROTLI),
  gzip: promisify<Buffer, Buffer>(gzip),
};

/** A page as bytes: identity at once, compressed when the first client asks for it, each with a strong ETag of its own. */
export class RenderedPage {
  /** Grows when another encoding is held. */
  bytes = 0;
  private readonly held: Partial<Record<Encoding, Representation>> = {};
  private readonly making: Partial<Record<Encoding, Promise<Representation>>> = {};
  private readonly tag: string;

  constructor(
    rendering: Rendering,
    private readonly headers: Record<string, string> = {
      'content-type': rendering.type,
      ...rendering.headers,
    },
  ) {
    const body = Buffer.from(rendering.body);
    this.tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
    this.hold('identity', body);
  }

  /** Compresses once, off the main thread. */
  async prepare(encoding: Encoding): Promise<void> {
    if (encoding === 'identity' || this.held[encoding]) return;
    this.making[encoding] ??= compress[encoding](this.held.identity!.body).then((body) =>
      this.hold(encoding, body),
    );
    await this.making[encoding];
  }

  /** Answers if the encoding is at hand: 200 with the bytes, or 304. False: `prepare` it first. */
  write(encoding: Encoding, request: IncomingMessage, response: ServerResponse): boolean {
    const { held } = this;
    const representation = held[encoding];
    if (!representation) return false;
    const known = request.headers['if-none-match'];
    if (known !== undefined && matches(known, representation.etag)) {
      response.writeHead(304, representation.unchangedHeaders);
      response.end();
    } else {
      response.writeHead(200, representation.headers);
      response.end(request.method === 'HEAD' ? undefined : representation.body);
    }
    return true;
  }

  private hold(encoding: Encoding, body: Buffer): Representation {
    const etag = `"${this.tag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    const always = {
      etag,
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'Accept-Encoding',
      ...answerHeaders,
    };
    const headers = {
      ...this.headers,
      'content-length': String(body.byteLength),
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
      ...always,
    };
    const representation = { body, etag, headers: flat(headers), unchangedHeaders: flat(always) };
    this.held[encoding] = representation;
    this.bytes += body.byteLength + 1024;
    return representation;
  }
}

function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true;
  return ifNoneMatch.split(',').some((known) => known.trim().replace(/^W\//, '') === etag);
}

function flat(headers: Record<string, string>): string[] {
  return Object.entries(headers).flat();
}

import { load } from 'cheerio';
import { request } from 'node:http';
import type { TestServer } from '../support/server.js';

/** An answer as it came over the wire. */
export interface Visit {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
  text: string;
}

/** Asks like a browser that undoes nothing: bytes and headers as they are. */
export function visit(
  server: TestServer,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const received = response.headers as Record<string, string | undefined>;
        resolve({ status: response.statusCode ?? 0, headers: received, body, text: body.toString() });
      });
    });
    sent.on('error', reject).end();
  });
}

/** Names on the list that a page shows. */
export async function namesOn(server: TestServer, path: string): Promise<string[]> {
  const { text } = await visit(server, path);
  const $ = load(text);
  return $('table.list tbody th .name')
    .toArray()
    .map((name) => $(name).text());
}

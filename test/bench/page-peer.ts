import Fastify from 'fastify';
import { answer } from './helper.js';

/** An answer as it came over the wire. */
export interface Page {
  headers: Record<string, string>;
  /** Base64. */
  body: string;
}

/** All answers that one address gives. */
export interface Pages {
  path: string;
  br: Page;
  identity: Page;
  /** To a client that has the compressed one. */
  unchanged: Page;
}

// Bare Fastify with the same bytes and headers in memory; it does only what 200, 304 and two encodings need.
const fastify = Fastify();

answer({
  serve: async (pages: Pages[]) => {
    for (const { path, br, identity, unchanged } of pages) {
      const [compressed, plain] = [held(br), held(identity)];
      fastify.get(path, (request, reply) => {
        const page = request.headers['accept-encoding']?.includes('br') ? compressed : plain;
        if (request.headers['if-none-match'] === page.headers['etag'])
          return reply.code(304).headers(unchanged.headers).send();
        return reply.headers(page.headers).send(page.body);
      });
    }
    return fastify.listen({ port: 0, host: '127.0.0.1' });
  },
});

function held({ headers, body }: Page) {
  return { headers, body: Buffer.from(body, 'base64') };
}

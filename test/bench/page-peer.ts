import Fastify from 'fastify';
import { answer } from './helper.js';

/** An answer as it came over the wire. */
export interface Page {
  headers: Record<string, string>;
  /** Base64. */
  body: string;
}

// Bare Fastify with the same bytes and headers in memory; it does only what 200, 304 and two encodings need.
const fastify = Fastify();

answer({
  serve: async (pages: { path: string; br: Page; identity: Page }[]) => {
    for (const { path, br, identity } of pages) {
      const held = [br, identity].map(({ headers, body }) => ({
        headers,
        body: Buffer.from(body, 'base64'),
      }));
      const [compressed, plain] = [held[0]!, held[1]!];
      fastify.get(path, (request, reply) => {
        const page = request.headers['accept-encoding']?.includes('br') ? compressed : plain;
        reply.headers(page.headers);
        if (request.headers['if-none-match'] === page.headers['etag']) return reply.code(304).send();
        return reply.send(page.body);
      });
    }
    return fastify.listen({ port: 0, host: '127.0.0.1' });
  },
});

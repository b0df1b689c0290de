import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';

/** What every answer carries, and the bodies that forms and mail clients send. */
export async function prepareHttp(fastify: FastifyInstance): Promise<void> {
  // RFC 8058 clients post the leave form as multipart/form-data
  await fastify.register(multipart, { attachFieldsToBody: 'keyValues', limits: { fileSize: 0, fields: 20 } });
  fastify.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    if (!reply.hasHeader('content-security-policy'))
      reply.header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
  });
}

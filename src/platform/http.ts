import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';

/** What every answer carries, unless it says otherwise. */
export const answerHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/** Sets them, and takes the bodies that forms and mail clients send. */
export async function prepareHttp(fastify: FastifyInstance): Promise<void> {
  // RFC 8058 clients post the leave form as multipart/form-data
  await fastify.register(multipart, { attachFieldsToBody: 'keyValues', limits: { fileSize: 0, fields: 20 } });
  fastify.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(answerHeaders))
      if (!reply.hasHeader(name)) reply.header(name, value);
  });
}

import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What every answer carries, unless it says otherwise. */
export const answerHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/** Bytes that a form may have; lists and registers come by GraphQL. */
export const FORM_LIMIT = 64 * 1024;
/** An objection has 10,000 characters, of which each may be a dozen bytes. */
const OBJECTION_LIMIT = 256 * 1024;
/** Bytes of what is asked in GraphQL: a whole register with its texts. */
export const GRAPHQL_LIMIT = 5_000_000;
/** A report returns the mail that it is about, and no more. */
const INBOUND_LIMIT = 1_000_000;

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods that a path answers to; none: there is nothing. */
    methodsOf(path: string): string[];
  }
}

/** The key that a request sends. */
export function bearerOf(headers: { authorization?: string }): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** Sets the headers, takes the bodies that forms and mail clients send, and knows which paths there are. */
export function prepareHttp(fastify: FastifyInstance): void {
  const routes: { path: RegExp; methods: string[] }[] = [];
  fastify.addHook('onRoute', (route) => {
    if (route.url === '/graphql') route.bodyLimit = GRAPHQL_LIMIT;
    if (route.url === '/inbound/mail') route.bodyLimit = INBOUND_LIMIT;
    if (route.url === '/:organisation/object/:token') route.bodyLimit = OBJECTION_LIMIT;
    // what answers every path says nothing about any
    if (!route.url.includes('*')) routes.push({ path: patternOf(route.url), methods: [route.method].flat() });
  });
  fastify.decorate('methodsOf', (path: string) => [
    ...new Set(routes.filter((route) => route.path.test(path)).flatMap(({ methods }) => methods)),
  ]);
  fastify.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(answerHeaders))
      if (!reply.hasHeader(name)) reply.header(name, value);
  });
  // no form of ours sends it
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, fieldsOf);
  fastify.addContentTypeParser(
    ['message/rfc822', 'application/octet-stream'],
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => body,
  );
}

function patternOf(url: string): RegExp {
  const segments = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[^\w-]/g, '\\$&')));
  return new RegExp(`^${segments.join('/')}/*$`);
}

/**
 * The texts of a form (RFC 8058 clients leave by one). One that cannot be read says nothing: the page that needs a field
 * asks for it, the page that needs none goes on.
 */
async function fieldsOf({ headers }: FastifyRequest, body: Buffer): Promise<Record<string, unknown>> {
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': headers['content-type'] ?? '' },
    }).formData();
    const names = [...new Set(form.keys())];
    return Object.fromEntries(names.map((name) => [name, textsOf(form.getAll(name))]));
  } catch {
    return {};
  }
}

/** One as a text, several as a list, as of other forms; files are nothing that we asked for. */
function textsOf(values: unknown[]): string | string[] {
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length === 1 ? texts[0]! : texts;
}

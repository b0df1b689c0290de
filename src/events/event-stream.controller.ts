import { All, Controller, Req, Res } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { GraphQLError, type ExecutionResult } from 'graphql';
import type { RequestParams } from 'graphql-sse';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import type { RequestContext } from '../access/access.guard.js';
import { Authenticator } from '../access/identity.js';
import { formatError, readSubscription, requestContextOf } from '../platform/graphql.js';
import { answerHeaders } from '../platform/http.js';
import { Refusal } from '../shared/errors.js';
import { EventStreams } from './event-streams.js';

/** GraphQL subscriptions over server-sent events, one connection each (GraphQL over SSE, distinct connections mode). */
@Controller('graphql')
export class EventStreamController {
  constructor(
    private readonly streams: EventStreams,
    private readonly authenticator: Authenticator,
    private readonly modules: ModuleRef,
  ) {}

  @All('stream')
  async stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!/\btext\/event-stream\b/.test(request.headers.accept ?? ''))
      throw new Refusal('BAD_REQUEST', 'subscriptions are answered as a stream: Accept: text/event-stream');
    const context = requestContextOf(request);
    const identity = context.token ? await this.authenticator.authenticate(context.token) : undefined;
    if (!identity) throw new Refusal('UNAUTHENTICATED', 'send a valid key: Authorization: Bearer <key>');
    const leave = this.streams.enter(identity);
    const gone = new AbortController();
    // the library may wait for ever for a connection that is no more
    reply.raw.once('close', () => {
      gone.abort();
      leave();
    });
    try {
      // the library compares the header as a whole
      request.headers.accept = 'text/event-stream';
      reply.headers({ ...answerHeaders, 'x-accel-buffering': 'no' }).hijack();
      await this.handler(
        { ...context, identity: Promise.resolve(identity), gone: gone.signal },
        request.raw.socket,
      )(request, reply);
    } finally {
      leave();
    }
  }

  private handler(contextValue: RequestContext, socket: Socket) {
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    return createHandler<Record<string, unknown>>({
      // no tokens of the library's own: each stream is a request of its own
      authenticate: () => null,
      onSubscribe: (_request, params: RequestParams) => {
        const read = readSubscription(schema, params);
        if ('document' in read) return { ...read, schema, contextValue: { ...contextValue } };
        return [
          JSON.stringify({ errors: read.errors }),
          {
            status: 400,
            statusText: 'Bad Request',
            headers: { 'content-type': 'application/json; charset=utf-8' },
          },
        ];
      },
      onNext: async (_context, _request, result) => {
        await taken(socket);
        return { ...result, ...told(result as ExecutionResult) };
      },
    });
  }
}

/**
 * Until the system has taken what was written, or the connection is gone: the library would keep in memory whatever a
 * client that reads slowly, or not at all, has not read yet.
 */
function taken(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.write('', () => resolve()));
}

function told({ errors }: ExecutionResult): { errors?: GraphQLError[] } {
  if (!errors) return {};
  return {
    errors: errors.map((error) => {
      const { message, ...more } = formatError(error.toJSON(), error);
      return new GraphQLError(message, { path: more.path, extensions: more.extensions });
    }),
  };
}

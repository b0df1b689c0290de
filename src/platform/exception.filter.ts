import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Refusal, type ErrorCode } from '../shared/errors.js';

const statusOf: Partial<Record<ErrorCode, number>> = {
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
};

/** Why a request was not answered, as a program reads it. */
export interface Problem {
  status: number;
  code: ErrorCode;
  message: string;
}

/** GraphQL words its errors itself; over plain HTTP a refusal is its status and code, anything else an error id. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<GqlContextType>() === 'graphql') return error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>().type('application/json');
    if (error instanceof Refusal)
      return reply
        .status(statusOf[error.code] ?? 400)
        .send({ code: error.code, message: error.message, fields: error.fields });
    if (error instanceof HttpException) return this.answer(problemOf(error, request, reply), request, reply);
    const id = randomUUID();
    this.log.error(`${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return reply
      .status(500)
      .send({ code: 'INTERNAL', message: `Something unexpected happened; error id ${id}` });
  }

  /** For programs; pages for people are another room's. */
  protected answer(
    { status, code, message }: Problem,
    _request: FastifyRequest,
    reply: FastifyReply,
  ): unknown {
    return reply.status(status).send({ code, message });
  }
}

/** What was asked for is not there, is not asked for by this method, or the request cannot be taken as it is. */
function problemOf(
  error: HttpException,
  { method, url, server }: FastifyRequest,
  reply: FastifyReply,
): Problem {
  const status = error.getStatus();
  if (status !== 404) return { status, code: 'BAD_REQUEST', message: error.message };
  const methods = server.methodsOf(url.split('?', 1)[0]!);
  if (methods.length === 0 || methods.includes(method))
    return { status, code: 'NOT_FOUND', message: 'nothing is here' };
  const allowed = methods.toSorted().join(', ');
  void reply.header('allow', allowed);
  return { status: 405, code: 'BAD_REQUEST', message: `${method} is not allowed here, but ${allowed}` };
}

import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Refusal, type ErrorCode } from '../shared/errors.js';

const statusOf: Partial<Record<ErrorCode, number>> = {
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
};

/** GraphQL words its errors itself; over plain HTTP a refusal is its status and code, anything else an error id. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<GqlContextType>() === 'graphql') return error;
    const reply = host.switchToHttp().getResponse<FastifyReply>().type('application/json');
    if (error instanceof Refusal)
      return reply
        .status(statusOf[error.code] ?? 400)
        .send({ code: error.code, message: error.message, fields: error.fields });
    if (error instanceof HttpException) {
      const code: ErrorCode = error.getStatus() === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT';
      return reply.status(error.getStatus()).send({ code, message: error.message });
    }
    const id = randomUUID();
    this.log.error(`${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return reply
      .status(500)
      .send({ code: 'INTERNAL', message: `Something unexpected happened; error id ${id}` });
  }
}

import { Catch, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErrorFilter, type Problem } from '../platform/exception.filter.js';
import { answerHeaders } from '../platform/http.js';
import { renderPage } from '../views/layout.js';
import { messagesFor } from '../views/messages.js';
import { frameOf } from './page-error.filter.js';
import { NotFoundPage, RefusedPage } from './problem-page.js';
import { Publications } from './publications.js';

/** The filter of all routes: whoever asks as a browser does is told as a page. */
@Catch()
@Injectable()
export class VisitorErrorFilter extends ErrorFilter {
  constructor(private readonly publications: Publications) {
    super();
  }

  protected override answer(problem: Problem, request: FastifyRequest, reply: FastifyReply): unknown {
    if (!wantsPage(request)) return super.answer(problem, request, reply);
    const frame = frameOf(request, this.publications);
    const page =
      problem.status === 404 ? NotFoundPage(frame) : RefusedPage({ ...frame, message: problem.message });
    return reply
      .status(problem.status)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(renderPage(page));
  }
}

/** An address that no route can be sought for, because it is malformed or endless, names nothing. */
export function answerUnreadableAddress(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  void reply.status(404).headers(answerHeaders);
  if (wantsPage(request))
    void reply
      .type('text/html; charset=utf-8')
      .send(renderPage(NotFoundPage({ lang: messagesFor('en').lang })));
  else void reply.send({ code: 'NOT_FOUND', message: 'nothing is here' });
}

function wantsPage({ headers }: FastifyRequest): boolean {
  return /\btext\/html\b/.test(headers.accept ?? '');
}

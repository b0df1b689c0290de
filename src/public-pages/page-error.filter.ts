import { Catch, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../shared/errors.js';
import { renderPage } from '../views/layout.js';
import { BadRequestPage, NotFoundPage } from './problem-page.js';
import { Publications } from './publications.js';

/** Tells a visitor of a page why there is none, as a page; a program, which asked for a file, as JSON. */
@Catch(Refusal)
@Injectable()
export class PageErrorFilter implements ExceptionFilter<Refusal> {
  constructor(private readonly publications: Publications) {}

  catch(refusal: Refusal, host: ArgumentsHost): unknown {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { code, message, fields } = refusal;
    const path = request.url.split('?', 1)[0]!;
    void reply
      .header('cache-control', 'no-cache')
      .status(code === 'NOT_FOUND' ? 404 : code === 'RATE_LIMITED' ? 429 : 400);
    if (path.endsWith('.json')) return reply.send({ code, message, fields });
    const organisation = this.publications.last(path.split('/', 2)[1] ?? '')?.organisation;
    const { lang: asked } = request.query as Record<string, unknown>;
    const lang =
      organisation?.languages.find((language) => language === asked) ??
      organisation?.prevailingLanguage() ??
      'en';
    const page =
      code === 'NOT_FOUND'
        ? NotFoundPage({ organisation, lang })
        : BadRequestPage({
            organisation,
            lang,
            fields: fields.length > 0 ? fields : [{ path: code, message }],
          });
    return reply.type('text/html; charset=utf-8').send(renderPage(page));
  }
}

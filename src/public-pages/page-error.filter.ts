import { Catch, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Refusal } from '../shared/errors.js';
import { renderPage } from '../views/layout.js';
import { BadRequestPage, NotFoundPage } from './problem-page.js';
import { Publications } from './publications.js';

/** Tells a visitor of a page why there is none, as a page; a program, which asked for a file, as JSON or, of the CSV, text. */
@Catch(Refusal)
@Injectable()
export class PageErrorFilter implements ExceptionFilter<Refusal> {
  constructor(private readonly publications: Publications) {}

  catch(refusal: Refusal, host: ArgumentsHost): unknown {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { code, message, fields } = refusal;
    const path = pathOf(request);
    void reply
      .header('cache-control', 'no-cache')
      .status(code === 'NOT_FOUND' ? 404 : code === 'RATE_LIMITED' ? 429 : 400);
    if (path.endsWith('.json')) return reply.send({ code, message, fields });
    if (path.endsWith('.csv')) return reply.type('text/plain; charset=utf-8').send(`${code}: ${message}\n`);
    const frame = frameOf(request, this.publications);
    const page =
      code === 'NOT_FOUND'
        ? NotFoundPage(frame)
        : BadRequestPage({ ...frame, fields: fields.length > 0 ? fields : [{ path: code, message }] });
    return reply.type('text/html; charset=utf-8').send(renderPage(page));
  }
}

/** Whose page was sought, as far as is known without asking the database, and in which language. */
export function frameOf(
  request: FastifyRequest,
  publications: Publications,
): { organisation?: Organisation; lang: string } {
  const organisation = publications.last(pathOf(request).split('/', 2)[1] ?? '')?.organisation;
  const { lang: asked } = (request.query ?? {}) as Record<string, unknown>;
  const lang =
    organisation?.languages.find((language) => language === asked) ??
    organisation?.prevailingLanguage() ??
    'en';
  return { organisation, lang };
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0]!;
}

import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../shared/errors.js';
import { canonicalUrl } from './asked.js';
import { ChangesPage } from './changes-page.js';
import { html } from './list.controller.js';
import { noticeFeed } from './notice-feed.js';
import { NoticePage } from './notice-page.js';
import { PageErrorFilter } from './page-error.filter.js';
import { PageServer } from './page-server.js';
import { PublishedReader } from './published.reader.js';

/** What was announced: the log, each notice for good, and the feed. */
@Controller(':organisation')
@UseFilters(PageErrorFilter)
export class ChangesController {
  constructor(
    private readonly pages: PageServer,
    private readonly published: PublishedReader,
  ) {}

  @Get('changes')
  log(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.serve(request, reply, ['lang', 'before'], async (page) => {
      const { organisation, asked } = page;
      const { notices, older } = await this.published.log(organisation, asked.before);
      const olderUrl =
        older && canonicalUrl(`/${organisation.slug}/changes`, { ...asked, before: older }, organisation);
      return html(
        ChangesPage({
          ...page,
          lang: asked.lang,
          notices,
          older: olderUrl || undefined,
          newest: asked.before === undefined,
        }),
      );
    });
  }

  @Get('changes.atom')
  feed(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.serve(request, reply, ['lang'], async (page) => {
      const { notices } = await this.published.log(page.organisation);
      return {
        body: noticeFeed({ ...page, lang: page.asked.lang, notices }),
        type: 'application/atom+xml; charset=utf-8',
        headers: { 'access-control-allow-origin': '*' },
      };
    });
  }

  @Get('changes/:number')
  notice(@Param('number') number: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.serve(request, reply, ['lang'], async (page) => {
      if (!/^[1-9]\d{0,8}$/.test(number)) throw Refusal.notFound('notice');
      const notice = await this.published.notice(page.organisation, Number(number));
      return html(NoticePage({ ...page, lang: page.asked.lang, notice }));
    });
  }
}

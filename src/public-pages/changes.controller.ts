import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../shared/errors.js';
import { canonicalUrl } from './asked.js';
import { ChangesPage } from './changes-page.js';
import { changesAtom } from './atom-feed.js';
import { changesCalendar } from './calendar.js';
import type { FeedProps } from './feed-items.js';
import { FeedReader } from './feed.reader.js';
import { changesJsonFeed } from './json-feed.js';
import { html } from './list.controller.js';
import { NoticePage } from './notice-page.js';
import { PageErrorFilter } from './page-error.filter.js';
import { PageServer } from './page-server.js';
import { PublishedReader } from './published.reader.js';

/** What was announced: the log, each notice for good, feeds and calendar. */
@Controller(':organisation')
@UseFilters(PageErrorFilter)
export class ChangesController {
  constructor(
    private readonly pages: PageServer,
    private readonly published: PublishedReader,
    private readonly feeds: FeedReader,
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
  atom(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.feed(request, reply, 'application/atom+xml', changesAtom);
  }

  @Get('changes.json')
  json(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.feed(request, reply, 'application/feed+json', (feed) =>
      JSON.stringify(changesJsonFeed(feed)),
    );
  }

  @Get('changes.ics')
  calendar(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.feed(request, reply, 'text/calendar', changesCalendar);
  }

  @Get('changes/:number')
  notice(@Param('number') number: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.serve(request, reply, ['lang'], async (page) => {
      if (!/^[1-9]\d{0,8}$/.test(number)) throw Refusal.notFound('notice');
      const notice = await this.published.notice(page.organisation, Number(number));
      return html(NoticePage({ ...page, lang: page.asked.lang, notice }));
    });
  }

  private feed(
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    write: (feed: FeedProps) => string,
  ) {
    return this.pages.serve(request, reply, ['lang'], async (page) => ({
      body: write({
        ...page,
        lang: page.asked.lang,
        happenings: await this.feeds.happenings(page.organisation),
      }),
      type: `${type}; charset=utf-8`,
      // what everyone may read, scripts of other sites may read too
      headers: { 'access-control-allow-origin': '*' },
    }));
  }
}

import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Refusal } from '../shared/errors.js';
import { SubscriptionsDoor } from '../subscriptions/door.js';
import { SubscribeInput } from '../subscriptions/subscribe.input.js';
import { Cadence } from '../subscriptions/topics.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { renderPage } from '../views/layout.js';
import { answer, choiceIn, HTML, languageOf, refusalOf, textsIn, valid } from './form-answers.js';
import { PageErrorFilter } from './page-error.filter.js';
import { PageServer } from './page-server.js';
import { SubscribePage, type Filled } from './subscribe-form.js';
import {
  AskedPage,
  ConfirmedPage,
  ConfirmPage,
  ExpiredPage,
  LeavePage,
  LeftPage,
} from './subscribe-pages.js';

/** The subscriber's pages. Reading one changes nothing, for mail scanners follow every link; only a POST does. */
@Controller(':organisation')
@UseFilters(PageErrorFilter)
export class SubscribeController {
  constructor(
    private readonly pages: PageServer,
    private readonly door: SubscriptionsDoor,
    private readonly subscriptions: SubscriptionsService,
  ) {}

  @Get('subscribe')
  form(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.serve(request, reply, ['lang'], async ({ organisation, asked: { lang } }) => {
      const offer = await this.door.offerOf(organisation);
      const filled = { email: '', products: [], topics: [], language: lang, cadence: Cadence.EACH };
      return { type: HTML, body: renderPage(SubscribePage({ organisation, lang, offer, filled })) };
    });
  }

  @Post('subscribe')
  async ask(
    @Param('organisation') slug: string,
    @Query('lang') asked: unknown,
    @Body() body: unknown,
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const filled: Filled = { ...choiceIn(body), email: textsIn(body, 'email')[0] ?? '' };
    const refusal = await refusalOf(async () =>
      this.door.subscribe(await valid(SubscribeInput, { ...filled, organisation: slug }), ip),
    );
    return this.door.within(slug, 'subscribe', ip, async (organisation, offer) => {
      const lang = languageOf(organisation, asked);
      if (!refusal) return answer(reply, 200, AskedPage({ organisation, lang }));
      const tooMany = refusal.code === 'RATE_LIMITED';
      const { email } = filled;
      // longer is no address: to send it back mends nothing
      const shown = { ...filled, email: email.length > 254 ? '' : email, language: filled.language || lang };
      const form = SubscribePage({
        organisation,
        lang,
        offer,
        filled: shown,
        problems: refusal.fields,
        tooMany,
      });
      return answer(reply, tooMany ? 429 : 400, form);
    });
  }

  @Get('subscribe/confirm/:token')
  confirmation(
    @Param('organisation') slug: string,
    @Param('token') token: string,
    @Query('lang') asked: unknown,
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.door.within(slug, 'confirmSubscription', ip, async (organisation, offer) => {
      try {
        const choice = await this.subscriptions.asked(organisation, token);
        const lang = languageOf(organisation, asked, choice.language);
        return answer(reply, 200, ConfirmPage({ organisation, lang, offer, choice }));
      } catch (error) {
        return expired(reply, organisation, error);
      }
    });
  }

  @Post('subscribe/confirm/:token')
  confirm(
    @Param('organisation') slug: string,
    @Param('token') token: string,
    @Query('lang') asked: unknown,
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.door.within(slug, 'confirmSubscription', ip, async (organisation) => {
      try {
        const { language } = await this.subscriptions.confirm(organisation, token);
        return answer(
          reply,
          200,
          ConfirmedPage({ organisation, lang: languageOf(organisation, asked, language) }),
        );
      } catch (error) {
        return expired(reply, organisation, error);
      }
    });
  }

  /** The same page for every token: nothing is learned from it. */
  @Get('leave/:token')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  leaving(@Param('organisation') slug: string, @Query('lang') asked: unknown, @Req() { ip }: FastifyRequest) {
    return this.door.within(slug, 'leave', ip, async (organisation) =>
      renderPage(LeavePage({ organisation, lang: languageOf(organisation, asked) })),
    );
  }

  /** One click (RFC 8058), by a mail client or by the button: no cookie, no redirect, the body does not matter. */
  @Post('leave/:token')
  @HttpCode(200)
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  leave(
    @Param('organisation') slug: string,
    @Param('token') token: string,
    @Query('lang') asked: unknown,
    @Req() { ip }: FastifyRequest,
  ) {
    return this.door.within(slug, 'leave', ip, async (organisation) => {
      await this.subscriptions.leave(organisation, token);
      return renderPage(LeftPage({ organisation, lang: languageOf(organisation, asked) }));
    });
  }
}

function expired(reply: FastifyReply, organisation: Organisation, error: unknown): FastifyReply {
  if (!(error instanceof Refusal) || error.code !== 'LINK_EXPIRED') throw error;
  return answer(reply, 410, ExpiredPage({ organisation, lang: organisation.prevailingLanguage() }));
}

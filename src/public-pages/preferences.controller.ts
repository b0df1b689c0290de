import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Product } from '../organisations/product.entity.js';
import { Refusal } from '../shared/errors.js';
import { choiceOf } from '../subscriptions/choice.js';
import { SubscriptionsDoor } from '../subscriptions/door.js';
import { PreferencesService } from '../subscriptions/preferences.service.js';
import { ChoiceInput } from '../subscriptions/subscribe.input.js';
import type { Choice } from '../subscriptions/subscription.entity.js';
import type { FilledChoice } from './choice-fields.js';
import { answer, choiceIn, languageOf, refusalOf, valid } from './form-answers.js';
import { PageErrorFilter } from './page-error.filter.js';
import { NoPreferencesPage, PreferencesPage } from './preferences-page.js';

/** The page behind the link in each subscriber's mail: reading shows, a POST changes. The link says who it is. */
@Controller(':organisation/preferences/:token')
@UseFilters(PageErrorFilter)
export class PreferencesController {
  constructor(
    private readonly door: SubscriptionsDoor,
    private readonly preferences: PreferencesService,
  ) {}

  @Get()
  show(
    @Param('organisation') slug: string,
    @Param('token') token: string,
    @Query('lang') asked: unknown,
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.door.within(slug, 'readPreferences', ip, (organisation, offer) =>
      orGone(reply, organisation, asked, async () => {
        const { choice, leaveToken } = await this.preferences.read(organisation, token);
        const lang = languageOf(organisation, asked, choice.language);
        const filled = filledOf(choice, offer.products);
        const held = choice.topics;
        const page = { organisation, lang, token, leaveToken, offer, held, filled };
        return answer(reply, 200, PreferencesPage(page));
      }),
    );
  }

  /** No confirmation: the link came by mail. */
  @Post()
  change(
    @Param('organisation') slug: string,
    @Param('token') token: string,
    @Query('lang') asked: unknown,
    @Body() body: unknown,
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.door.within(slug, 'changePreferences', ip, (organisation, offer) =>
      orGone(reply, organisation, asked, async () => {
        const filled = choiceIn(body);
        // the form always sends both: what comes without them says nothing of what is wanted
        const whole = filled.language !== '' && filled.cadence !== '';
        const refusal = await refusalOf(async () => {
          if (!whole) throw Refusal.field(filled.language === '' ? 'language' : 'cadence', 'must be given');
          const wanted = await valid(ChoiceInput, filled);
          const choose = ({ topics }: Choice) => choiceOf(organisation, offer, wanted, topics);
          await this.preferences.change(organisation, token, choose, ip);
        });
        if (refusal?.code === 'LINK_EXPIRED') throw refusal;
        const { choice, leaveToken } = await this.preferences.read(organisation, token);
        const lang = languageOf(organisation, asked, choice.language);
        const page = { organisation, lang, token, leaveToken, offer, held: choice.topics };
        if (!refusal)
          return answer(
            reply,
            200,
            PreferencesPage({ ...page, filled: filledOf(choice, offer.products), outcome: 'saved' }),
          );
        const tooMany = refusal.code === 'RATE_LIMITED';
        const tried = whole ? filled : filledOf(choice, offer.products);
        const shown = { ...page, filled: tried, outcome: tooMany ? ('too many' as const) : ('bad' as const) };
        return answer(reply, tooMany ? 429 : 400, PreferencesPage(shown));
      }),
    );
  }

  @Get('data.json')
  data(
    @Param('organisation') slug: string,
    @Param('token') token: string,
    @Query('lang') asked: unknown,
    @Req() { ip }: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.door.within(slug, 'readPreferences', ip, (organisation, offer) =>
      orGone(reply, organisation, asked, async () => {
        const { productIds, ...held } = await this.preferences.ownData(organisation, token);
        const data = {
          organisation: organisation.name,
          ...held,
          products: slugsOf(productIds, offer.products),
        };
        return reply
          .header('content-type', 'application/json; charset=utf-8')
          .header('content-disposition', `attachment; filename="${organisation.slug}-subscription.json"`)
          .header('cache-control', 'no-store')
          .send(`${JSON.stringify(data, null, 2)}\n`);
      }),
    );
  }
}

/** Whatever is wrong with a link, the answer is the same. */
async function orGone(
  reply: FastifyReply,
  organisation: Organisation,
  asked: unknown,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'LINK_EXPIRED') throw error;
    return answer(reply, 410, NoPreferencesPage({ organisation, lang: languageOf(organisation, asked) }));
  }
}

function filledOf(
  { productIds, topics, language, cadence }: Choice,
  products: readonly Product[],
): FilledChoice {
  return { products: slugsOf(productIds, products), topics, language, cadence };
}

function slugsOf(ids: readonly string[], products: readonly Product[]): string[] {
  return products.filter(({ id }) => ids.includes(id)).map(({ slug }) => slug);
}

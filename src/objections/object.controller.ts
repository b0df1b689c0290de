import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactElement } from 'react';
import { AuthorisationKind } from '../law/roles.js';
import { acceptedLanguages, spokenOf } from '../platform/accept-language.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../shared/errors.js';
import { renderPage } from '../views/layout.js';
import type { Filled } from './answer-forms.js';
import { ApprovedPage, ClosedPage, FiledPage, UnknownPage, type Of } from './answered-pages.js';
import { ObjectionDoor, type Shown } from './objection-door.js';
import { ObjectPage } from './object-page.js';

/** The page behind the link of a notice contact. Reading it changes nothing; only a POST does. */
@Controller(':organisation/object')
export class ObjectController {
  constructor(
    private readonly door: ObjectionDoor,
    private readonly clock: Clock,
  ) {}

  @Get(':token')
  async form(
    @Param('organisation') slug: string,
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Req() { ip, headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const wanted = wantedOf(lang, headers);
    return orUnknown(reply, wanted, () =>
      this.door.look(slug, token, ip, async (shown) => this.page(reply, shown, wanted)),
    );
  }

  @Post(':token')
  async answer(
    @Param('organisation') slug: string,
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Body() body: unknown,
    @Req() { ip, headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const filled = filledIn(body);
    const wanted = wantedOf(lang, headers);
    return orUnknown(reply, wanted, async () => {
      const before = await this.door.look(slug, token, ip, async (shown) => of(shown, wanted));
      const specific = before.window.customer.authorisation === AuthorisationKind.SPECIFIC;
      try {
        if (specific && filled.answer === 'approve') {
          const form = { by: filled.by, subProcessors: filled.subProcessors };
          await this.door.approve(slug, token, ip, form);
          return send(reply, 200, ApprovedPage(before));
        }
        const { answer: _answer, ...form } = filled;
        const { reference } = await this.door.file(slug, token, ip, form, before.lang);
        return send(reply, 200, FiledPage({ ...before, reference }));
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'NOT_FOUND') throw error;
        return await this.door.look(slug, token, ip, async (shown) =>
          this.page(reply, shown, wanted, { filled, refusal: error }),
        );
      }
    });
  }

  private page(
    reply: FastifyReply,
    shown: Shown,
    wanted: readonly string[],
    tried?: { filled: Filled; refusal: Refusal },
  ): FastifyReply {
    const { window } = shown;
    const props = of(shown, wanted);
    if (!window.isOpenOn(window.today(this.clock.now()))) return send(reply, 410, ClosedPage(props));
    const page = ObjectPage({
      ...props,
      ...shown,
      filled: tried?.filled,
      problems: tried?.refusal.fields,
      tooMany: tried?.refusal.code === 'RATE_LIMITED',
    });
    return send(reply, statusOf(tried?.refusal), page);
  }
}

function statusOf(refusal: Refusal | undefined): number {
  if (!refusal) return 200;
  if (refusal.code === 'RATE_LIMITED') return 429;
  return refusal.code === 'BAD_USER_INPUT' ? 400 : 409;
}

/** The language that the link names, which is that of the mail; then those of the browser. */
function wantedOf(lang: unknown, headers: FastifyRequest['headers']): string[] {
  return [...(typeof lang === 'string' ? [lang] : []), ...acceptedLanguages(headers['accept-language'])];
}

function of({ window }: Pick<Shown, 'window'>, wanted: readonly string[]): Of {
  const { organisation } = window;
  const lang = spokenOf(wanted, organisation.languages) ?? organisation.prevailingLanguage();
  return { window, lang };
}

/** No copy of it stays anywhere, and no search engine lists it: the address itself is the key. */
function send(reply: FastifyReply, status: number, page: ReactElement): FastifyReply {
  return reply
    .status(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    })
    .send(renderPage(page));
}

async function orUnknown(reply: FastifyReply, wanted: readonly string[], work: () => Promise<FastifyReply>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'NOT_FOUND') throw error;
    return send(reply, 404, UnknownPage({ lang: wanted[0] ?? 'en' }));
  }
}

/** Forms send one checkbox as a text, several as a list, none not at all. */
function filledIn(body: unknown): Filled {
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  const texts = (name: string) => [fields[name]].flat().filter((text) => typeof text === 'string');
  const text = (name: string) => texts(name)[0] ?? '';
  return {
    answer: text('answer'),
    subProcessors: texts('subProcessors'),
    publications: texts('publications'),
    grounds: text('grounds'),
    contact: text('contact'),
    by: text('by'),
  };
}

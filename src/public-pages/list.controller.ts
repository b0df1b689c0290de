import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicAgreementsReader } from '../agreements/public-agreements.reader.js';
import { PoliciesReader } from '../policies/policies.reader.js';
import { Refusal } from '../shared/errors.js';
import { renderPage } from '../views/layout.js';
import { messagesFor } from '../views/messages.js';
import type { Parameter } from './asked.js';
import { listCsv } from './list-csv.js';
import { filtered } from './list-filter.js';
import { listDocument, listEntry } from './list-json.js';
import { ListPage } from './list-page.js';
import { PageErrorFilter } from './page-error.filter.js';
import { PageServer, type PageRequest } from './page-server.js';
import { PublishedReader } from './published.reader.js';
import { TrustPage } from './trust-page.js';

const PARAMETERS: readonly Parameter[] = ['lang', 'on', 'q', 'country', 'product'];
/** What everyone may read, scripts of other sites may read too. */
const OPEN = { 'access-control-allow-origin': '*' };

/** The list of a day for people, for programs and for spreadsheets, and the page that leads to it. */
@Controller(':organisation')
@UseFilters(PageErrorFilter)
export class ListController {
  constructor(
    private readonly pages: PageServer,
    private readonly published: PublishedReader,
    private readonly policies: PoliciesReader,
    private readonly agreements: PublicAgreementsReader,
  ) {}

  @Get()
  trust(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.serve(request, reply, ['lang'], async (page) => {
      const { rows, coming } = await this.published.list(page.organisation, page.day);
      const policies = await this.policies.published(page.organisation);
      const agreements = await this.agreements.count(page.organisation);
      const counts = { listed: rows.length, coming: coming.length, policies, agreements };
      return html(TrustPage({ ...page, lang: page.asked.lang, ...counts }));
    });
  }

  @Get('sub-processors')
  page(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.serve(request, reply, PARAMETERS, async (page) =>
      html(ListPage({ ...page, ...(await this.list(page)) })),
    );
  }

  @Get('sub-processors.json')
  json(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.serve(request, reply, PARAMETERS, async (page) => ({
      body: JSON.stringify(listDocument({ ...page, ...(await this.list(page)), lang: page.asked.lang })),
      type: 'application/json; charset=utf-8',
      headers: OPEN,
    }));
  }

  @Get('sub-processors.csv')
  csv(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.serve(request, reply, PARAMETERS, async (page) => {
      const { shown, products, on } = await this.list(page);
      return {
        body: listCsv(shown.map((row) => listEntry(row, page.asked.lang, products))),
        type: 'text/csv; charset=utf-8; header=present',
        headers: {
          ...OPEN,
          'content-disposition': `attachment; filename="${page.organisation.slug}-sub-processors-${on}.csv"`,
        },
      };
    });
  }

  private async list({ organisation, asked, day }: PageRequest) {
    const on = asked.on ?? day;
    const list = await this.published.list(organisation, on, asked.product);
    if (asked.product !== undefined && !list.products.some(({ slug }) => slug === asked.product))
      throw Refusal.field('product', messagesFor(asked.lang).problem.product(asked.product));
    return { ...list, on, shown: filtered(list.rows, asked) };
  }
}

export function html(page: Parameters<typeof renderPage>[0]) {
  return { body: renderPage(page), type: 'text/html; charset=utf-8' };
}

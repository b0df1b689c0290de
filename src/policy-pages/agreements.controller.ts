import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageErrorFilter } from '../public-pages/page-error.filter.js';
import { PublishedAgreementsReader } from './published-agreements.reader.js';
import { TextPages } from './text-pages.js';

/** The agreements that many customers stand on: which there are, and each in every version, for people and for programs. */
@Controller(':organisation/agreements')
@UseFilters(PageErrorFilter)
export class AgreementsController {
  constructor(
    private readonly pages: TextPages,
    private readonly published: PublishedAgreementsReader,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.list(request, reply, 'agreements', this.published);
  }

  @Get(':agreement')
  one(@Param('agreement') named: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.one(request, reply, named, this.published);
  }
}

import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageErrorFilter } from '../public-pages/page-error.filter.js';
import { PublishedPoliciesReader } from './published-policies.reader.js';
import { TextPages } from './text-pages.js';

/** The policies: which there are, and each in every version, for people and for programs. */
@Controller(':organisation/policies')
@UseFilters(PageErrorFilter)
export class PoliciesController {
  constructor(
    private readonly pages: TextPages,
    private readonly published: PublishedPoliciesReader,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.list(request, reply, 'policies', this.published);
  }

  @Get(':policy')
  one(@Param('policy') named: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.pages.one(request, reply, named, this.published);
  }
}

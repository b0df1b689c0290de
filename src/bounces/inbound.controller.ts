import { Controller, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { CONFIG, type Config } from '../platform/config.js';
import { Refusal } from '../shared/errors.js';
import { ReportsService } from './reports.service.js';

/** Where a mail server, or its script, hands in what returns to the bounce address. */
@Controller('inbound')
export class InboundController {
  constructor(
    private readonly reports: ReportsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The whole mail (RFC 5322) as `message/rfc822`; its envelope recipient by `X-Envelope-To` or `?recipient=`. */
  @Post('mail')
  @HttpCode(202)
  async take(
    @Req() { headers, body }: FastifyRequest,
    @Query('recipient') recipient?: unknown,
  ): Promise<void> {
    const { inboundToken } = this.config;
    if (inboundToken === undefined) throw Refusal.notFound('route');
    if (!same(headers.authorization ?? '', `Bearer ${inboundToken}`))
      throw new Refusal('UNAUTHENTICATED', 'send INBOUND_TOKEN: Authorization: Bearer <token>');
    if (!Buffer.isBuffer(body))
      throw new Refusal(
        'BAD_REQUEST',
        'send the mail as it is, as message/rfc822 or application/octet-stream',
      );
    const named = [headers['x-envelope-to'], recipient].flat().filter((one) => typeof one === 'string');
    await this.reports.take(body, named.join(' '));
  }
}

/** In the same time for every text. */
function same(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a!, b!);
}

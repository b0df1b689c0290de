import { Controller, Get, Inject, Injectable, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { CONFIG, type Config } from './config.js';

/** What is measured; rooms register what they know. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}

@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Prometheus text. With METRICS_TOKEN it asks for that token, without it it answers on the loopback address only. */
  @Get('metrics')
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const { metricsToken } = this.config;
    const may = metricsToken
      ? request.headers.authorization === `Bearer ${metricsToken}`
      : ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
    if (!may) return reply.status(404).send({ code: 'NOT_FOUND', message: 'not found' });
    return reply.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}

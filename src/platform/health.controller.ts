import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sql } from 'kysely';
import { runAs, systemContext } from './context.js';
import { Database } from './database.js';

@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process runs. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** The process can serve: its database answers. */
  @Get('ready')
  async ready(@Res() reply: FastifyReply) {
    try {
      await runAs(systemContext('health'), () => this.database.read((db) => sql`select 1`.execute(db)));
      return await reply.send({ status: 'ok', database: 'ok' });
    } catch {
      return reply.status(503).send({ status: 'unavailable', database: 'unreachable' });
    }
  }
}

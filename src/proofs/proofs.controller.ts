import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../access/access.guard.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../shared/errors.js';
import { ProofKeys } from './proof-keys.js';
import { ProofsService } from './proofs.service.js';

/** Where everyone finds the keys by which proofs are verified. */
export const KEY_PATH = '.well-known/ropewalk-proof-key.pem';

@Controller()
export class ProofsController {
  constructor(
    private readonly proofs: ProofsService,
    private readonly keys: ProofKeys,
    private readonly clock: Clock,
  ) {}

  /** The proof of a notice as a ZIP archive, for the holder of a key. */
  @Get(':organisation/changes/:number/proof.zip')
  @Allow('history:read')
  async noticeProof(
    @Param('organisation') slug: string,
    @Param('number') number: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    if (!/^[1-9]\d{0,8}$/.test(number)) throw Refusal.notFound(`notice ${number}`);
    const zip = await this.proofs.zip(slug, Number(number), this.clock);
    request.raw.once('close', () => zip.destroy());
    return reply
      .type('application/zip')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="${slug}-notice-${number}-proof.zip"`)
      .send(zip);
  }

  /** The public key that signs proofs, and former ones after it. */
  @Get(KEY_PATH)
  async publicKeys(@Res() reply: FastifyReply) {
    return reply.type('application/x-pem-file').send((await this.keys.publicKeys()).join(''));
  }
}

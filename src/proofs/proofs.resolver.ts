import { Args, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Inject } from '@nestjs/common';
import { Allow } from '../access/access.guard.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import { ProofKeys } from './proof-keys.js';
import { KEY_PATH } from './proofs.controller.js';
import { ProofsService } from './proofs.service.js';

@ObjectType({ description: 'Where the proof of a notice is to be had, and by which key it is verified.' })
class NoticeProof {
  @Field({
    description:
      'Address of the ZIP archive, asked for with the same key: `Authorization: Bearer <key>`. It is written while it is read, from what was frozen on announcing and what was recorded since. `ropewalk verify proof.zip` checks it without a server.',
  })
  url!: string;
  @Field({ description: 'SHA-256, hex, over the change set that it proves: `Notice.digest`.' })
  digest!: string;
  @Field({ description: 'SHA-256, hex, of the public key (DER) that signs it.' })
  keyFingerprint!: string;
  @Field({ description: 'Address of the public key, for everyone.' })
  keyUrl!: string;
}

@Resolver()
export class ProofsResolver {
  constructor(
    private readonly proofs: ProofsService,
    private readonly keys: ProofKeys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Query(() => NoticeProof, {
    description: 'The proof of an announced or withdrawn notice. Errors: NOT_FOUND, WRONG_STATUS (a draft).',
  })
  @Allow('history:read')
  async noticeProof(
    @Args('organisation', { description: 'Slug.' }) organisation: string,
    @Args('number', { type: () => Int }) number: number,
  ): Promise<NoticeProof> {
    const { notice } = await this.proofs.provable(organisation, number);
    const url = publicUrlOf(this.config);
    return {
      url: `${url}/${organisation}/changes/${number}/proof.zip`,
      digest: notice.digest!,
      keyFingerprint: (await this.keys.signing()).fingerprint,
      keyUrl: `${url}/${KEY_PATH}`,
    };
  }
}

import { Args, Context, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { ArgsType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { Allow, may, type RequestContext } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Refusal } from '../shared/errors.js';
import { ConnectionOf, ShortPageArgs } from '../shared/pagination.js';
import { Notice } from './notice.entity.js';
import { Approving } from './approving.js';
import {
  AnnounceNoticeInput,
  ApproveNoticeInput,
  DraftNoticeInput,
  WithdrawNoticeInput,
} from './notice.inputs.js';
import { NoticesReader } from './notices.reader.js';
import { NoticesService } from './notices.service.js';

@ObjectType()
export class NoticeConnection extends ConnectionOf(Notice, 'Notice') {}

@ArgsType()
class NoticesArgs extends ShortPageArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;
}

@ObjectType({ isAbstract: true })
abstract class NoticePayload {
  @Field(() => Notice) notice!: Notice;
}
@ObjectType()
class DraftNoticePayload extends NoticePayload {}
@ObjectType()
class ApproveNoticePayload extends NoticePayload {}
@ObjectType()
class AnnounceNoticePayload extends NoticePayload {}
@ObjectType()
class WithdrawNoticePayload extends NoticePayload {}

@Resolver(() => Notice)
export class NoticesResolver {
  constructor(
    private readonly service: NoticesService,
    private readonly approving: Approving,
    private readonly reader: NoticesReader,
    private readonly organisations: OrganisationsService,
  ) {}

  @Query(() => NoticeConnection, { description: 'Newest first, drafts included. Errors: NOT_FOUND.' })
  @Allow('register:read')
  async notices(@Args() args: NoticesArgs) {
    const { id } = await this.organisations.bySlug(args.organisation);
    return this.reader.page(id, args);
  }

  @Query(() => Notice, { nullable: true, description: 'One notice by its number. Errors: NOT_FOUND.' })
  @Allow('register:read')
  async notice(@Args('organisation') slug: string, @Args('number', { type: () => Int }) number: number) {
    const { id } = await this.organisations.bySlug(slug);
    const row = await this.reader.byNumber(id, number);
    if (!row) throw Refusal.notFound(`notice ${number}`);
    return row;
  }

  @Mutation(() => DraftNoticePayload, {
    description:
      'Gathers everything unannounced into the open draft, or a new one. Errors: NOT_FOUND, NOTHING_TO_ANNOUNCE.',
  })
  @Allow('notice:draft')
  async draftNotice(@Args('input') { organisation }: DraftNoticeInput) {
    return this.payload(await this.service.draft(organisation));
  }

  @Mutation(() => ApproveNoticePayload, {
    description:
      'A person agrees that exactly the draft with that digest is announced; a later change of the draft makes it void. Where the organisation asks for four eyes, by nobody who drafted it or wrote any change in it, translations included. Errors: NOT_FOUND, NOTICE_NOT_DRAFT, DIGEST_MISMATCH, FOUR_EYES, NOTHING_TO_ANNOUNCE.',
  })
  @Allow('notice:announce')
  async approveNotice(@Args('input') input: ApproveNoticeInput) {
    return this.payload(await this.approving.approve(input));
  }

  @Mutation(() => AnnounceNoticePayload, {
    description:
      'Announces the draft with that digest to every customer concerned and every subscriber. Errors: NOT_FOUND, NOTICE_NOT_DRAFT, DIGEST_MISMATCH, NOTICE_TOO_SHORT, NOTICE_NOT_APPROVED, NOTHING_TO_ANNOUNCE, FORBIDDEN (an emergency that not every agreement provides for needs the role admin).',
  })
  @Allow('notice:announce')
  async announceNotice(@Args('input') input: AnnounceNoticeInput, @Context() request: RequestContext) {
    const mayBreak = !input.emergencyReason || (await may(request, 'notice:emergency'));
    return this.payload(await this.service.announce(input, mayBreak));
  }

  @Mutation(() => WithdrawNoticePayload, {
    description:
      'Takes a notice back: a draft is let go; an announced one, before effect, restores the list and is told. Errors: NOT_FOUND, NOTICE_NOT_DRAFT, NOTICE_IN_EFFECT, LATER_VERSION_EXISTS (a later notice builds on it).',
  })
  @Allow('notice:announce')
  async withdrawNotice(@Args('input') input: WithdrawNoticeInput) {
    return this.payload(await this.service.withdraw(input));
  }

  private async payload(notice: Notice) {
    return { notice: (await this.reader.byId(notice.id)) ?? notice };
  }
}

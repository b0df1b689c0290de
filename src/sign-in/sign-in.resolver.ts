import {
  Args,
  Context,
  Field,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Allow, asCaller, type RequestContext } from '../access/access.guard.js';
import { Notice } from '../notices/notice.entity.js';
import type { NoticeRow } from '../notices/notices.reader.js';
import { Clock } from '../platform/clock.js';
import { loaderOf } from '../platform/loaders.js';
import { ConnectionOf, page } from '../shared/pagination.js';
import { AcknowledgementRow, PendingNotice } from './pending-notice.js';
import { AcknowledgeNoticeInput, ForgetAccountInput, PendingNoticesArgs } from './sign-in.inputs.js';
import { SignInReader } from './sign-in.reader.js';
import { SignInService } from './sign-in.service.js';

const DEFAULT_DAYS = 90;

@ObjectType()
class PendingNoticeConnection extends ConnectionOf(PendingNotice, 'PendingNotice') {}

@ObjectType()
class AcknowledgeNoticePayload {
  @Field(() => AcknowledgementRow) acknowledgement!: AcknowledgementRow;
}

@ObjectType()
class ForgetAccountPayload {
  @Field(() => Int, { description: 'How many acknowledgements were erased.' }) forgotten!: number;
}

/** For the back end of a product: what to show at the next sign-in, and that it was shown. */
@Resolver()
export class SignInResolver {
  constructor(
    private readonly service: SignInService,
    private readonly reader: SignInReader,
    private readonly clock: Clock,
  ) {}

  @Query(() => PendingNoticeConnection, {
    description:
      'Announced notices, not withdrawn, that an account has not acknowledged; newest first. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('sign-in:serve')
  async pendingNotices(@Args() args: PendingNoticesArgs) {
    const { organisation, productId, keys: accountKeys } = await this.service.account(args);
    const now = this.clock.now().getTime();
    const since = args.since ? new Date(args.since) : new Date(now - DEFAULT_DAYS * 86_400_000);
    const customer = args.customer ?? null;
    const filter = { organisationId: organisation.id, accountKeys, productId, customer, since };
    const rows = await this.reader.pending(filter, args);
    return page(
      rows.map((row) => this.service.shown(organisation, row, args.language)),
      args,
      ({ number }) => [number],
      () => this.reader.count(filter),
    );
  }

  @Mutation(() => AcknowledgeNoticePayload, {
    description:
      'Records that an account has seen a notice. Said again, it is what was said first. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('sign-in:serve')
  async acknowledgeNotice(@Args('input') input: AcknowledgeNoticeInput) {
    return { acknowledgement: await this.service.acknowledge(input) };
  }

  @Mutation(() => ForgetAccountPayload, {
    description: 'Erases what is kept of an account. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('sign-in:serve')
  async forgetAccount(@Args('input') input: ForgetAccountInput) {
    return { forgotten: await this.service.forget(input) };
  }
}

/** The child room adds the field to the parent's type. */
@Resolver(() => Notice)
export class NoticeAcknowledgementsResolver {
  constructor(private readonly reader: SignInReader) {}

  @ResolveField(() => Int, {
    description: 'How many accounts acknowledged it at sign-in: of one product, named by its slug, or all.',
  })
  acknowledgements(
    @Parent() { id }: NoticeRow,
    @Args('product', { type: () => String, nullable: true }) product: string | null,
    @Context() request: RequestContext,
  ): Promise<number> {
    return loaderOf(request, `acknowledgements ${product ?? ''}`, (ids: readonly string[]) =>
      asCaller(request, () => this.reader.acknowledged(ids, product ?? null)),
    ).load(id);
  }
}

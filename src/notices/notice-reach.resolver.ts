import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { Outbox } from '../deliveries/outbox.js';
import { NotifiedCustomersReader } from '../notified-customers/notified-customers.reader.js';
import { NotifiedCustomerConnection } from '../notified-customers/notified-customers.resolver.js';
import { loaderOf } from '../platform/loaders.js';
import { page } from '../shared/pagination.js';
import { Coverage, CustomersArgs, NONE } from './coverage.js';
import { Notice, NoticeState } from './notice.entity.js';
import type { NoticeRow } from './notices.reader.js';

/** Whom a notice must reach, and whom it has. */
@Resolver(() => Notice)
export class NoticeReachResolver {
  constructor(
    private readonly outbox: Outbox,
    private readonly customersReader: NotifiedCustomersReader,
  ) {}

  @ResolveField(() => NotifiedCustomerConnection, {
    description: 'Customers whom it must reach, with the clock of the agreement that each stands on.',
  })
  async customers(
    @Parent() { id }: NoticeRow,
    @Args() args: CustomersArgs,
    @Context() request: RequestContext,
  ) {
    const { first, after, reached } = args;
    const rows = await loaderOf(
      request,
      JSON.stringify(['notified customers', first, after, reached]),
      (ids: readonly string[]) => asCaller(request, () => this.customersReader.ofNotices(ids, args)),
    ).load(id);
    const counts = loaderOf(request, `notified customers ${reached}`, (ids: readonly string[]) =>
      asCaller(request, () => this.customersReader.counts(ids, reached)),
    );
    return page(
      rows,
      args,
      (row) => [row.id],
      () => counts.load(id),
    );
  }

  @ResolveField(() => Coverage)
  async coverage(@Parent() { id, state }: NoticeRow, @Context() request: RequestContext): Promise<Coverage> {
    if (state === NoticeState.DRAFT) return NONE;
    return loaderOf(request, 'coverage', (ids: readonly string[]) =>
      asCaller(request, () => this.outbox.coverage(ids)),
    ).load(id);
  }
}

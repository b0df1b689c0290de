import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { Notice } from '../notices/notice.entity.js';
import { NoticePublication } from '../notices/notice-publication.js';
import { NoticesReader, type NoticeRow } from '../notices/notices.reader.js';
import { NotifiedCustomerRow } from '../notified-customers/notified-customer.js';
import { NotifiedCustomersReader } from '../notified-customers/notified-customers.reader.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { loaderOf } from '../platform/loaders.js';
import { page } from '../shared/pagination.js';
import { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { subProcessorLoader } from '../sub-processors/sub-processor-fields.resolver.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import { ObjectionRow } from './objection-on-record.js';
import { keyOf, ObjectionsReader } from './objections.reader.js';
import { NoticeObjectionsArgs, ObjectionConnection } from './objections.resolver.js';

/** The rows that an objection points to. */
@Resolver(() => ObjectionRow)
export class ObjectionFieldsResolver {
  constructor(
    private readonly notices: NoticesReader,
    private readonly customers: NotifiedCustomersReader,
    private readonly organisations: OrganisationsService,
    private readonly subProcessorsReader: SubProcessorsReader,
  ) {}

  @ResolveField(() => Notice, { nullable: true })
  notice(@Parent() { noticeId }: ObjectionRow, @Context() request: RequestContext) {
    return this.noticesOf(request).load(noticeId);
  }

  @ResolveField(() => NotifiedCustomerRow, {
    nullable: true,
    description: 'Who objected, with the clock of its agreement.',
  })
  notifiedCustomer(@Parent() { notifiedCustomerId }: ObjectionRow, @Context() request: RequestContext) {
    return loaderOf(request, 'notified customers of objections', (ids: readonly string[]) =>
      asCaller(request, () => this.customers.byIds(ids)),
    ).load(notifiedCustomerId);
  }

  @ResolveField(() => [NoticePublication], {
    description: 'New versions of policies and agreements that it objects to, as they were announced.',
  })
  async publications(
    @Parent() { noticeId, organisationId, publicationIds }: ObjectionRow,
    @Context() request: RequestContext,
  ) {
    if (publicationIds.length === 0) return [];
    const notice = await this.noticesOf(request).load(noticeId);
    const organisation = await asCaller(request, () => this.organisations.byId(organisationId));
    return (notice?.publications ?? [])
      .filter(({ versionId }) => publicationIds.includes(versionId))
      .map((publication) => ({ ...publication, prevailing: organisation.prevailingLanguage() }));
  }

  @ResolveField(() => [ListedSubProcessor], { description: 'Sub-processors that it objects to.' })
  async subProcessors(
    @Parent() { subProcessorIds, organisationId: organisation, moment }: ObjectionRow,
    @Context() request: RequestContext,
  ) {
    const loader = subProcessorLoader(request, this.organisations, this.subProcessorsReader);
    const found = subProcessorIds.map((id) => loader.load({ id, organisation, ...moment }));
    return (await Promise.all(found)).filter((row) => row !== null);
  }

  private noticesOf(request: RequestContext) {
    return loaderOf(request, 'notices of objections', (ids: readonly string[]) =>
      asCaller(request, () => this.notices.byIds(ids)),
    );
  }
}

/** The child room adds the field to the parent's type. */
@Resolver(() => Notice)
export class NoticeObjectionsResolver {
  constructor(private readonly reader: ObjectionsReader) {}

  @ResolveField(() => ObjectionConnection, { description: 'Objections of customers to it, newest first.' })
  async objections(
    @Parent() { id }: NoticeRow,
    @Args() args: NoticeObjectionsArgs,
    @Context() request: RequestContext,
  ) {
    const { first, after, open } = args;
    const rows = await loaderOf(
      request,
      JSON.stringify(['objections', first, after, open]),
      (ids: readonly string[]) => asCaller(request, () => this.reader.ofNotices(ids, args)),
    ).load(id);
    const counts = loaderOf(request, `objections ${open}`, (ids: readonly string[]) =>
      asCaller(request, () => this.reader.counts(ids, open)),
    );
    return page(rows, args, keyOf, () => counts.load(id));
  }
}

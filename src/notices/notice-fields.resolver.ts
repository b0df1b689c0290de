import { Context, Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { Outbox } from '../deliveries/outbox.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { loaderOf } from '../platform/loaders.js';
import { Amendment } from '../sub-processors/amendment.js';
import { AmendmentsReader } from '../sub-processors/amendments.reader.js';
import { Notice, NoticeState } from './notice.entity.js';
import { digestOf, freeze } from './notice-content.js';
import { NoticesReader, type NoticeRow } from './notices.reader.js';

@ObjectType({
  description:
    'How far a notice has come. Who is written to weekly counts from announcing on, as pending until the mail that carries the notice is sent. Subscribers who left before their copy was sent do not count.',
})
class Coverage {
  @Field(() => Int) recipients!: number;
  @Field(() => Int) delivered!: number;
  @Field(() => Int) pending!: number;
  @Field(() => Int, { description: "Given up, with the mail server's reason." }) failed!: number;
}

const NONE = { recipients: 0, delivered: 0, pending: 0, failed: 0 };

@Resolver(() => Notice)
export class NoticeFieldsResolver {
  constructor(
    private readonly amendmentsReader: AmendmentsReader,
    private readonly organisations: OrganisationsService,
    private readonly outbox: Outbox,
  ) {}

  @ResolveField(() => Boolean, { description: 'Whether the notice period was cut short.' })
  emergency(@Parent() { emergencyReason }: NoticeRow): boolean {
    return emergencyReason !== null;
  }

  @ResolveField(() => String, {
    description: 'SHA-256, hex, over the change set: of the draft as it stands, or as announced.',
  })
  async digest(@Parent() notice: NoticeRow, @Context() request: RequestContext): Promise<string> {
    if (notice.digest !== null) return notice.digest;
    const organisation = await asCaller(request, () => this.organisations.byId(notice.organisationId));
    const products = await asCaller(request, () => this.organisations.products(organisation.id));
    return digestOf(freeze(await this.amendmentsOf(request).load(notice), organisation, products));
  }

  @ResolveField(() => [Amendment])
  amendments(@Parent() notice: NoticeRow, @Context() request: RequestContext): Promise<Amendment[]> {
    return this.amendmentsOf(request).load(notice);
  }

  @ResolveField(() => Coverage)
  async coverage(
    @Parent() { messageId, state }: NoticeRow,
    @Context() request: RequestContext,
  ): Promise<Coverage> {
    if (state === NoticeState.DRAFT || !messageId) return NONE;
    return loaderOf(request, 'coverage', (ids: readonly string[]) =>
      asCaller(request, () => this.outbox.coverage(ids)),
    ).load(messageId);
  }

  /** The amendments of all notices in the answer in one batch. */
  private amendmentsOf(request: RequestContext) {
    return loaderOf(request, 'notice amendments', (notices: readonly NoticeRow[]) =>
      asCaller(request, async () => {
        const found = new Map<string, Amendment[]>();
        for (const [organisationId, own] of Map.groupBy(notices, (notice) => notice.organisationId)) {
          const organisation = await this.organisations.byId(organisationId);
          const all = await this.amendmentsReader.all(organisation, {
            notices: own.map(({ id }) => id),
            baselines: false,
          });
          for (const { id } of own)
            found.set(
              id,
              all.filter(({ noticeId }) => noticeId === id),
            );
        }
        return notices.map(({ id }) => found.get(id) ?? []);
      }),
    );
  }
}

/** The child room adds the field to the parent's type. */
@Resolver(() => Amendment)
export class AmendmentNoticeResolver {
  constructor(private readonly reader: NoticesReader) {}

  @ResolveField(() => Notice, {
    nullable: true,
    description: 'The notice that it stands in, drafted or announced.',
  })
  notice(@Parent() { noticeId }: Amendment, @Context() request: RequestContext) {
    if (noticeId === null) return null;
    return loaderOf(request, 'notices', (ids: readonly string[]) =>
      asCaller(request, () => this.reader.byIds(ids)),
    ).load(noticeId);
  }
}

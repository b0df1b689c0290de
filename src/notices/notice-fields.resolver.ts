import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { asCaller, type RequestContext } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { loaderOf } from '../platform/loaders.js';
import { dayIn, type Day } from '../shared/days.js';
import { DayScalar, instantOf } from '../shared/scalars.js';
import { Amendment, type ShownAmendment } from '../sub-processors/amendment.js';
import { NoticeAct, NoticeActKind } from './notice-act.entity.js';
import { NoticeStage, stageOn } from './notice-stage.js';
import { Notice } from './notice.entity.js';
import { freezePublications } from './frozen-publication.js';
import { NoticeChangesReader, type NoticeChanges } from './notice-changes.reader.js';
import { NoticePublication } from './notice-publication.js';
import { NoticesReader, type NoticeRow } from './notices.reader.js';
import { thaw } from './thaw.js';

@Resolver(() => Notice)
export class NoticeFieldsResolver {
  constructor(
    private readonly changes: NoticeChangesReader,
    private readonly organisations: OrganisationsService,
    private readonly reader: NoticesReader,
    private readonly clock: Clock,
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
    const changes = await this.changesOf(request).load(notice);
    return (await asCaller(request, () => this.changes.frozen(organisation, changes))).digest;
  }

  @ResolveField(() => [Amendment], {
    description:
      'Of the draft as it stands, or as announced, whatever came after; what they link to is as it is today.',
  })
  async amendments(
    @Parent() notice: NoticeRow,
    @Context() request: RequestContext,
  ): Promise<ShownAmendment[]> {
    if (notice.content === null) return (await this.changesOf(request).load(notice)).amendments;
    const told = thaw(notice.content, notice, await this.prevailingIn(request).load(notice.organisationId));
    if (notice.withdrawnAt === null) return told;
    const announced = (await this.acts(notice, request)).find(({ kind }) => kind === NoticeActKind.ANNOUNCED);
    if (!announced) return told;
    // instants are kept in microseconds, and asked for in milliseconds
    const stoodAt = new Date(instantOf(announced.createdAt).getTime() + 1);
    return told.map((amendment) => ({ ...amendment, stoodAt }));
  }

  @ResolveField(() => [NoticePublication], {
    description: 'New versions of policies and agreements: of the draft as it stands, or as announced.',
  })
  async publications(@Parent() notice: NoticeRow, @Context() request: RequestContext) {
    const organisation = await asCaller(request, () => this.organisations.byId(notice.organisationId));
    const frozen =
      notice.publications ??
      freezePublications((await this.changesOf(request).load(notice)).publications, organisation);
    return frozen.map((publication) => ({ ...publication, prevailing: organisation.prevailingLanguage() }));
  }

  @ResolveField(() => NoticeStage, {
    description: 'Where it stands on a day, today unless said: what was done, and what follows from the day.',
  })
  async stage(
    @Parent() notice: NoticeRow,
    @Args('on', { type: () => DayScalar, nullable: true }) on: Day | null,
    @Context() request: RequestContext,
  ): Promise<NoticeStage> {
    const { timeZone } = await asCaller(request, () => this.organisations.byId(notice.organisationId));
    const day = on ?? this.clock.today(timeZone);
    const dayOf = (at: unknown) => dayIn(timeZone, instantOf(at));
    const told = notice.announcedOn !== null && notice.announcedOn <= day;
    const approval = told ? undefined : await this.approval(notice, request);
    return stageOn(
      notice,
      {
        approved: approval ? dayOf(approval.createdAt) : null,
        withdrawn: notice.withdrawnAt === null ? null : dayOf(notice.withdrawnAt),
      },
      day,
    );
  }

  /** The first of exactly what the draft holds, or of what was announced. */
  private async approval(notice: NoticeRow, request: RequestContext): Promise<NoticeAct | undefined> {
    const acts = await this.acts(notice, request);
    const approvals = acts.filter(({ kind }) => kind === NoticeActKind.APPROVED);
    if (approvals.length === 0) return undefined;
    const digest = await this.digest(notice, request);
    return approvals.find((act) => act.digest === digest);
  }

  @ResolveField(() => [NoticeAct], { description: 'What was done with it, by whom, in that order.' })
  acts(@Parent() { id }: NoticeRow, @Context() request: RequestContext): Promise<NoticeAct[]> {
    return loaderOf(request, 'notice acts', (ids: readonly string[]) =>
      asCaller(request, () => this.reader.acts(ids)),
    ).load(id);
  }

  private prevailingIn(request: RequestContext) {
    return loaderOf(request, 'prevailing languages', (ids: readonly string[]) =>
      asCaller(request, async () => {
        const found: string[] = [];
        for (const id of ids) found.push((await this.organisations.byId(id)).prevailingLanguage());
        return found;
      }),
    );
  }

  /** The changes of all drafts in the answer in one batch. */
  private changesOf(request: RequestContext) {
    return loaderOf(request, 'notice changes', (notices: readonly NoticeRow[]) =>
      asCaller(request, async () => {
        const found = new Map<string, NoticeChanges>();
        for (const [organisationId, own] of Map.groupBy(notices, (notice) => notice.organisationId)) {
          const organisation = await this.organisations.byId(organisationId);
          const all = await this.changes.all(organisation, { notices: own.map(({ id }) => id) });
          const ofNotice = (id: string) => ({
            amendments: all.amendments.filter(({ noticeId }) => noticeId === id),
            publications: all.publications.filter(({ noticeId }) => noticeId === id),
          });
          for (const { id } of own) found.set(id, ofNotice(id));
        }
        return notices.map(({ id }) => found.get(id)!);
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

import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, demand, type RequestContext } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Origin } from '../shared/announceable.js';
import { Refusal } from '../shared/errors.js';
import { instant } from '../shared/scalars.js';
import { AmendmentsReader } from './amendments.reader.js';
import { ListedSubProcessor, SubProcessorStatus } from './listed-sub-processor.js';
import type { SubProcessor } from './sub-processor.entity.js';
import {
  AmendmentArgs,
  AmendmentConnection,
  AmendSubProcessorPayload,
  DiscardDraftsInput,
  DiscardDraftsPayload,
  EngageSubProcessorPayload,
  OneArgs,
  RemoveSubProcessorPayload,
  ReplaceSubProcessorPayload,
} from './sub-processor.args.js';
import {
  AmendSubProcessorInput,
  EngageSubProcessorInput,
  RemoveSubProcessorInput,
  ReplaceSubProcessorInput,
} from './sub-processor.inputs.js';
import { SubProcessorsReader } from './sub-processors.reader.js';
import { SubProcessorsService } from './sub-processors.service.js';

@Resolver(() => ListedSubProcessor)
export class SubProcessorsResolver {
  constructor(
    private readonly service: SubProcessorsService,
    private readonly reader: SubProcessorsReader,
    private readonly amendmentsReader: AmendmentsReader,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => ListedSubProcessor, {
    nullable: true,
    description: 'One engagement on a day, drafts included. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async subProcessor(@Args() { id, on, asOf }: OneArgs) {
    const organisationId = await this.reader.organisationOf(id);
    if (organisationId === undefined) throw Refusal.notFound('sub-processor');
    const row = await this.read(id, organisationId, on, instant(asOf), 'seen that day');
    if (!row) throw Refusal.notFound('sub-processor');
    return row;
  }

  @Query(() => AmendmentConnection, {
    description: 'The derived differences, by effective day. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async amendments(@Args() { organisation: slug, first, after, ...filter }: AmendmentArgs) {
    const organisation = await this.organisations.bySlug(slug);
    return this.amendmentsReader.page(organisation, { ...filter, baselines: true }, { first, after });
  }

  @Mutation(() => EngageSubProcessorPayload, {
    description:
      'Drafts a further sub-processor. Errors: NOT_FOUND, BAD_USER_INPUT, DUPLICATE_SUB_PROCESSOR.',
  })
  @Allow('register:edit')
  async engageSubProcessor(
    @Args('input') input: EngageSubProcessorInput,
    @Context() request: RequestContext,
  ) {
    await this.baseline(input.origin, request);
    return this.payload(await this.service.engage(input), input.effectiveFrom);
  }

  @Mutation(() => AmendSubProcessorPayload, {
    description:
      'Drafts other facts from a day on. Errors: NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS.',
  })
  @Allow('register:edit')
  async amendSubProcessor(@Args('input') input: AmendSubProcessorInput, @Context() request: RequestContext) {
    await this.baseline(input.origin, request);
    return this.payload(await this.service.amend(input), input.effectiveFrom);
  }

  @Mutation(() => ReplaceSubProcessorPayload, {
    description:
      'Drafts another legal person in the place of one (Art. 28(2)). Errors: as engageSubProcessor and removeSubProcessor.',
  })
  @Allow('register:edit')
  async replaceSubProcessor(@Args('input') input: ReplaceSubProcessorInput) {
    const { replaced, replacement } = await this.service.replace(input);
    const [{ subProcessor }, old] = [
      await this.payload(replacement, input.effectiveFrom),
      await this.payload(replaced, input.effectiveFrom),
    ];
    return { subProcessor, replaced: old.subProcessor };
  }

  @Mutation(() => RemoveSubProcessorPayload, {
    description:
      'Drafts the end of an engagement. Errors: NOT_FOUND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS.',
  })
  @Allow('register:edit')
  async removeSubProcessor(@Args('input') { id, effectiveFrom }: RemoveSubProcessorInput) {
    const organisationId = await this.reader.organisationOf(id);
    const before = organisationId && (await this.read(id, organisationId, effectiveFrom, null));
    const { subProcessor } = await this.payload(
      await this.service.remove({ id, effectiveFrom }),
      effectiveFrom,
    );
    // of one that nobody knew of nothing is left to read
    return { subProcessor: subProcessor ?? { ...before, status: SubProcessorStatus.REMOVED } };
  }

  @Mutation(() => DiscardDraftsPayload, {
    description:
      'Lets go of what was drafted for an engagement and nobody was told of: changes, a removal, facts of its party. Errors: NOT_FOUND, NOTHING_TO_AMEND.',
  })
  @Allow('register:edit')
  async discardDrafts(@Args('input') input: DiscardDraftsInput): Promise<DiscardDraftsPayload> {
    const { id, organisationId } = await this.service.discard(input);
    return { subProcessor: (await this.read(id, organisationId, undefined, null)) ?? null };
  }

  private async payload({ id, organisationId }: SubProcessor, on: string) {
    return { subProcessor: await this.read(id, organisationId, on, null) };
  }

  private async read(
    id: string,
    organisationId: string,
    on: string | undefined,
    asOf: Date | null,
    status?: 'seen that day',
  ): Promise<ListedSubProcessor | undefined> {
    const organisation = await this.organisations.byId(organisationId);
    const day = on ?? this.clock.today(organisation.timeZone);
    const [row] = await this.reader.onDays(organisation, [{ id, on: day }], asOf, status);
    return row;
  }

  /** A baseline is public at once, so it needs who may publish. */
  private async baseline(origin: Origin, request: RequestContext): Promise<void> {
    if (origin === Origin.BASELINE) await demand(request, 'register:baseline', 'recording a baseline');
  }
}

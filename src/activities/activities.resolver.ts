import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../shared/errors.js';
import { ActivitiesReader, type ReadActivity } from './activities.reader.js';
import { ActivitiesService } from './activities.service.js';
import {
  ActivateProcessingActivityPayload,
  AddProcessingActivityPayload,
  AmendProcessingActivityPayload,
  EndProcessingActivityPayload,
  ListArgs,
  OneArgs,
  ProcessingActivityConnection,
  ResumeProcessingActivityPayload,
  SuspendProcessingActivityPayload,
} from './activity.args.js';
import { AddProcessingActivityInput, AmendProcessingActivityInput } from './activity.inputs.js';
import {
  ActivateProcessingActivityInput,
  EndProcessingActivityInput,
  ResumeProcessingActivityInput,
  SuspendProcessingActivityInput,
} from './act.inputs.js';
import { ProcessingActivityType } from './activity-types.js';
import type { ProcessingActivity } from './processing-activity.entity.js';

@Resolver(() => ProcessingActivityType)
export class ActivitiesResolver {
  constructor(
    private readonly service: ActivitiesService,
    private readonly reader: ActivitiesReader,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => ProcessingActivityConnection, {
    description: 'The record of processing activities (Art. 30), by reference. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async processingActivities(@Args() { first, after, ...args }: ListArgs) {
    const organisation = await this.organisations.bySlug(args.organisation);
    const on = args.on ?? this.clock.today(organisation.timeZone);
    const asOf = args.asOf === undefined ? null : new Date(args.asOf);
    return this.reader.page({ ...args, organisation, on, asOf }, { first, after });
  }

  @Query(() => ProcessingActivityType, {
    nullable: true,
    description: 'One entry of the record as it stands on a day. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async processingActivity(@Args() { id, on, asOf }: OneArgs) {
    const row = await this.read(id, on, asOf === undefined ? null : new Date(asOf));
    if (!row) throw Refusal.notFound('processing activity');
    return row;
  }

  @Mutation(() => AddProcessingActivityPayload, {
    description:
      'Adds an entry to the record, planned until it is activated. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async addProcessingActivity(@Args('input') input: AddProcessingActivityInput) {
    return this.payload(await this.service.add(input));
  }

  @Mutation(() => AmendProcessingActivityPayload, {
    description:
      'What is given replaces that field as a whole, what is not given stays. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async amendProcessingActivity(@Args('input') input: AmendProcessingActivityInput) {
    return this.payload(await this.service.amend(input));
  }

  @Mutation(() => ActivateProcessingActivityPayload, {
    description:
      'The activity begins. With findings of error severity it needs a reason, which is recorded. Errors: NOT_FOUND, FINDINGS_OPEN, WRONG_STATUS.',
  })
  @Allow('record:activate')
  async activateProcessingActivity(@Args('input') input: ActivateProcessingActivityInput) {
    return this.payload(await this.service.activate(input), input.on);
  }

  @Mutation(() => SuspendProcessingActivityPayload, {
    description: 'The activity rests from that day on. Errors: NOT_FOUND, WRONG_STATUS.',
  })
  @Allow('record:activate')
  async suspendProcessingActivity(@Args('input') input: SuspendProcessingActivityInput) {
    return this.payload(await this.service.suspend(input), input.on);
  }

  @Mutation(() => ResumeProcessingActivityPayload, {
    description: 'The activity takes place again. Errors: NOT_FOUND, WRONG_STATUS, BAD_USER_INPUT.',
  })
  @Allow('record:activate')
  async resumeProcessingActivity(@Args('input') input: ResumeProcessingActivityInput) {
    return this.payload(await this.service.resume(input), input.on);
  }

  @Mutation(() => EndProcessingActivityPayload, {
    description:
      'From that day on the activity no longer takes place. Errors: NOT_FOUND, WRONG_STATUS, BAD_USER_INPUT.',
  })
  @Allow('record:activate')
  async endProcessingActivity(@Args('input') input: EndProcessingActivityInput) {
    return this.payload(await this.service.end(input), input.on);
  }

  private async payload({ id }: ProcessingActivity, on?: string | null) {
    return { processingActivity: await this.read(id, on ?? undefined, null) };
  }

  private async read(
    id: string,
    on: string | undefined,
    asOf: Date | null,
  ): Promise<ReadActivity | undefined> {
    const organisationId = await this.reader.organisationOf(id);
    if (organisationId === undefined) return undefined;
    const organisation = await this.organisations.byId(organisationId);
    const day = on ?? this.clock.today(organisation.timeZone);
    return (await this.reader.byIds(organisation, [id], day, asOf))[0];
  }
}

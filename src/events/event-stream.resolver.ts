import { Logger } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Resolver, Subscription } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID } from 'class-validator';
import { Allow, type RequestContext } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Event } from './event.entity.js';
import { EventStreams } from './event-streams.js';
import { EventsReader, type EventRow } from './events.reader.js';

const log = new Logger('events');

@ArgsType()
class FollowArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the last event that was seen; none: only what comes.',
  })
  @IsOptional()
  @IsUUID()
  after?: string;
}

@Resolver(() => Event)
export class EventStreamResolver {
  constructor(
    private readonly streams: EventStreams,
    private readonly reader: EventsReader,
    private readonly organisations: OrganisationsService,
  ) {}

  @Subscription(() => Event, {
    description:
      'What happens from now on, or after an event, each once and in order; over server-sent events at /graphql/stream. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async events(@Args() { organisation, after }: FollowArgs, @Context() request: RequestContext) {
    const { id } = await this.organisations.bySlug(organisation);
    const ordinal = await this.reader.ordinalOf(id, after);
    return each(this.streams.follow(id, ordinal, request), request);
  }
}

/** Loaders remember what they read: each event is answered with what is there when it is sent. */
async function* each(events: AsyncGenerator<EventRow, void>, request: RequestContext) {
  try {
    for await (const event of events) {
      request.loaders.clear();
      yield { events: event };
    }
  } catch (error) {
    // it ends, and whoever follows comes again with the id of the last event
    log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

import { Args, ArgsType, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { Allow } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { ConnectionOf, PageArgs } from '../shared/pagination.js';
import { Event } from './event.entity.js';
import { EventsReader } from './events.reader.js';

@ObjectType()
export class EventConnection extends ConnectionOf(Event, 'Event') {}

@ArgsType()
class EventsArgs extends PageArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;
}

@Resolver(() => Event)
export class EventsResolver {
  constructor(
    private readonly reader: EventsReader,
    private readonly organisations: OrganisationsService,
  ) {}

  @Query(() => EventConnection, {
    description: 'What happened, oldest first: read on from the last cursor. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async events(@Args() args: EventsArgs) {
    const { id } = await this.organisations.bySlug(args.organisation);
    return this.reader.page(id, args);
  }
}

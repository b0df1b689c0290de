import { Args, ArgsType, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID } from 'class-validator';
import { Allow } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { ConnectionOf, PageArgs } from '../shared/pagination.js';
import { instant } from '../shared/scalars.js';
import { AuthorisationRow } from './authorisation-on-record.js';
import { RecordAuthorisationInput } from './authorisation.inputs.js';
import { AuthorisationsReader } from './authorisations.reader.js';
import { AuthorisationsService } from './authorisations.service.js';
import { ListArgs, SubProcessorConnection } from './list.args.js';
import { CustomerListReader } from './customer-list.reader.js';

@ObjectType()
export class AuthorisationConnection extends ConnectionOf(AuthorisationRow, 'Authorisation') {}

@ArgsType()
class AuthorisationArgs extends PageArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

  @Field(() => ID, { nullable: true, description: 'Only of this sub-processor.' })
  @IsOptional()
  @IsUUID()
  subProcessor?: string;

  @Field(() => ID, { nullable: true, description: 'Only under this agreement.' })
  @IsOptional()
  @IsUUID()
  agreement?: string;
}

@ObjectType()
export class RecordAuthorisationPayload {
  @Field(() => AuthorisationRow) authorisation!: AuthorisationRow;
}

@Resolver(() => AuthorisationRow)
export class AuthorisationsResolver {
  constructor(
    private readonly service: AuthorisationsService,
    private readonly reader: AuthorisationsReader,
    private readonly lists: CustomerListReader,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => SubProcessorConnection, {
    description:
      'The list on a day, by name: as it is public, or what may be used for one customer. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:read')
  subProcessors(@Args() { first, after, asOf, ...args }: ListArgs) {
    return this.lists.page({ ...args, asOf: instant(asOf) }, { first, after });
  }

  @Query(() => AuthorisationConnection, {
    description: 'What customers said to sub-processors, by day. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async authorisations(@Args() { organisation: slug, first, after, ...filter }: AuthorisationArgs) {
    const organisation = await this.organisations.bySlug(slug);
    const moment = { on: this.clock.today(organisation.timeZone), asOf: null };
    return this.reader.page(organisation, moment, filter, { first, after });
  }

  @Mutation(() => RecordAuthorisationPayload, {
    description:
      'Records what a customer said to a sub-processor, as it is from one of its versions on; a later word counts instead of an earlier. Under a specific authorisation an amendment that needs the notice period wants a word of its own. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async recordAuthorisation(@Args('input') input: RecordAuthorisationInput) {
    const { id, organisationId } = await this.service.record(input);
    const { timeZone } = await this.organisations.byId(organisationId);
    const moment = { on: this.clock.today(timeZone), asOf: null };
    return { authorisation: { ...(await this.reader.one(id)), moment } };
  }
}

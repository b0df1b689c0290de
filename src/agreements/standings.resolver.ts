import { Args, Context, Field, Mutation, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type RequestContext } from '../access/access.guard.js';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import { productsOf } from '../organisations/products-of.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Product } from '../organisations/product.entity.js';
import { PartyOnDay } from '../parties/party-on-day.js';
import { PartiesReader, partyOf } from '../parties/parties.reader.js';
import { Clock } from '../platform/clock.js';
import { AgreementVersionRow, StandingOnRecord } from './agreement-on-day.js';
import { EndStandingInput, MoveCustomerInput } from './agreement.inputs.js';
import { agreedVersion } from './agreement-fields.resolver.js';
import { StandingsReader } from './standings.reader.js';
import { StandingsService } from './standings.service.js';

@ObjectType({ isAbstract: true })
abstract class StandingPayload {
  @Field(() => StandingOnRecord) standing!: StandingOnRecord;
}
@ObjectType()
export class MoveCustomerPayload extends StandingPayload {}
@ObjectType()
export class EndStandingPayload extends StandingPayload {}

@Resolver(() => StandingOnRecord)
export class StandingsResolver {
  constructor(
    private readonly service: StandingsService,
    private readonly reader: StandingsReader,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => MoveCustomerPayload, {
    description:
      'Puts a customer on a version of an agreement from a day on. Where it stood before for the same products, on this or on another agreement of the same kind, ends the day before; an agreement made with it alone is ended with `endAgreement`. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async moveCustomer(@Args('input') input: MoveCustomerInput) {
    return this.payload(await this.service.move(input));
  }

  @Mutation(() => EndStandingPayload, {
    description: 'A customer no longer stands on an agreement. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async endStanding(@Args('input') input: EndStandingInput) {
    return this.payload(await this.service.end(input));
  }

  private async payload({ id, organisationId }: { id: string; organisationId: string }) {
    const { timeZone } = await this.organisations.byId(organisationId);
    const moment = { on: this.clock.today(timeZone), asOf: null };
    return { standing: { ...(await this.reader.one(id)), moment } };
  }
}

@Resolver(() => StandingOnRecord)
export class StandingFieldsResolver {
  constructor(
    private readonly reader: StandingsReader,
    private readonly parties: PartiesReader,
    private readonly organisations: OrganisationsReader,
  ) {}

  @ResolveField(() => PartyOnDay, { nullable: true, description: 'The customer.' })
  party(@Parent() row: StandingOnRecord, @Context() request: RequestContext) {
    return partyOf(request, this.parties, row, row.partyId);
  }

  @ResolveField(() => AgreementVersionRow, {
    nullable: true,
    description: 'What the customer agreed to, as corrected since.',
  })
  version(@Parent() row: StandingOnRecord, @Context() request: RequestContext) {
    return agreedVersion(request, this.reader, row);
  }

  @ResolveField(() => [Product], {
    description: 'Products the customer uses under it; none: those of the agreement.',
  })
  products(@Parent() row: StandingOnRecord, @Context() request: RequestContext) {
    return productsOf(request, this.organisations, row);
  }
}

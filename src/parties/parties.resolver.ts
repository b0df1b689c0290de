import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { momentOf, OnDayArgs, OneOnDayArgs } from '../platform/moment.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { ConnectionOf } from '../shared/pagination.js';
import { AddPartyInput, AmendPartyInput } from './party.inputs.js';
import { PartyOnDay } from './party-on-day.js';
import { PartiesReader } from './parties.reader.js';
import { PartiesService } from './parties.service.js';

@ObjectType()
export class PartyConnection extends ConnectionOf(PartyOnDay, 'Party') {}

@ObjectType({ isAbstract: true })
abstract class PartyPayload {
  @Field(() => PartyOnDay, { description: 'As it will stand on the effective day.' })
  party!: PartyOnDay;
}
@ObjectType()
export class AddPartyPayload extends PartyPayload {}
@ObjectType()
export class AmendPartyPayload extends PartyPayload {}

@Resolver(() => PartyOnDay)
export class PartiesResolver {
  constructor(
    private readonly service: PartiesService,
    private readonly reader: PartiesReader,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => PartyConnection, {
    description: 'Whom the record names, on a day, by legal name. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async parties(@Args() { first, after, ...args }: OnDayArgs) {
    const organisation = await this.organisations.bySlug(args.organisation);
    return this.reader.page(organisation, momentOf(args, organisation, this.clock), { first, after });
  }

  @Query(() => PartyOnDay, { nullable: true, description: 'One party on a day. Errors: NOT_FOUND.' })
  @Allow('register:read')
  async party(@Args() { id, ...args }: OneOnDayArgs) {
    const organisationId = await this.reader.organisationOf(id);
    if (organisationId === undefined) throw Refusal.notFound('party');
    const organisation = await this.organisations.byId(organisationId);
    return this.read(id, organisationId, momentOf(args, organisation, this.clock));
  }

  @Mutation(() => AddPartyPayload, {
    description:
      'Adds a party to the record: a customer, a vendor, an authority, an officer. Nobody is told. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async addParty(@Args('input') input: AddPartyInput) {
    return this.payload(await this.service.add(input), input.effectiveFrom);
  }

  @Mutation(() => AmendPartyPayload, {
    description:
      'Other facts from a day on: drafted for a notice when the party is on the sub-processor list, otherwise known at once. Errors: NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS.',
  })
  @Allow('register:edit')
  async amendParty(@Args('input') input: AmendPartyInput) {
    return this.payload(await this.service.amend(input), input.effectiveFrom);
  }

  private async payload(party: { id: string; organisationId: string }, day?: Day | null) {
    const organisation = await this.organisations.byId(party.organisationId);
    const on = day ?? this.clock.today(organisation.timeZone);
    return { party: await this.read(party.id, party.organisationId, { on, asOf: null }) };
  }

  private async read(id: string, organisation: string, moment: { on: Day; asOf: Date | null }) {
    const [row] = await this.reader.byIds([{ id, organisation, ...moment }]);
    if (!row) throw Refusal.notFound('party');
    return row;
  }
}

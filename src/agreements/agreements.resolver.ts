import { Args, ArgsType, Context, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { Allow, demand, type RequestContext } from '../access/access.guard.js';
import { AgreementSide } from '../law/roles.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { momentOf, OnDayArgs, OneOnDayArgs, type Moment } from '../platform/moment.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { ConnectionOf } from '../shared/pagination.js';
import { AgreementOnDay } from './agreement-on-day.js';
import { AddAgreementInput, AmendAgreementInput, EndAgreementInput } from './agreement.inputs.js';
import { AgreementsReader } from './agreements.reader.js';
import { AgreementsService } from './agreements.service.js';

@ObjectType()
export class AgreementConnection extends ConnectionOf(AgreementOnDay, 'Agreement') {}

@ArgsType()
class AgreementArgs extends OnDayArgs {
  @Field(() => AgreementSide, { nullable: true, description: 'Only those with customers, or with vendors.' })
  @IsOptional()
  @IsEnum(AgreementSide)
  side?: AgreementSide;
}

@ObjectType({ isAbstract: true })
abstract class AgreementPayload {
  @Field(() => AgreementOnDay, { description: 'As it will stand on the effective day.' })
  agreement!: AgreementOnDay;
}
@ObjectType()
export class AddAgreementPayload extends AgreementPayload {}
@ObjectType()
export class AmendAgreementPayload extends AgreementPayload {}
@ObjectType()
export class EndAgreementPayload extends AgreementPayload {}

@Resolver(() => AgreementOnDay)
export class AgreementsResolver {
  constructor(
    private readonly service: AgreementsService,
    private readonly reader: AgreementsReader,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => AgreementConnection, {
    description: 'Agreements with customers and vendors, on a day, by reference. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  async agreements(@Args() { first, after, side, ...args }: AgreementArgs) {
    const organisation = await this.organisations.bySlug(args.organisation);
    const moment = momentOf(args, organisation, this.clock);
    return this.reader.page(organisation, { ...moment, side }, { first, after });
  }

  @Query(() => AgreementOnDay, { nullable: true, description: 'One agreement on a day. Errors: NOT_FOUND.' })
  @Allow('register:read')
  async agreement(@Args() { id, ...args }: OneOnDayArgs) {
    const organisationId = await this.reader.organisationOf(id);
    if (organisationId === undefined) throw Refusal.notFound('agreement');
    const organisation = await this.organisations.byId(organisationId);
    return this.read(id, organisationId, momentOf(args, organisation, this.clock));
  }

  @Mutation(() => AddAgreementPayload, {
    description: 'Adds an agreement with its first version (Art. 28(3)). Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async addAgreement(@Args('input') input: AddAgreementInput) {
    return this.payload(await this.service.add(input), input.effectiveFrom ?? input.signedOn);
  }

  @Mutation(() => AmendAgreementPayload, {
    description:
      'A new version from a day on, or a correction of the one that holds. Customers stay on the version they stand on. Errors: NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS, LATER_VERSION_EXISTS.',
  })
  @Allow('register:edit')
  async amendAgreement(@Args('input') input: AmendAgreementInput, @Context() request: RequestContext) {
    if (input.origin === Origin.BASELINE) await demand(request, 'register:baseline', 'recording a baseline');
    if (input.origin === Origin.CORRECTION)
      await demand(request, 'register:baseline', 'correcting what customers stand on');
    return this.payload(await this.service.amend(input), input.effectiveFrom);
  }

  @Mutation(() => EndAgreementPayload, {
    description: 'Ends an agreement, and with it whoever stands on it. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async endAgreement(@Args('input') input: EndAgreementInput) {
    return this.payload(await this.service.end(input), input.lastDay);
  }

  private async payload(agreement: { id: string; organisationId: string }, day?: Day | null) {
    const organisation = await this.organisations.byId(agreement.organisationId);
    const on = day ?? this.clock.today(organisation.timeZone);
    return { agreement: await this.read(agreement.id, organisation.id, { on, asOf: null }) };
  }

  private async read(id: string, organisation: string, moment: Moment) {
    const [row] = await this.reader.byIds([{ id, organisation, ...moment }]);
    if (!row) throw Refusal.notFound('agreement');
    return row;
  }
}

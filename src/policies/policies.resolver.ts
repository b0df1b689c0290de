import { Args, ArgsType, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString } from 'class-validator';
import { Allow } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { momentOf, OnDayArgs } from '../platform/moment.js';
import { IsDay, IsInstant } from '../platform/validation.js';
import { Refusal } from '../shared/errors.js';
import { ConnectionOf } from '../shared/pagination.js';
import { PolicyKind } from '../shared/policy-kind.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import { PoliciesReader } from './policies.reader.js';
import { PoliciesService } from './policies.service.js';
import { AddPolicyInput, AmendPolicyInput } from './policy.inputs.js';
import { PolicyOnDay } from './policy-on-day.js';

@ObjectType()
export class PolicyConnection extends ConnectionOf(PolicyOnDay, 'Policy') {}

@ArgsType()
class PoliciesArgs extends OnDayArgs {
  @Field(() => PolicyKind, { nullable: true, description: 'Only those of this kind.' })
  @IsOptional()
  @IsEnum(PolicyKind)
  kind?: PolicyKind;
}

@ArgsType()
class PolicyArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

  @Field({ description: 'Slug of the policy.' })
  @IsString()
  slug!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The day, past or coming; default: today in the time zone of the organisation.',
  })
  @IsOptional()
  @IsDay()
  on?: string;

  @Field(() => InstantScalar, { nullable: true, description: 'As recorded at this instant; default: now.' })
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

@ObjectType({ isAbstract: true })
abstract class PolicyPayload {
  @Field(() => PolicyOnDay) policy!: PolicyOnDay;
}
@ObjectType()
export class AddPolicyPayload extends PolicyPayload {}
@ObjectType()
export class AmendPolicyPayload extends PolicyPayload {}

@Resolver(() => PolicyOnDay)
export class PoliciesResolver {
  constructor(
    private readonly service: PoliciesService,
    private readonly reader: PoliciesReader,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => PolicyConnection, { description: 'Policies on a day, by place and slug. Errors: NOT_FOUND.' })
  @Allow('register:read')
  async policies(@Args() { first, after, kind, ...args }: PoliciesArgs) {
    const organisation = await this.organisations.bySlug(args.organisation);
    return this.reader.page(organisation, momentOf(args, organisation, this.clock), { first, after, kind });
  }

  @Query(() => PolicyOnDay, { nullable: true, description: 'One policy on a day. Errors: NOT_FOUND.' })
  @Allow('register:read')
  async policy(@Args() { organisation: slug, ...args }: PolicyArgs) {
    const organisation = await this.organisations.bySlug(slug);
    const moment = momentOf(args, organisation, this.clock);
    const policy = await this.reader.one(organisation, { slug: args.slug }, moment);
    if (!policy) throw Refusal.notFound(`policy "${args.slug}"`);
    return policy;
  }

  @Mutation(() => AddPolicyPayload, {
    description: 'Adds a policy; it has a page once a version is public. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async addPolicy(@Args('input') input: AddPolicyInput) {
    return this.payload(await this.service.add(input));
  }

  @Mutation(() => AmendPolicyPayload, {
    description:
      'Title, kind, products and place of a policy; they change at once, so it needs who may publish. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('notice:announce')
  async amendPolicy(@Args('input') input: AmendPolicyInput) {
    return this.payload(await this.service.amend(input));
  }

  private async payload({ id, organisationId }: { id: string; organisationId: string }) {
    const organisation = await this.organisations.byId(organisationId);
    return { policy: (await this.reader.one(organisation, { id }, momentOf({}, organisation, this.clock)))! };
  }
}

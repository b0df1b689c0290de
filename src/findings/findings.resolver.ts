import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { momentOf } from '../platform/moment.js';
import { ConnectionOf } from '../shared/pagination.js';
import { AdequacyImpact } from './adequacy-impact.js';
import { ImpactReader } from './impact.reader.js';
import { Finding, RuleDescription } from './finding.js';
import { AcceptFindingInput, FindingsArgs, ImpactArgs, RevokeAcceptanceInput } from './finding.inputs.js';
import { FindingsReader } from './findings.reader.js';
import { FindingsService } from './findings.service.js';
import { allRules } from './judge.js';

@ObjectType()
export class FindingConnection extends ConnectionOf(Finding, 'Finding') {}

@ObjectType()
class AcceptFindingPayload {
  @Field(() => Finding) finding!: Finding;
}

@ObjectType()
class RevokeAcceptancePayload {
  @Field(() => Finding) finding!: Finding;
}

@Resolver(() => Finding)
export class FindingsResolver {
  constructor(
    private readonly reader: FindingsReader,
    private readonly service: FindingsService,
    private readonly impact: ImpactReader,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => FindingConnection, {
    description:
      'What the rules find in the register and in its notices on a day, worst first. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:read')
  async findings(@Args() { first, after, ...args }: FindingsArgs) {
    const organisation = await this.organisations.bySlug(args.organisation);
    return this.reader.page(
      organisation,
      { ...args, ...momentOf(args, organisation, this.clock) },
      { first, after },
    );
  }

  @Query(() => [RuleDescription], { description: 'The rules that the record is judged by, by id.' })
  @Allow('register:read')
  rules() {
    return allRules;
  }

  @Query(() => AdequacyImpact, {
    description:
      'If this adequacy decision ended on that day: what would lose its cover, and what has a fallback in place. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  adequacyImpact(@Args() args: ImpactArgs) {
    return this.impact.of(args);
  }

  @Mutation(() => AcceptFindingPayload, {
    description:
      'Lets a finding of today stand until a day, with the reason and who says so. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('finding:accept')
  async acceptFinding(@Args('input') input: AcceptFindingInput) {
    return { finding: await this.service.accept(input) };
  }

  @Mutation(() => RevokeAcceptancePayload, {
    description: 'Nobody accepts the finding any more. Errors: NOT_FOUND.',
  })
  @Allow('finding:accept')
  async revokeAcceptance(@Args('input') input: RevokeAcceptanceInput) {
    return { finding: await this.service.revoke(input) };
  }
}

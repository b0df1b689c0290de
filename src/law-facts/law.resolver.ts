import {
  Args,
  ArgsType,
  Field,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Allow } from '../access/access.guard.js';
import { inForceOn } from '../law/law-book.js';
import { IsDay } from '../platform/validation.js';
import { Refusal } from '../shared/errors.js';
import { ConnectionOf } from '../shared/pagination.js';
import { DayScalar } from '../shared/scalars.js';
import { AdequacyDecision } from './adequacy-decision.entity.js';
import { EeaMembership } from './eea-membership.entity.js';
import { DecisionArgs, LawArgs, OneDecisionArgs, TermArgs } from './law.args.js';
import {
  AmendAdequacyDecisionInput,
  AmendEeaMembershipInput,
  AmendLegalTermInput,
  AmendRecordExemptionThresholdInput,
} from './law.inputs.js';
import { LawReader } from './law.reader.js';
import { LawService } from './law.service.js';
import { LegalTerm } from './legal-term.entity.js';
import { RecordExemptionThreshold } from './record-exemption-threshold.entity.js';

@ObjectType()
export class AdequacyDecisionConnection extends ConnectionOf(AdequacyDecision, 'AdequacyDecision') {}

@ObjectType()
export class AmendAdequacyDecisionPayload {
  @Field(() => AdequacyDecision) adequacyDecision!: AdequacyDecision;
}
@ObjectType()
export class AmendEeaMembershipPayload {
  @Field(() => EeaMembership) eeaMembership!: EeaMembership;
}
@ObjectType()
export class AmendLegalTermPayload {
  @Field(() => LegalTerm) legalTerm!: LegalTerm;
}
@ObjectType()
export class AmendRecordExemptionThresholdPayload {
  @Field(() => RecordExemptionThreshold) recordExemptionThreshold!: RecordExemptionThreshold;
}

@ArgsType()
class DayArgs {
  @Field(() => DayScalar)
  @IsDay()
  on!: string;
}

const AMENDS =
  'The row recorded here supersedes the one that held and stays when a release ships another. Needs a key for all organisations. Errors: FORBIDDEN, BAD_USER_INPUT, NOTHING_TO_AMEND.';

@Resolver(() => AdequacyDecision)
export class LawResolver {
  constructor(
    private readonly law: LawService,
    private readonly reader: LawReader,
  ) {}

  @Query(() => AdequacyDecisionConnection, {
    description:
      'Adequacy decisions under each law of transfers, by code; facts with their sources, no advice.',
  })
  @Allow('register:read')
  adequacyDecisions(@Args() { first, after, ...query }: DecisionArgs) {
    return this.reader.decisions({ ...query, asOf: instant(query.asOf) }, { first, after });
  }

  @Query(() => AdequacyDecision, { nullable: true, description: 'One decision. Errors: NOT_FOUND.' })
  @Allow('register:read')
  async adequacyDecision(@Args() { code, asOf }: OneDecisionArgs) {
    const decision = await this.reader.decision(code, instant(asOf));
    if (!decision) throw Refusal.notFound('adequacy decision');
    return decision;
  }

  @Query(() => [EeaMembership], {
    description: 'Where the law of the Union on data protection applies, by code.',
  })
  @Allow('register:read')
  eeaMemberships(@Args() query: LawArgs) {
    return this.reader.memberships({ ...query, asOf: instant(query.asOf) });
  }

  @Query(() => [RecordExemptionThreshold], { description: 'Thresholds of Art. 30(5), by code.' })
  @Allow('register:read')
  recordExemptionThresholds(@Args() query: LawArgs) {
    return this.reader.thresholds({ ...query, asOf: instant(query.asOf) });
  }

  @Query(() => [LegalTerm], {
    description: 'Every value of every enumeration, or of one, with citation and labels.',
  })
  @Allow('register:read')
  legalTerms(@Args() { enumeration, ...query }: TermArgs) {
    return this.reader.terms(enumeration, { ...query, asOf: instant(query.asOf) });
  }

  @Mutation(() => AmendAdequacyDecisionPayload, {
    description: `Records another decision, or what became of one: \`endedOn\` and \`endedBy\` for a ruling. ${AMENDS}`,
  })
  @Allow('law:administer')
  async amendAdequacyDecision(
    @Args('input') input: AmendAdequacyDecisionInput,
  ): Promise<AmendAdequacyDecisionPayload> {
    return { adequacyDecision: await this.reader.row('decisions', await this.law.amendDecision(input)) };
  }

  @Mutation(() => AmendEeaMembershipPayload, { description: AMENDS })
  @Allow('law:administer')
  async amendEeaMembership(
    @Args('input') input: AmendEeaMembershipInput,
  ): Promise<AmendEeaMembershipPayload> {
    return { eeaMembership: await this.reader.row('memberships', await this.law.amendMembership(input)) };
  }

  @Mutation(() => AmendLegalTermPayload, { description: AMENDS })
  @Allow('law:administer')
  async amendLegalTerm(@Args('input') input: AmendLegalTermInput): Promise<AmendLegalTermPayload> {
    return { legalTerm: await this.reader.row('terms', await this.law.amendTerm(input)) };
  }

  @Mutation(() => AmendRecordExemptionThresholdPayload, { description: AMENDS })
  @Allow('law:administer')
  async amendRecordExemptionThreshold(
    @Args('input') input: AmendRecordExemptionThresholdInput,
  ): Promise<AmendRecordExemptionThresholdPayload> {
    const row = await this.law.amendThreshold(input);
    return { recordExemptionThreshold: await this.reader.row('thresholds', row) };
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether it may be relied on that day: from its first to its last day, both counted, and before the day on which it ended.',
  })
  inForce(@Parent() row: AdequacyDecision, @Args() { on }: DayArgs): boolean {
    return inForceOn(row, on);
  }
}

const instant = (asOf: string | null | undefined) => (asOf == null ? null : new Date(asOf));

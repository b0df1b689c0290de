import { Args, Context, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Allow, demand, type RequestContext } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { momentOf } from '../platform/moment.js';
import { Origin } from '../shared/announceable.js';
import { Refusal } from '../shared/errors.js';
import { PoliciesReader } from './policies.reader.js';
import {
  DiscardPolicyVersionInput,
  DraftPolicyVersionInput,
  PublishPolicyVersionInput,
  TranslatePolicyVersionInput,
} from './policy.inputs.js';
import { PolicyOnDay, PolicyVersionOnDay } from './policy-on-day.js';
import { PolicyVersionsReader } from './policy-versions.reader.js';
import { PolicyVersionsService } from './policy-versions.service.js';

@ObjectType({ isAbstract: true })
abstract class PolicyVersionPayload {
  @Field(() => PolicyVersionOnDay) policyVersion!: PolicyVersionOnDay;
  @Field(() => PolicyOnDay) policy!: PolicyOnDay;
}
@ObjectType()
export class DraftPolicyVersionPayload extends PolicyVersionPayload {}
@ObjectType()
export class PublishPolicyVersionPayload extends PolicyVersionPayload {}
@ObjectType()
export class TranslatePolicyVersionPayload extends PolicyVersionPayload {}
@ObjectType()
export class DiscardPolicyVersionPayload {
  @Field(() => PolicyOnDay) policy!: PolicyOnDay;
}

@Resolver(() => PolicyVersionOnDay)
export class PolicyVersionsResolver {
  constructor(
    private readonly service: PolicyVersionsService,
    private readonly policies: PoliciesReader,
    private readonly reader: PolicyVersionsReader,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => DraftPolicyVersionPayload, {
    description:
      'Writes the draft of an effective day: several edits are one draft. One that was published, but not announced, must be published again. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async draftPolicyVersion(@Args('input') input: DraftPolicyVersionInput) {
    return this.payload(await this.service.draft(input));
  }

  @Mutation(() => PublishPolicyVersionPayload, {
    description:
      'Says that the text is final. Material: it waits for a notice and is public when that is announced. Not material: it is public at once, with the reason for silence. A baseline was public before this register knew of it: neither in the future nor after a version that was published here. Errors: NOT_FOUND, BAD_USER_INPUT, NOTHING_TO_AMEND, EFFECTIVE_BEFORE_PREVIOUS.',
  })
  @Allow('notice:draft')
  async publishPolicyVersion(
    @Args('input') input: PublishPolicyVersionInput,
    @Context() request: RequestContext,
  ) {
    if (input.origin === Origin.BASELINE) await demand(request, 'register:baseline', 'recording a baseline');
    else if (!input.material)
      await demand(request, 'notice:announce', 'publishing a version without a notice');
    return this.payload(await this.service.publish(input));
  }

  @Mutation(() => TranslatePolicyVersionPayload, {
    description:
      'Adds a translation to a version; that of a draft it also writes anew. Of a public version it is public at once, with the day and a digest of its own; in a language that is there already it is refused, for what was public stays. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('notice:announce')
  async translatePolicyVersion(@Args('input') input: TranslatePolicyVersionInput) {
    return this.payload(await this.service.translate(input));
  }

  @Mutation(() => DiscardPolicyVersionPayload, {
    description: 'Lets go of a draft. Errors: NOT_FOUND, BAD_USER_INPUT.',
  })
  @Allow('register:edit')
  async discardPolicyVersion(@Args('input') input: DiscardPolicyVersionInput) {
    const { id, organisationId } = await this.service.discard(input);
    const organisation = await this.organisations.byId(organisationId);
    const moment = momentOf({}, organisation, this.clock);
    return { policy: (await this.policies.one(organisation, { id }, moment))! };
  }

  private async payload({ id, organisationId }: { id: string; organisationId: string }) {
    const organisation = await this.organisations.byId(organisationId);
    const moment = momentOf({}, organisation, this.clock);
    const [policyVersion] = await this.reader.byIds([{ id, organisation: organisationId, ...moment }]);
    if (!policyVersion) throw Refusal.notFound('version');
    const { policyId } = policyVersion;
    return { policyVersion, policy: (await this.policies.one(organisation, { id: policyId }, moment))! };
  }
}

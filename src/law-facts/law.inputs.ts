import { Field, InputType, IntersectionType, PartialType, PickType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { IsLocalized } from '../platform/validation.js';
import type { LocalizedInput } from '../shared/localized-text.js';
import { LocalizedTextScalar } from '../shared/scalars.js';
import { AdequacyDecision, decisionFields } from './adequacy-decision.entity.js';
import { EeaMembership, membershipFields } from './eea-membership.entity.js';
import { LegalTerm } from './legal-term.entity.js';
import { RecordExemptionThreshold, thresholdFields } from './record-exemption-threshold.entity.js';

// The facts of the row, all optional: what is not given stays. Its name and the source of the amendment are required.

@InputType({
  description: 'A decision of that code, or a new one. What is not given stays; null takes a fact away.',
})
export class AmendAdequacyDecisionInput extends IntersectionType(
  PickType(AdequacyDecision, ['code', 'source', 'reason'], InputType),
  PartialType(PickType(AdequacyDecision, decisionFields, InputType)),
  InputType,
) {}

@InputType({ description: 'A membership of that code, or a new one. What is not given stays.' })
export class AmendEeaMembershipInput extends IntersectionType(
  PickType(EeaMembership, ['code', 'source', 'reason'], InputType),
  PartialType(PickType(EeaMembership, membershipFields, InputType)),
  InputType,
) {}

@InputType({ description: 'A threshold of that code, or a new one. What is not given stays.' })
export class AmendRecordExemptionThresholdInput extends IntersectionType(
  PickType(RecordExemptionThreshold, ['code', 'source', 'reason'], InputType),
  PartialType(PickType(RecordExemptionThreshold, thresholdFields, InputType)),
  InputType,
) {}

@InputType({ description: 'One value of an enumeration. What is not given stays.' })
export class AmendLegalTermInput extends IntersectionType(
  PickType(LegalTerm, ['enumeration', 'code', 'source', 'reason'], InputType),
  PartialType(PickType(LegalTerm, ['citation', 'validFrom', 'validUntil'], InputType)),
  InputType,
) {
  @Field(() => LocalizedTextScalar, {
    nullable: true,
    description: 'Other labels: a string is English; languages that are not given keep theirs.',
  })
  @IsOptional()
  @IsLocalized()
  label?: LocalizedInput | null;
}

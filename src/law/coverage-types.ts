import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MechanismKind, Regime } from './mechanisms.js';

/** Why a mechanism does not carry a transfer on a day, or why nothing does. Names are stable, sentences may be reworded. */
export enum CoverageReason {
  DESTINATION_UNNAMED = 'DESTINATION_UNNAMED',
  NO_MECHANISM = 'NO_MECHANISM',
  NONE_HOLDS = 'NONE_HOLDS',
  OTHER_REGIME = 'OTHER_REGIME',
  NOT_INSIDE_EEA = 'NOT_INSIDE_EEA',
  NOT_YET = 'NOT_YET',
  PAST_ITS_END = 'PAST_ITS_END',
  DECISION_UNNAMED = 'DECISION_UNNAMED',
  DECISION_UNKNOWN = 'DECISION_UNKNOWN',
  DECISION_OF_OTHER_LAW = 'DECISION_OF_OTHER_LAW',
  DECISION_OF_OTHER_PLACE = 'DECISION_OF_OTHER_PLACE',
  DECISION_NOT_YET_IN_FORCE = 'DECISION_NOT_YET_IN_FORCE',
  DECISION_ENDED = 'DECISION_ENDED',
  CONDITION_NOT_MET = 'CONDITION_NOT_MET',
  CONDITION_UNDATED = 'CONDITION_UNDATED',
  DPF_UNRECORDED = 'DPF_UNRECORDED',
  DPF_NOT_ACTIVE = 'DPF_NOT_ACTIVE',
  DPF_OTHER_FRAMEWORK = 'DPF_OTHER_FRAMEWORK',
  DPF_ENTITY_UNNAMED = 'DPF_ENTITY_UNNAMED',
  DPF_IMPORTER_UNNAMED = 'DPF_IMPORTER_UNNAMED',
  DPF_OTHER_ENTITY = 'DPF_OTHER_ENTITY',
  DPF_DATA_NOT_COVERED = 'DPF_DATA_NOT_COVERED',
  DPF_UNCHECKED = 'DPF_UNCHECKED',
  SCC_UNRECORDED = 'SCC_UNRECORDED',
  SCC_REPEALED = 'SCC_REPEALED',
  SCC_MODULE_UNFIT = 'SCC_MODULE_UNFIT',
  SCC_ANNEX_INCOMPLETE = 'SCC_ANNEX_INCOMPLETE',
  UNSIGNED = 'UNSIGNED',
  ASSESSMENT_MISSING = 'ASSESSMENT_MISSING',
  ASSESSMENT_NEGATIVE = 'ASSESSMENT_NEGATIVE',
  MEASURES_MISSING = 'MEASURES_MISSING',
  BCR_NOT_APPROVED = 'BCR_NOT_APPROVED',
  BCR_OTHER_GROUP = 'BCR_OTHER_GROUP',
  BCR_KIND_UNFIT = 'BCR_KIND_UNFIT',
  REFERENCE_MISSING = 'REFERENCE_MISSING',
  COMMITMENTS_MISSING = 'COMMITMENTS_MISSING',
  NOT_AUTHORISED = 'NOT_AUTHORISED',
  DEROGATION_UNREASONED = 'DEROGATION_UNREASONED',
  DEROGATION_REPETITIVE = 'DEROGATION_REPETITIVE',
  DEROGATION_PUBLIC_POWERS = 'DEROGATION_PUBLIC_POWERS',
  DEROGATION_CONSENT_MISSING = 'DEROGATION_CONSENT_MISSING',
  DEROGATION_CONDITION_MISSING = 'DEROGATION_CONDITION_MISSING',
}
registerEnumType(CoverageReason, {
  name: 'CoverageReason',
  description: 'Why a mechanism does not carry a transfer on a day, or why nothing does.',
});

/** One reason, as a stable code and a sentence. */
export interface Obstacle {
  reason: CoverageReason;
  message: string;
}

@ObjectType('CoverageGap', { description: 'One thing that keeps a mechanism from carrying a transfer.' })
export class Gap implements Obstacle {
  @Field(() => CoverageReason) reason!: CoverageReason;
  @Field({ description: 'The reason as a sentence.' }) message!: string;
}

@ObjectType({ description: 'A mechanism of a transfer that holds on a day.' })
export class Reliance {
  @Field(() => Int, { description: 'Its place in `Transfer.mechanisms`, from 0.' }) index!: number;
  @Field(() => MechanismKind) kind!: MechanismKind;
  @Field(() => String, { nullable: true, description: 'Of an adequacy decision: its code.' })
  decision!: string | null;
}

@ObjectType({ description: 'A mechanism that was asked before another, or before none, and does not hold.' })
export class PassedOver extends Reliance {
  @Field(() => CoverageReason, { description: 'The first reason found.' }) reason!: CoverageReason;
  @Field({ description: 'The reason as a sentence.' }) message!: string;
  @Field(() => [Gap], { description: 'All reasons, the first among them.' }) gaps!: Gap[];
}

@ObjectType({ description: 'Whether one law of transfers allows a transfer on a day, and by what.' })
export class RegimeCoverage {
  @Field(() => Regime) regime!: Regime;
  @Field({ description: 'Whether the transfer is allowed.' }) covered!: boolean;
  @Field({
    description:
      'No mechanism is needed: the place stands under this law itself, or is treated so (EEA states under the UK GDPR and the FADP, the United Kingdom under the GDPR until 27 June 2021).',
  })
  inside!: boolean;
  @Field(() => Reliance, { nullable: true, description: 'The first mechanism that holds.' })
  reliedOn!: Reliance | null;
  @Field(() => [PassedOver], { description: 'Mechanisms asked before it, each with the reason.' })
  passedOver!: PassedOver[];
  @Field(() => [Reliance], { description: 'Mechanisms behind it that would hold if it fell.' })
  fallbacks!: Reliance[];
  @Field(() => CoverageReason, { nullable: true, description: 'Why nothing covers; null when covered.' })
  reason!: CoverageReason | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The reason as a sentence; of what is inside: by which rule, where the place alone does not say so.',
  })
  message!: string | null;
}

import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Moment } from '../platform/moment.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { PolicyKind } from '../shared/policy-kind.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import { AddedTranslation } from './added-translation.js';

/** Where a version stands on a day. */
export enum PolicyVersionStatus {
  DRAFT = 'DRAFT',
  FINAL = 'FINAL',
  COMING = 'COMING',
  IN_FORCE = 'IN_FORCE',
  PAST = 'PAST',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(PolicyVersionStatus, {
  name: 'PolicyVersionStatus',
  description: 'Where a version of a policy stands on a day; computed, never stored.',
  valuesMap: {
    DRAFT: { description: 'Being written.' },
    FINAL: { description: 'Final, and waiting for a notice.' },
    COMING: { description: 'Public; its day has not come.' },
    IN_FORCE: { description: 'Public, and what holds.' },
    PAST: { description: 'Public; another version took its place.' },
    WITHDRAWN: {
      description: 'Public, and taken back, or replaced by another for the same day, before it took effect.',
    },
  },
});

/** A policy as it stands on a day: a flat row, read, never written. */
@ObjectType('Policy', {
  description: 'A text that the organisation publishes under one address, in versions.',
})
export class PolicyOnDay {
  @Field(() => ID) id!: string;

  organisationId!: string;
  /** Language that the title falls back to. */
  prevailing!: string;
  moment!: Moment;
  title!: LocalizedText;
  productIds!: string[];

  @Field({ description: 'Names its page for good: `/{organisation}/policies/{slug}`.' }) slug!: string;
  @Field(() => PolicyKind) kind!: PolicyKind;
  @Field(() => Int, { description: 'Place in lists, lower first.' }) position!: number;
  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}

/** One version of a policy, as recorded; its text is read where it is asked for. */
@ObjectType('PolicyVersion', {
  description: 'What a policy says from a day on. Each version says all of it.',
})
export class PolicyVersionOnDay {
  @Field(() => ID) id!: string;

  organisationId!: string;
  policyId!: string;
  /** Language that its texts fall back to. */
  prevailing!: string;
  moment!: Moment;
  summary!: LocalizedText | null;
  noticeId!: string | null;
  finalAt!: Date | null;
  isPublic!: boolean;
  isLive!: boolean;
  /** Another version for its day took its place before that day. */
  neverHeld!: boolean;

  @Field({ description: 'What people call it: `2.1`.' }) label!: string;
  @Field(() => PolicyVersionStatus) status!: PolicyVersionStatus;
  @Field(() => DayScalar, { description: 'First day on which it holds.' }) effectiveFrom!: Day;
  @Field(() => DayScalar, { nullable: true, description: 'Last day, when the next version is public.' })
  lastDay!: Day | null;
  @Field(() => DayScalar, { nullable: true, description: 'When outsiders could first read it.' })
  publishedOn!: Day | null;
  @Field(() => DayScalar, { nullable: true, description: 'When readers were told of it by a notice.' })
  announcedOn!: Day | null;
  @Field(() => Origin) origin!: Origin;
  @Field({ description: 'Whether readers must be told of it.' }) material!: boolean;
  @Field(() => String, { nullable: true, description: 'Why nobody was told of it.' })
  silentReason!: string | null;
  @Field({ description: 'The language that decides where translations differ.' }) prevailingLanguage!: string;
  @Field(() => [String], { description: 'Languages it is there in, the one that prevails first.' })
  languages!: string[];
  @Field(() => [String], { description: 'Of these, the ones that a machine translated.' })
  machineTranslated!: string[];
  @Field({ description: 'SHA-256, hex, over the text in the languages it was published in.' })
  digest!: string;
  @Field(() => [AddedTranslation], {
    description: 'Translations that were added when it was public already; its digest covers none of them.',
  })
  addedTranslations!: AddedTranslation[];
  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}

/** Where a version stands on a day. */
export function statusOn(
  version: Pick<
    PolicyVersionOnDay,
    'isPublic' | 'isLive' | 'neverHeld' | 'finalAt' | 'effectiveFrom' | 'lastDay'
  > & {
    withdrawn: boolean;
  },
  day: Day,
): PolicyVersionStatus {
  if (version.withdrawn || version.neverHeld) return PolicyVersionStatus.WITHDRAWN;
  if (!version.isPublic) return version.finalAt ? PolicyVersionStatus.FINAL : PolicyVersionStatus.DRAFT;
  if (!version.isLive || (version.lastDay !== null && version.lastDay < day)) return PolicyVersionStatus.PAST;
  return version.effectiveFrom > day ? PolicyVersionStatus.COMING : PolicyVersionStatus.IN_FORCE;
}

import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { DayScalar } from '../shared/scalars.js';
import { changesNeedPeriod, type FactChange } from './facts.js';

/** What an amendment is, derived from two neighbouring versions. */
export enum AmendmentKind {
  ADDED = 'ADDED',
  AMENDED = 'AMENDED',
  REPLACED = 'REPLACED',
  REMOVED = 'REMOVED',
  RENAMED = 'RENAMED',
}
registerEnumType(AmendmentKind, {
  name: 'AmendmentKind',
  valuesMap: {
    ADDED: { description: 'A further sub-processor (Art. 28(2)); needs the notice period.' },
    AMENDED: {
      description:
        'Other facts; needs the period when country, purpose, data, subjects, products, conditions, mechanism or AI use change.',
    },
    REPLACED: {
      description: 'Another legal person in the place of one (Art. 28(2)); needs the notice period.',
    },
    REMOVED: { description: 'No longer engaged; told without a period.' },
    RENAMED: { description: 'The same legal person under another name; told without a period.' },
  },
});

/** The difference between two neighbouring versions; derived, never stored. */
@ObjectType({ description: 'A difference between two neighbouring versions of the list, field by field.' })
export class Amendment {
  @Field(() => AmendmentKind) kind!: AmendmentKind;
  @Field(() => DayScalar) effectiveFrom!: Day;
  @Field(() => Origin) origin!: Origin;
  @Field(() => DayScalar, { nullable: true }) announcedOn!: Day | null;

  /** Id of the version that brings it. */
  id!: string;
  subProcessorId!: string;
  organisationId!: string;
  /** Language that prevails in the organisation. */
  prevailing!: string;
  noticeId!: string | null;
  @Field({ description: 'Legal name, from that day on; in a notice that was announced, as it was told.' })
  legalName!: string;
  facts!: FactChange[];
  /** Of what was announced and is withdrawn: the recording in which it stood. */
  stoodAt?: Date;
  /** Products it is about, before or after; none: all. */
  productIds!: string[];
}

/** What is shown of one: all but what finds it among the versions. */
export type ShownAmendment = Omit<Amendment, 'id' | 'productIds'>;

/** Whether the notice period runs before it may take effect. Corrections say what always was so: they are told at once. */
export function needsPeriod(amendment: Pick<Amendment, 'kind' | 'origin' | 'facts'>): boolean {
  if (amendment.origin !== Origin.AMENDMENT) return false;
  switch (amendment.kind) {
    case AmendmentKind.ADDED:
    case AmendmentKind.REPLACED:
      return true;
    case AmendmentKind.REMOVED:
      return false;
    case AmendmentKind.AMENDED:
    case AmendmentKind.RENAMED:
      return changesNeedPeriod(amendment.facts);
  }
}

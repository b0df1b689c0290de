import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { CountryCodeScalar, DayScalar, InstantScalar } from '../shared/scalars.js';

/** Where an engagement stands on a day. */
export enum SubProcessorStatus {
  DRAFT = 'DRAFT',
  UNANNOUNCED = 'UNANNOUNCED',
  COMING = 'COMING',
  IN_USE = 'IN_USE',
  LEAVING = 'LEAVING',
  REMOVED = 'REMOVED',
}
registerEnumType(SubProcessorStatus, {
  name: 'SubProcessorStatus',
  description: 'Where an engagement stands on the day asked for; computed, never stored.',
  valuesMap: {
    DRAFT: { description: 'Not announced, and its day has not come.' },
    UNANNOUNCED: { description: 'Its day has come, but nobody was told (finding S08).' },
    COMING: { description: 'Announced; its day has not come.' },
    IN_USE: { description: 'On the list.' },
    LEAVING: { description: 'On the list until `listedUntil`.' },
    REMOVED: { description: 'Off the list.' },
  },
});

/** Which of the versions a list is made of. */
export enum Listing {
  ANNOUNCED = 'ANNOUNCED',
  ALL = 'ALL',
}
registerEnumType(Listing, {
  name: 'Listing',
  valuesMap: {
    ANNOUNCED: { description: 'What the public page shows.' },
    ALL: { description: 'Drafts, coming and unannounced ones too: for the team.' },
  },
});

/** The day a row speaks of, and the recording it was read from. */
export interface Moment {
  on: Day;
  /** Null: as recorded now. */
  asOf: Date | null;
}

/** One engagement as it stands on a day: a flat row, read, never written. */
@ObjectType('SubProcessor', {
  description:
    'A party engaged to process personal data for the organisation (Art. 28(2), (4)), as it stands on a day.',
})
export class ListedSubProcessor {
  @Field(() => ID) id!: string;

  organisationId!: string;
  /** The order in which engagements came into the register. */
  ordinal!: string;
  partyId!: string;
  /** Language that prevails in the organisation: what texts fall back to. */
  prevailing!: string;
  moment!: Moment;
  engagedById!: string | null;
  productIds!: string[];
  /** Version ids, for those who must name what they saw. */
  versionId!: string;
  partyVersionId!: string;
  /** Of the version that these facts hold by. */
  origin!: Origin;

  @Field({ description: 'The exact contracting entity.' }) legalName!: string;
  @Field(() => String, { nullable: true }) tradingName!: string | null;
  @Field(() => String, { nullable: true, description: 'Company register number, LEI or VAT number.' })
  registrationId!: string | null;
  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country of establishment.' })
  establishment!: string | null;
  @Field(() => String, { nullable: true }) address!: string | null;
  @Field(() => String, { nullable: true, description: 'Contact for data protection.' }) contact!:
    string | null;
  @Field(() => String, { nullable: true }) website!: string | null;

  service!: LocalizedText | null;
  purpose!: LocalizedText | null;
  dataCategories!: LocalizedText[];
  dataSubjects!: LocalizedText[];
  conditions!: LocalizedText | null;
  transferMechanism!: LocalizedText | null;
  note!: LocalizedText | null;

  @Field(() => [CountryCodeScalar], { description: 'Countries of processing.' }) countries!: string[];
  @Field(() => String, {
    nullable: true,
    description: 'Places of processing that no country code expresses, as written.',
  })
  placesAsWritten!: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it uses AI on the data; null: not stated.' })
  usesAi!: boolean | null;

  @Field(() => SubProcessorStatus) status!: SubProcessorStatus;
  @Field(() => DayScalar, { description: 'The day from which these facts hold.' }) effectiveFrom!: Day;
  @Field(() => DayScalar, { description: 'The day from which it is on the list.' }) listedSince!: Day;
  @Field(() => DayScalar, { nullable: true }) announcedOn!: Day | null;
  @Field(() => DayScalar, {
    nullable: true,
    description: 'The last day on the list, when its removal is known.',
  })
  listedUntil!: Day | null;
  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}

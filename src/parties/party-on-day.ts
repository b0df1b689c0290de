import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PartyKind } from '../law/roles.js';
import type { Moment } from '../platform/moment.js';
import type { Day } from '../shared/days.js';
import { CountryCodeScalar, DayScalar, InstantScalar } from '../shared/scalars.js';
import type { PartyRow } from './party-row.js';

/** A party as it stands on a day: a flat row, read, never written. */
@ObjectType('Party', {
  description:
    'A legal entity or person that the record names, as it stands on a day; drafts of its public facts included.',
})
export class PartyOnDay implements PartyRow {
  @Field(() => ID) id!: string;

  organisationId!: string;
  moment!: Moment;

  @Field(() => String, { nullable: true, description: 'By which files and people name it.' })
  reference!: string | null;
  @Field(() => PartyKind) kind!: PartyKind;

  @Field({ description: 'The exact legal entity, not the brand.' }) legalName!: string;
  @Field(() => String, { nullable: true }) tradingName!: string | null;
  @Field(() => String, { nullable: true, description: 'Company register number, LEI or VAT number.' })
  registrationId!: string | null;
  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country of establishment.' })
  establishment!: string | null;
  @Field(() => String, { nullable: true, description: 'Postal address (Art. 30(1)(a), (2)(a)).' })
  address!: string | null;
  @Field(() => String, { nullable: true, description: 'Contact for data protection.' })
  contact!: string | null;
  @Field(() => String, { nullable: true }) website!: string | null;

  @Field({
    description: 'Whether it has been engaged as a sub-processor: its public facts go through a notice.',
  })
  listed!: boolean;
  @Field(() => DayScalar, { description: 'The day from which these facts hold.' }) effectiveFrom!: Day;
  @Field(() => DayScalar, { nullable: true, description: 'When customers were told of them.' })
  announcedOn!: Day | null;
  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}

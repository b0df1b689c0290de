import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { TextField } from '../platform/fields.js';
import type { Moment } from '../platform/moment.js';
import { InstantScalar } from '../shared/scalars.js';
import type { ProfileRow } from './party-row.js';
import { ProfileFacts } from './profile-facts.js';

const NAMED = 'named by its id, its reference or its exact legal name';

@InputType({ description: 'What is given is written, what is not stays; null takes away.' })
export class AmendProfileInput extends ProfileFacts {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @TextField(`The legal entity that keeps the record, ${NAMED}.`)
  party?: string | null;

  @TextField(`The data protection officer, ${NAMED}.`)
  dpoParty?: string | null;

  @TextField(`The representative in the Union (Art. 27), ${NAMED}.`)
  representativeParty?: string | null;

  @TextField(`The lead supervisory authority (Art. 56), ${NAMED}.`)
  leadAuthority?: string | null;
}

/** The profile as recorded: a flat row, read, never written. */
@ObjectType('OrganisationProfile', {
  description: 'What the record says of the organisation that keeps it (Art. 30(1)(a), (2)(a)).',
})
export class ProfileOnRecord extends ProfileFacts implements ProfileRow {
  @Field(() => ID) id!: string;

  organisationId!: string;
  moment!: Moment;
  partyId!: string | null;
  dpoPartyId!: string | null;
  representativePartyId!: string | null;
  leadAuthorityPartyId!: string | null;

  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}

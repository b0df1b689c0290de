import { Entity, Enum, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsCountry } from '../law/country-fields.js';
import type { EeaMembership as MembershipFacts } from '../law/law-book.js';
import { DayField, EnumField, ReferenceField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import { CountryCodeScalar } from '../shared/scalars.js';
import { inOrder, LawRow, whole } from './law-row.js';

export const standings = {
  EU: 'EU',
  EFTA: 'EFTA',
  TERRITORY: 'TERRITORY',
  TRANSITION: 'TRANSITION',
  BRIDGE: 'BRIDGE',
} as const;
registerEnumType(standings, {
  name: 'EeaStanding',
  description: 'As what a place belongs to the European Economic Area.',
  valuesMap: {
    EU: { description: 'Member state of the European Union.' },
    EFTA: { description: 'Member of EFTA in the EEA Agreement.' },
    TERRITORY: { description: 'Part of a member state with a country code of its own.' },
    TRANSITION: { description: 'Union law went on applying after the withdrawal.' },
    BRIDGE: { description: 'Outside, but by agreement not treated as a third country for transfers.' },
  },
});

@ObjectType({
  description:
    'From when to when the law of the Union on data protection is, or was, that of a place, or transfers there were none (BRIDGE).',
})
@Entity()
@Unique({
  name: 'eea_membership_live',
  expression:
    'create unique index eea_membership_live on eea_membership (code) where superseded_by_id is null',
})
export class EeaMembership extends LawRow implements MembershipFacts {
  @ReferenceField('Stable name: the country, for a second row with what it is: `GB-TRANSITION`.', {
    required: true,
  })
  @Property({ type: 'text' })
  code!: string;

  @Field(() => CountryCodeScalar)
  @IsCountry()
  @Property({ type: 'text' })
  country!: string;

  @DayField('First day.', { required: true })
  @Property({ type: 'date' })
  memberFrom!: Day;

  @DayField('Last day.')
  @Property({ type: 'date', nullable: true })
  memberUntil!: Day | null;

  @EnumField(() => standings, 'As what.', { required: true })
  @Enum({ items: () => Object.values(standings) })
  standing!: MembershipFacts['standing'];

  override check(): void {
    whole(this, 'country', 'memberFrom', 'standing');
    inOrder(this, 'memberFrom', 'memberUntil');
  }
}

export const membershipFields = [
  'country',
  'memberFrom',
  'memberUntil',
  'standing',
] as const satisfies readonly (keyof MembershipFacts)[];

import { InputType, ObjectType } from '@nestjs/graphql';
import { CountriesField, CountryField } from '../law/country-fields.js';
import { DpoGround, RecordExemptionGround } from '../law/roles.js';
import { CountField, DayField, EnumField, FlagField, PartField, TextField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';

@InputType('DpoAppointmentInput')
@ObjectType({ description: 'The data protection officer, or why there is none (Art. 37–39).' })
export class DpoAppointment {
  @FlagField('Whether one is appointed.', { required: true })
  appointed!: boolean;

  @EnumField(() => DpoGround, 'Why one must be, or is, appointed (Art. 37).')
  ground?: DpoGround | null;

  @FlagField('Whether an outside company fills the office (Art. 37(6)).')
  external?: boolean | null;

  @TextField('Contact details as published (Art. 37(7)).')
  publishedContact?: string | null;

  @DayField('When the supervisory authority was notified (Art. 37(7)).')
  notifiedOn?: Day | null;

  @DayField('Of none: when it was assessed that none is needed.')
  assessedOn?: Day | null;

  @TextField('Of none: why none is needed.')
  reasoning?: string | null;
}

@InputType('RepresentativeMandateInput')
@ObjectType({ description: 'The representative in the Union of one established outside it (Art. 27).' })
export class RepresentativeMandate {
  @CountryField('Member state in which the representative is established (Art. 27(3)).')
  memberState?: string | null;

  @TextField('Where the written mandate is kept (Art. 27(1)).')
  mandate?: string | null;

  @TextField('Why none is needed (Art. 27(2)).')
  exemption?: string | null;
}

@InputType('RecordExemptionInput')
@ObjectType({ description: 'The claim that no record need be kept (Art. 30(5)).' })
export class RecordExemption {
  @FlagField('Whether it is claimed.', { required: true })
  claimed!: boolean;

  @EnumField(() => RecordExemptionGround, 'The ground.')
  ground?: RecordExemptionGround | null;

  @TextField('Why the processing is occasional, without risk and without data of Art. 9 and 10.')
  reasoning?: string | null;

  @DayField('When it was assessed.')
  assessedOn?: Day | null;
}

/** What the record says of the organisation itself, beside the parties that it names. */
@InputType({ isAbstract: true })
@ObjectType({ isAbstract: true })
export abstract class ProfileFacts {
  @FlagField('Whether it is a controller (Art. 30(1)).')
  isController?: boolean | null;

  @FlagField('Whether it is a processor (Art. 30(2)).')
  isProcessor?: boolean | null;

  @FlagField('Whether it is a public authority or body.')
  publicAuthority?: boolean | null;

  @CountryField('Country of the main establishment (Art. 4(16)).')
  mainEstablishment?: string | null;

  @FlagField('Of one established outside the EEA: whether the GDPR applies by Art. 3(2).')
  subjectByArticle3?: boolean | null;

  @CountriesField('Of one under Art. 3(2): where its data subjects are (Art. 27(3)).')
  subjectsIn?: string[] | null;

  @CountField('Persons employed (Art. 30(5)).')
  employees?: number | null;

  @PartField(() => DpoAppointment, 'The data protection officer, or why there is none.')
  dpo?: DpoAppointment | null;

  @PartField(() => RepresentativeMandate, 'The representative in the Union.')
  representative?: RepresentativeMandate | null;

  @PartField(() => RecordExemption, 'The exemption from the duty to keep a record.')
  recordExemption?: RecordExemption | null;
}

export const profileFields = [
  'isController',
  'isProcessor',
  'publicAuthority',
  'mainEstablishment',
  'subjectByArticle3',
  'subjectsIn',
  'employees',
  'dpo',
  'representative',
  'recordExemption',
] as const satisfies readonly (keyof ProfileFacts)[];

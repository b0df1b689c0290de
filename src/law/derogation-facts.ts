import { InputType, ObjectType } from '@nestjs/graphql';
import { DayField, FlagField, TextField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';

@InputType('DerogationInput')
@ObjectType({ description: 'On what a derogation for specific situations rests (Art. 49).' })
export class Derogation {
  @TextField('Why the situation is one of Art. 49.')
  reasoning?: string | null;

  @TextField('Where it is documented.')
  documentation?: string | null;

  @FlagField('Of consent: data subjects were informed of the risks and agreed explicitly (Art. 49(1)(a)).')
  explicitInformedConsent?: boolean | null;

  @FlagField('Whether a public authority exercises public powers here (Art. 49(3)).')
  publicPowers?: boolean | null;

  @FlagField('Of compelling interests: not repetitive.')
  notRepetitive?: boolean | null;

  @FlagField('Of compelling interests: a limited number of data subjects.')
  limitedNumber?: boolean | null;

  @FlagField('Of compelling interests: necessary for them.')
  necessary?: boolean | null;

  @FlagField('Of compelling interests: not overridden by those of the data subjects.')
  notOverridden?: boolean | null;

  @TextField('Of compelling interests: the suitable safeguards (Art. 49(1) second subparagraph, 30(1)(e)).')
  safeguards?: string | null;

  @DayField('Of compelling interests: when the supervisory authority was informed.')
  authorityInformedOn?: Day | null;

  @DayField('Of compelling interests: when the data subjects were informed.')
  subjectsInformedOn?: Day | null;
}

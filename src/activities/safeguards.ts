import { InputType, ObjectType } from '@nestjs/graphql';
import { DpiaCriterion, DpiaNecessity, DpiaStatus, RiskLevel } from '../law/assessments.js';
import { Article22Ground, Article9Condition, AutomatedDecisionKind } from '../law/bases.js';
import { MeasureGroup } from '../law/categories.js';
import { CountriesField } from '../law/country-fields.js';
import { DayField, EnumField, EnumsField, LocalizedField, PartField, TextField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';

@InputType('MeasureInput')
@ObjectType({ description: 'A technical or organisational measure (Art. 30(1)(g), 30(2)(d), 32(1)).' })
export class Measure {
  @EnumField(() => MeasureGroup, 'What it is for.', { required: true })
  group!: MeasureGroup;

  @LocalizedField('What is done, concretely.', { required: true })
  description!: LocalizedText;
}

@InputType('SystemInput')
@ObjectType({ description: 'A system in which the activity takes place.' })
export class System {
  @TextField('Its name.', { required: true })
  name!: string;

  @CountriesField('Where it is hosted.')
  hostedIn?: string[] | null;
}

@InputType('AutomatedDecisionInput')
@ObjectType({ description: 'Profiling and decisions by machines alone (Art. 22).' })
export class AutomatedDecision {
  @EnumField(() => AutomatedDecisionKind, 'What takes place.', { required: true })
  kind!: AutomatedDecisionKind;

  @EnumField(() => Article22Ground, 'Why a solely automated decision is allowed (Art. 22(2)).')
  ground?: Article22Ground | null;

  @EnumField(
    () => Article9Condition,
    'Where special categories are used: EXPLICIT_CONSENT or SUBSTANTIAL_PUBLIC_INTEREST (Art. 22(4)).',
  )
  article9Ground?: Article9Condition | null;

  @TextField('The logic involved, significance and consequences (Art. 13(2)(f)).')
  logic?: string | null;
}

@InputType('DpoAdviceInput')
@ObjectType({ description: 'Advice of the data protection officer (Art. 35(2)).' })
export class DpoAdvice {
  @DayField('When it was given.')
  givenOn?: Day | null;

  @TextField('What it was.')
  text?: string | null;
}

@InputType('PriorConsultationInput')
@ObjectType({ description: 'Consultation of the supervisory authority before the processing (Art. 36).' })
export class PriorConsultation {
  @TextField('Which authority.')
  authority?: string | null;

  @DayField('When it was asked.')
  askedOn?: Day | null;

  @TextField('What it answered.')
  reply?: string | null;
}

@InputType('DpiaInput')
@ObjectType({ description: 'Data protection impact assessment (Art. 35) and whether it is needed.' })
export class Dpia {
  @EnumField(() => DpiaNecessity, 'Whether it is required.')
  necessity?: DpiaNecessity | null;

  @EnumsField(() => DpiaCriterion, 'Which cases of Art. 35(3) and criteria of WP 248 are met.')
  criteria?: DpiaCriterion[] | null;

  @EnumField(() => DpiaStatus, 'How far it has come.')
  status?: DpiaStatus | null;

  @TextField('Where it is kept: a reference or an address.')
  reference?: string | null;

  @DayField('When it was completed.')
  completedOn?: Day | null;

  @PartField(() => DpoAdvice, 'Advice of the data protection officer.')
  dpoAdvice?: DpoAdvice | null;

  @TextField('Views of data subjects or their representatives (Art. 35(9)).')
  subjectsViews?: string | null;

  @EnumField(() => RiskLevel, 'Risk that remains after the measures.')
  residualRisk?: RiskLevel | null;

  @TextField('What it found.')
  outcome?: string | null;

  @PartField(() => PriorConsultation, 'Of a high remaining risk: the consultation (Art. 36).')
  priorConsultation?: PriorConsultation | null;

  @DayField('When it is to be reviewed (Art. 35(11)).')
  reviewDue?: Day | null;
}

@InputType('ReviewInput')
@ObjectType({ description: 'Review of an entry of the record (Art. 5(2), 24(1)).' })
export class Review {
  @DayField('When it was last reviewed.')
  lastOn?: Day | null;

  @TextField('By whom: a function, not a person.')
  by?: string | null;

  @DayField('When it is due.')
  nextDue?: Day | null;
}

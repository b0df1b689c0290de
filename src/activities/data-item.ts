import { InputType, ObjectType } from '@nestjs/graphql';
import {
  DataCategory,
  DataSource,
  DataSubjectCategory,
  ErasureAction,
  RetentionKind,
  SpecialCategory,
} from '../law/categories.js';
import {
  CountField,
  DayField,
  DurationField,
  EnumField,
  FlagField,
  LocalizedField,
  PartField,
  ReferenceField,
  TextField,
  TextsField,
} from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { LawCitation } from './purpose.js';

@InputType('RetentionInput')
@ObjectType({
  description: 'Envisaged time limit for erasure of one category of data (Art. 30(1)(f), 5(1)(e)).',
})
export class Retention {
  @EnumField(() => RetentionKind, 'How the limit is stated.', { required: true })
  kind!: RetentionKind;

  @DurationField('Of FIXED: how long, ISO 8601 (`P30D`, `P1Y`).')
  period?: string | null;

  @TextField('From which event on, or until which event.')
  trigger?: string | null;

  @TextField('Of CRITERION: by what the time is determined (Art. 13(2)(a)).')
  criterion?: string | null;

  @PartField(() => LawCitation, 'The law that demands or limits the time.')
  law?: LawCitation | null;

  @TextField('Of INDEFINITE_ARCHIVING: the ground (Art. 89(1)). Of NOT_POSSIBLE: why no limit can be stated.')
  reason?: string | null;

  @EnumField(() => ErasureAction, 'What happens then.')
  action?: ErasureAction | null;

  @TextField('What enforces it: a job, a system, a function.')
  enforcedBy?: string | null;

  @DayField('When erasure was last checked.')
  lastCheckedOn?: Day | null;
}

@InputType('DataSubjectsInput')
@ObjectType({ description: 'A category of data subjects in an activity (Art. 30(1)(c)).' })
export class DataSubjects {
  @ReferenceField('Short name, one of a kind in the activity; default: the category.')
  key?: string | null;

  @EnumField(() => DataSubjectCategory, 'The category.', { required: true })
  category!: DataSubjectCategory;

  @LocalizedField('In your own words; needed for OTHER.')
  label?: LocalizedText | null;

  @FlagField('Whether they are vulnerable (recital 75).')
  vulnerable?: boolean | null;

  @FlagField('Whether an online service is offered to children among them (Art. 8).')
  children?: boolean | null;

  @CountField('How many, about.', { max: 10_000_000_000 })
  approximateCount?: number | null;
}

@InputType('DataItemInput')
@ObjectType({
  description: 'A category of personal data in an activity, with its own retention (Art. 30(1)(c), (f)).',
})
export class DataItem {
  @ReferenceField('Short name, one of a kind in the activity; default: the category.')
  key?: string | null;

  @EnumField(() => DataCategory, 'The category.', { required: true })
  category!: DataCategory;

  @LocalizedField('In your own words; needed for OTHER.')
  label?: LocalizedText | null;

  @TextField('Examples of what is in it.')
  examples?: string | null;

  @EnumField(() => SpecialCategory, 'Special category it belongs to, if any (Art. 9(1)).')
  specialCategory?: SpecialCategory | null;

  @FlagField('Whether it is on criminal convictions and offences (Art. 10).')
  criminal?: boolean | null;

  @FlagField('Whether it is a national identification number (Art. 87).')
  nationalId?: boolean | null;

  @TextsField('Keys of the data subjects it is about.')
  subjects?: string[] | null;

  @TextsField('Keys of the purposes it is used for; none: all.')
  purposes?: string[] | null;

  @PartField(() => Retention, 'Time limit for erasure.')
  retention?: Retention | null;

  @FlagField('Whether it is obtained from the data subject (Art. 13) or otherwise (Art. 14).')
  obtainedDirectly?: boolean | null;
}

@InputType('SourceInput')
@ObjectType({ description: 'Where the data come from (Art. 14(2)(f)).' })
export class Source {
  @EnumField(() => DataSource, 'The kind of source.', { required: true })
  kind!: DataSource;

  @TextField('Which one.')
  name?: string | null;
}

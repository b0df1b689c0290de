import { InputType, ObjectType } from '@nestjs/graphql';
import { Article10Ground, Article9Condition, InterestHolder, LegalBasis } from '../law/bases.js';
import {
  DayField,
  EnumField,
  EnumsField,
  FlagField,
  LocalizedField,
  PartField,
  PartsField,
  ReferenceField,
  TextField,
} from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';

@InputType('LawCitationInput')
@ObjectType({ description: 'A provision of EU or member state law.' })
export class LawCitation {
  @TextField('The act: "Abgabenordnung", "Regulation (EU) 2019/881".', { required: true })
  act!: string;

  @TextField('Article, section or paragraph: "§ 147".')
  article?: string | null;

  @TextField('`EU` or a member state, ISO 3166-1 alpha-2.')
  jurisdiction?: string | null;
}

@InputType('InterestAssessmentInput')
@ObjectType({ description: 'Three-part assessment of a legitimate interest (Art. 6(1)(f)).' })
export class InterestAssessment {
  @TextField('Where it is kept: a reference or an address.')
  reference?: string | null;

  @DayField('When it was made.')
  assessedOn?: Day | null;

  @TextField('What it found.')
  outcome?: string | null;

  @TextField('Who reviewed it: a function, not a person.')
  reviewer?: string | null;

  @DayField('When it is to be reviewed.')
  reviewDue?: Day | null;
}

@InputType('ConsentInput')
@ObjectType({ description: 'How consent is asked, kept and withdrawn (Art. 7, 8).' })
export class Consent {
  @TextField('Where consents are recorded (Art. 7(1)).')
  record?: string | null;

  @TextField('How it is withdrawn, as easily as given (Art. 7(3)).')
  withdrawal?: string | null;

  @FlagField('Whether it is explicit (Art. 9(2)(a), 22(2)(c), 49(1)(a)).')
  explicit?: boolean | null;

  @TextField('How age or parental consent is checked (Art. 8), where children use an online service.')
  ageCheck?: string | null;
}

@InputType('Article9GroundInput')
@ObjectType({ description: 'Why special categories may be processed for a purpose (Art. 9(2)).' })
export class Article9Ground {
  @EnumField(() => Article9Condition, 'The condition of Art. 9(2).', { required: true })
  condition!: Article9Condition;

  @PartField(() => LawCitation, 'The law that the condition rests on; needed for b, g, h, i and j.')
  law?: LawCitation | null;

  @TextField('Of health care: the contract with a health professional (Art. 9(2)(h)).')
  professionalContract?: string | null;

  @TextField('Of health care: on what the duty of secrecy rests (Art. 9(3)).')
  secrecy?: string | null;
}

@InputType('Article10BasisInput')
@ObjectType({ description: 'Why data on convictions and offences may be processed (Art. 10).' })
export class Article10Basis {
  @EnumField(() => Article10Ground, 'Official authority, or a law.', { required: true })
  ground!: Article10Ground;

  @PartField(() => LawCitation, 'The law that authorises it.')
  law?: LawCitation | null;
}

@InputType('PurposeInput')
@ObjectType({
  description: 'One purpose of a controller with its own legal basis (Art. 30(1)(b), 5(1)(b), 6).',
})
export class Purpose {
  @ReferenceField('Short name, one of a kind in the activity; data items name their purposes by it.', {
    required: true,
  })
  key!: string;

  @LocalizedField('The purpose, specific and explicit (Art. 5(1)(b)).', { required: true })
  label!: LocalizedText;

  @LocalizedField('More words on it.')
  description?: LocalizedText | null;

  @FlagField('Whether it is the main purpose of the activity.')
  main?: boolean | null;

  @EnumField(() => LegalBasis, 'The one primary legal basis (Art. 6(1)); a draft may still lack it.')
  legalBasis?: LegalBasis | null;

  @EnumsField(() => LegalBasis, 'Further bases that are relied on.')
  furtherBases?: LegalBasis[] | null;

  @PartField(() => Consent, 'Of CONSENT: record and withdrawal (Art. 7).')
  consent?: Consent | null;

  @TextField('Of CONTRACT: which contract with the data subject, or which steps at their request.')
  contract?: string | null;

  @PartField(() => LawCitation, 'Of LEGAL_OBLIGATION and PUBLIC_TASK: the law (Art. 6(3)).')
  law?: LawCitation | null;

  @TextField('Of VITAL_INTERESTS: whose.')
  vitalInterestOf?: string | null;

  @LocalizedField('Of LEGITIMATE_INTERESTS: the interest (Art. 13(1)(d)).')
  interest?: LocalizedText | null;

  @EnumField(() => InterestHolder, 'Of LEGITIMATE_INTERESTS: whose.')
  interestHolder?: InterestHolder | null;

  @PartField(() => InterestAssessment, 'Of LEGITIMATE_INTERESTS: its assessment.')
  interestAssessment?: InterestAssessment | null;

  @FlagField(
    'Whether a public authority pursues it in the performance of its tasks (Art. 6(1) last sentence).',
  )
  publicTask?: boolean | null;

  @PartsField(() => Article9Ground, 'Conditions of Art. 9(2), where special categories are used.')
  article9?: Article9Ground[] | null;

  @PartField(() => Article10Basis, 'Why data on convictions and offences may be used.')
  article10?: Article10Basis | null;

  @TextField('Of further processing: why it is compatible with the first purpose (Art. 6(4)).')
  compatibleWith?: string | null;
}

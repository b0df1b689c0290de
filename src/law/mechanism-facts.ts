import { InputType, ObjectType } from '@nestjs/graphql';
import { CountryField } from './country-fields.js';
import {
  DpfCoveredData,
  DpfFramework,
  DpfStatus,
  MechanismKind,
  SccDecision,
  SccModule,
  TransferAssessmentOutcome,
} from './mechanisms.js';
import { AuthorisationKind } from './roles.js';
import {
  CountField,
  DayField,
  EnumField,
  EnumsField,
  FlagField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '../platform/fields.js';
import type { Day } from '../shared/days.js';

@InputType('RecipientConditionInput')
@ObjectType({ description: 'A condition of an adequacy decision that was checked for this importer.' })
export class RecipientCondition {
  @TextField('The condition, as the decision lists it (`AdequacyDecision.conditions`).', { required: true })
  condition!: string;

  @FlagField('Whether it is met.', { required: true })
  met!: boolean;

  @DayField('When it was checked.')
  checkedOn?: Day | null;
}

@InputType('DpfParticipationInput')
@ObjectType({ description: 'Participation in the Data Privacy Framework, as its list shows it.' })
export class DpfParticipation {
  @TextField('The entity on the list: the exact contracting entity, or the parent that lists it as covered.')
  entityOnList?: string | null;

  @EnumField(() => DpfStatus, 'Its standing.')
  status?: DpfStatus | null;

  @EnumsField(() => DpfFramework, 'Frameworks it has joined.')
  frameworks?: DpfFramework[] | null;

  @EnumsField(() => DpfCoveredData, 'Data that its certification covers.')
  coveredData?: DpfCoveredData[] | null;

  @DayField('When the list was looked at.')
  checkedOn?: Day | null;

  @DayField('When its certification is due again.')
  recertificationDue?: Day | null;
}

@InputType('SccInput')
@ObjectType({ description: 'Standard contractual clauses as concluded (Art. 46(2)(c)).' })
export class Scc {
  @EnumField(() => SccDecision, 'The decision that they stand in.', { required: true })
  decision!: SccDecision;

  @EnumField(() => SccModule, 'The module.')
  module?: SccModule | null;

  @DayField('When they were signed or agreed.')
  signedOn?: Day | null;

  @FlagField('Clause 7: others may accede.')
  dockingClause?: boolean | null;

  @EnumField(() => AuthorisationKind, 'Clause 9: option 1 (SPECIFIC) or 2 (GENERAL); modules 2 and 3.')
  clause9Option?: AuthorisationKind | null;

  @CountField('Clause 9: the period, in days.', { max: 365 })
  clause9Days?: number | null;

  @FlagField('Clause 11(a): an independent dispute body is offered.')
  clause11Redress?: boolean | null;

  @TextField('Clause 13, Annex I.C: the competent supervisory authority.')
  clause13Authority?: string | null;

  @CountryField('Clause 17: the member state whose law governs.')
  clause17Law?: string | null;

  @CountryField('Clause 18: the member state whose courts decide.')
  clause18Courts?: string | null;

  @FlagField('Annex I (parties, description of transfer, authority) is filled in.')
  annexI?: boolean | null;

  @FlagField('Annex II (measures) is filled in.')
  annexII?: boolean | null;

  @FlagField('Annex III (sub-processors) is filled in.')
  annexIII?: boolean | null;
}

@InputType('BcrInput')
@ObjectType({ description: 'Binding corporate rules (Art. 47).' })
export class Bcr {
  @TextField('The authority that approved them.')
  approvingAuthority?: string | null;

  @DayField('When they were approved.')
  approvedOn?: Day | null;

  @FlagField('Whether exporter and importer belong to the group that they bind.')
  sameGroup?: boolean | null;
}

@InputType('TransferAuthorisationInput')
@ObjectType({ description: 'Authorisation by a supervisory authority (Art. 46(3)).' })
export class TransferAuthorisation {
  @TextField('The authority.')
  authority?: string | null;

  @TextField('Its reference.')
  reference?: string | null;

  @DayField('When it was given.')
  givenOn?: Day | null;
}

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

@InputType('MechanismInput')
@ObjectType({
  description:
    'What allows a transfer. Of several the first that holds on a day is relied on, the others are its fallback.',
})
export class Mechanism {
  @EnumField(() => MechanismKind, 'What it is.', { required: true })
  kind!: MechanismKind;

  @TextField('Of ADEQUACY: code of the decision (`AdequacyDecision.code`), as `US-DPF`.')
  decision?: string | null;

  @PartsField(() => RecipientCondition, 'Of ADEQUACY: conditions that the decision puts on the recipient.')
  conditions?: RecipientCondition[] | null;

  @PartField(() => DpfParticipation, 'Participation in the Data Privacy Framework.')
  dpf?: DpfParticipation | null;

  @PartField(() => Scc, 'Of SCC_COMMISSION and CH_ADAPTED_SCC: the clauses as concluded.')
  scc?: Scc | null;

  @PartField(() => Bcr, 'Of binding corporate rules.')
  bcr?: Bcr | null;

  @PartField(() => TransferAuthorisation, 'Of Art. 46(3): the authorisation.')
  authorisation?: TransferAuthorisation | null;

  @PartField(() => Derogation, 'Of Art. 49.')
  derogation?: Derogation | null;

  @TextField('Version or reference: "IDTA A.1.0", of a code of conduct, certification, instrument.')
  reference?: string | null;

  @FlagField('Of a code or certification: the importer made binding commitments (Art. 46(2)(e), (f)).')
  bindingCommitments?: boolean | null;

  @DayField('When it was signed or approved.')
  signedOn?: Day | null;

  @DayField('Last day on which it may be relied on.')
  endsOn?: Day | null;
}

@InputType('TransferAssessmentInput')
@ObjectType({
  description: 'Transfer impact assessment (C-311/18; EDPB Recommendations 01/2020; clause 14).',
})
export class TransferAssessment {
  @TextField('Where it is kept.')
  reference?: string | null;

  @DayField('When it was made.')
  assessedOn?: Day | null;

  @EnumField(() => TransferAssessmentOutcome, 'What it found.')
  outcome?: TransferAssessmentOutcome | null;

  @TextField('Law and practice that were assessed.')
  laws?: string | null;

  @TextsField('Supplementary measures taken.')
  supplementaryMeasures?: string[] | null;

  @DayField('When it is to be reviewed.')
  reviewDue?: Day | null;

  @TextField('Why none is needed.')
  notNeededBecause?: string | null;
}

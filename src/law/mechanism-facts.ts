import { InputType, ObjectType } from '@nestjs/graphql';
import { DpfParticipation, RecipientCondition } from './adequacy-facts.js';
import { Derogation } from './derogation-facts.js';
import { MechanismKind, TransferAssessmentOutcome } from './mechanisms.js';
import {
  DayField,
  EnumField,
  FlagField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import { Bcr, Scc, TransferAuthorisation } from './safeguard-facts.js';

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

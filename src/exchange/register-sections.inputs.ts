import { InputType, IntersectionType, OmitType } from '@nestjs/graphql';
import { AddProcessingActivityInput } from '../activities/activity.inputs.js';
import { AddAgreementInput, MoveCustomerInput } from '../agreements/agreement.inputs.js';
import { RecordAuthorisationInput } from '../authorisations/authorisation.inputs.js';
import { AddPartyInput } from '../parties/party.inputs.js';
import { AmendProfileInput } from '../parties/profile-on-record.js';
import { DayField, PartsField, ReferenceField, TextField } from '../platform/fields.js';
import { AddPolicyInput, PublishPolicyVersionInput } from '../policies/policy.inputs.js';
import type { Day } from '../shared/days.js';
import { AddTransferInput } from '../transfers/transfer.inputs.js';

// Sections of a register file: what the rooms take, of the one organisation. An entry is whole: what it does not state is not so.
// But for texts and what they are called: a file need not hold them.

@InputType({
  description:
    'A party of a register file. Found again by its reference, else by its exact legal name; one that the file does not name stays.',
})
export class RegisterPartyInput extends OmitType(AddPartyInput, ['organisation', 'effectiveFrom'] as const) {}

@InputType({ description: 'What the record says of the organisation itself: the whole of it.' })
export class RegisterProfileInput extends OmitType(AmendProfileInput, ['organisation'] as const) {}

@InputType({
  description:
    'A customer on a version of an agreement. Found again by the party and its first day; one that the file no longer names ends.',
})
export class RegisterStandingInput extends OmitType(MoveCustomerInput, [
  'organisation',
  'agreement',
] as const) {}

@InputType({ description: 'Another version of an agreement, that customers still stand on.' })
export class RegisterAgreementVersionInput extends OmitType(AddAgreementInput, [
  'organisation',
  'reference',
  'title',
  'kind',
  'side',
  'party',
  'effectiveFrom',
] as const) {
  @DayField('First day on which it holds.', { required: true })
  effectiveFrom!: Day;
}

@InputType({
  description:
    'An agreement of a register file, with the terms that hold on the day of the file. Text, label and summary that it does not state stay; what differs makes a new version, with a label of its own.',
})
export class RegisterAgreementInput extends OmitType(AddAgreementInput, [
  'organisation',
  'effectiveFrom',
] as const) {
  @DayField(
    'Of a new one: first day of these terms; default: the day it was signed, or else that of the file.',
  )
  effectiveFrom?: Day | null;

  @DayField('Last day, when it was ended before its time. Not stated: as it is.')
  endedOn?: Day | null;

  @PartsField(() => RegisterAgreementVersionInput, 'Other versions that customers named below stand on.')
  otherVersions?: RegisterAgreementVersionInput[] | null;

  @PartsField(() => RegisterStandingInput, 'Customers that stand, stood or will stand on it.', { max: 5000 })
  standings?: RegisterStandingInput[] | null;
}

@InputType({
  description:
    'A transfer of a register file. Exporter, importer, sub-processor and `onwardOf` are fixed from its start.',
})
export class RegisterTransferInput extends OmitType(AddTransferInput, [
  'organisation',
  'reference',
  'subProcessor',
  'effectiveFrom',
  'origin',
  'announcedOn',
] as const) {
  @ReferenceField('The name by which files and people call it.', { required: true })
  reference!: string;

  @TextField('The sub-processor that it serves, whose public entry shows its mechanism: id or legal name.')
  subProcessor?: string | null;

  @DayField('Of a new one: its first day; default: the day of the file.')
  effectiveFrom?: Day | null;

  @DayField(
    'Of a new one applied as a baseline: the day on which customers were told; default: that of the file.',
  )
  announcedOn?: Day | null;
}

@InputType({
  description:
    'What a customer said to a sub-processor (Art. 28(2)). Found again by agreement, customer, sub-processor and day; what was said stays, though a file does not state it.',
})
export class RegisterAuthorisationInput extends OmitType(RecordAuthorisationInput, [
  'organisation',
  'decidedOn',
  'on',
] as const) {
  @DayField('The day on which it was said; default: that of the file.')
  decidedOn?: Day | null;
}

@InputType({
  description:
    'A policy of a register file, with the version that holds on its day: label and text, where it has one. Found again by its slug; one that the file does not name stays.',
})
export class RegisterPolicyInput extends IntersectionType(
  OmitType(AddPolicyInput, ['organisation'] as const),
  OmitType(PublishPolicyVersionInput, [
    'organisation',
    'policy',
    'version',
    'effectiveFrom',
    'material',
    'silentReason',
    'origin',
    'announcedOn',
  ] as const),
) {
  @DayField('First day on which the version holds; of a new one the default is the day of the file.')
  effectiveFrom?: Day | null;

  @DayField(
    'Of a new version applied as a baseline: the day on which it was published; default: its first day.',
  )
  announcedOn?: Day | null;
}

@InputType({ description: 'A time in which an activity rests.' })
export class RegisterSuspensionInput {
  @DayField('First day.', { required: true })
  from!: Day;

  @DayField('Last day; none: it still rests.')
  until?: Day | null;

  @TextField('Why.')
  reason?: string | null;
}

@InputType({ description: 'An entry of the record. The acts, where they are not stated, stay as they are.' })
export class RegisterActivityInput extends OmitType(AddProcessingActivityInput, ['organisation'] as const) {
  @DayField('The day on which it began.')
  activatedOn?: Day | null;

  @TextField('Why it began although rules of error severity found something.')
  activationReason?: string | null;

  @PartsField(() => RegisterSuspensionInput, 'When it rested.')
  suspensions?: RegisterSuspensionInput[] | null;

  @DayField('First day on which it no longer takes place.')
  endedOn?: Day | null;
}

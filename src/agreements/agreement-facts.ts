import { InputType, ObjectType } from '@nestjs/graphql';
import { AuthorisationKind, DayCount, EndOfContract, ObjectionEffect } from '../law/roles.js';
import {
  CountField,
  DayField,
  EmailField,
  EnumField,
  FlagField,
  PartsField,
  TextField,
} from '../platform/fields.js';
import { IsHolidayCalendar } from '../platform/validation.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';

@InputType('NoticeContactInput')
@ObjectType({ description: 'Whom an agreement names to be told: a role address, not a person.' })
export class NoticeContact {
  @EmailField('E-mail address.', { required: true })
  email!: string;

  @TextField('Function: "Data protection officer".')
  function?: string | null;

  @TextField('Language of the notices, where it differs.')
  language?: string | null;

  @FlagField('Told only when another contact of the customer could not be reached.')
  alternate?: boolean | null;
}

/** What an agreement says from a day on: columns of its version, fields of its input and of its type. */
@InputType({ isAbstract: true })
@ObjectType({ isAbstract: true })
export abstract class AgreementFacts {
  @EnumField(() => AuthorisationKind, 'How sub-processors are authorised (Art. 28(2)).')
  authorisation?: AuthorisationKind | null;

  @CountField('Whole days between the notice of a change and its effect.', { max: 365 })
  noticeDays?: number | null;

  @CountField('Days, from the notice, in which an objection may be made.', { max: 365 })
  objectionDays?: number | null;

  @EnumField(() => DayCount, 'Which days are counted; default: CALENDAR. BUSINESS needs `holidayCalendar`.')
  dayCount?: DayCount | null;

  @TextField(
    'Of BUSINESS, where it is needed: the holiday calendar, a country with or without its region: `DE`, `DE-BY`.',
  )
  @IsHolidayCalendar()
  holidayCalendar?: string | null;

  @EnumField(() => ObjectionEffect, 'What follows from an objection.')
  objectionEffect?: ObjectionEffect | null;

  @TextField('The clause that allows a change without the period in an emergency, where there is one.')
  emergencyClause?: string | null;

  @PartsField(() => NoticeContact, 'Who is told of changes.')
  noticeContacts?: NoticeContact[] | null;

  @TextField('Subject matter, nature and purpose, data and data subjects (Art. 28(3)).')
  subjectMatter?: string | null;

  @DayField('When it was signed.')
  signedOn?: Day | null;

  @TextField(
    'The clause by which it is part of another contract, where it is not signed for itself (Art. 28(9)).',
  )
  incorporatedBy?: string | null;

  @TextField('Where a copy is kept.')
  copy?: string | null;

  @EnumField(() => EndOfContract, 'What happens to the data at the end (Art. 28(3)(g)).')
  endOfContract?: EndOfContract | null;

  @DayField('Last day of the agreement.')
  expiresOn?: Day | null;
}

/** Nothing begins after its last day. @throws BAD_USER_INPUT at `path` */
export function refuseExpired(
  expiresOn: Day | null | undefined,
  effectiveFrom: Day,
  path = 'expiresOn',
): void {
  if (expiresOn && expiresOn < effectiveFrom)
    throw Refusal.field(path, `${expiresOn} lies before ${effectiveFrom}, when these terms begin`);
}

/** Business days are those of a calendar: without one nobody can count them. @throws BAD_USER_INPUT at `path` */
export function refuseUncountable(
  { dayCount, holidayCalendar }: Pick<AgreementFacts, 'dayCount' | 'holidayCalendar'>,
  path = 'holidayCalendar',
): void {
  if (dayCount === DayCount.BUSINESS && !holidayCalendar)
    throw Refusal.field(
      path,
      'is needed where business days are counted: a country such as DE, or one of its regions such as DE-BY (ISO 3166)',
    );
}

export const agreementFields = [
  'authorisation',
  'noticeDays',
  'objectionDays',
  'dayCount',
  'holidayCalendar',
  'objectionEffect',
  'emergencyClause',
  'noticeContacts',
  'subjectMatter',
  'signedOn',
  'incorporatedBy',
  'copy',
  'endOfContract',
  'expiresOn',
] as const satisfies readonly (keyof AgreementFacts)[];

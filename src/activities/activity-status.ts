import { ObjectType, registerEnumType } from '@nestjs/graphql';
import { ActivityStatus } from '../law/assessments.js';
import { DayField, TextField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';

/** Whose record an entry stands in. */
export const RecordRole = { CONTROLLER: 'CONTROLLER', PROCESSOR: 'PROCESSOR' } as const;
export type RecordRole = keyof typeof RecordRole;
registerEnumType(RecordRole, {
  name: 'RecordRole',
  description: 'Which record an entry belongs to.',
  valuesMap: {
    CONTROLLER: { description: 'That of a controller (Art. 30(1)).' },
    PROCESSOR: { description: 'That of a processor, for the controllers it acts for (Art. 30(2)).' },
  },
});

@ObjectType({ description: 'A time in which an activity rests.' })
export class Suspension {
  @DayField('First day.', { required: true })
  from!: Day;

  @DayField('Last day; null: it still rests.')
  until?: Day | null;

  @TextField('Why.')
  reason?: string | null;
}

/** The acts that decide where an activity stands; `suspendedOn` as seen on the day that is asked for. */
export interface Acts {
  activatedOn: Day | null;
  suspendedOn: Day | null;
  endedOn: Day | null;
}

/** First day of the suspension that a day falls into. */
export function suspendedOn(suspensions: readonly Suspension[], on: Day): Day | null {
  return suspensions.find(({ from, until }) => from <= on && (until == null || on <= until))?.from ?? null;
}

export function statusOn({ activatedOn, suspendedOn, endedOn }: Acts, on: Day): ActivityStatus {
  if (endedOn !== null && endedOn <= on) return ActivityStatus.ENDED;
  if (activatedOn === null || activatedOn > on) return ActivityStatus.PLANNED;
  return suspendedOn !== null && suspendedOn <= on ? ActivityStatus.SUSPENDED : ActivityStatus.ACTIVE;
}

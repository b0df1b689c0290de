import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ObjectType } from '@nestjs/graphql';
import type { RecordExemptionThreshold as ThresholdFacts } from '../law/law-book.js';
import { CountField, DayField, ReferenceField, TextField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import { inOrder, LawRow, whole } from './law-row.js';

@ObjectType({
  description: 'Below how many persons no record need be kept, unless (Art. 30(5)), and when that is law.',
})
@Entity()
@Unique({
  name: 'record_exemption_threshold_live',
  expression:
    'create unique index record_exemption_threshold_live on record_exemption_threshold (code) where superseded_by_id is null',
})
export class RecordExemptionThreshold extends LawRow implements ThresholdFacts {
  @ReferenceField('Stable name: `ART-30-5`.', { required: true })
  @Property({ type: 'text' })
  code!: string;

  @CountField('Fewer persons employed than this.', { required: true, min: 1 })
  @Property({ type: 'int' })
  employeesBelow!: number;

  @TextField('What takes the exemption away.', { required: true })
  @Property({ type: 'text' })
  unless!: string;

  @DayField('First day.', { required: true })
  @Property({ type: 'date' })
  validFrom!: Day;

  @DayField('Last day.')
  @Property({ type: 'date', nullable: true })
  validUntil!: Day | null;

  override check(): void {
    whole(this, 'employeesBelow', 'unless', 'validFrom');
    inOrder(this, 'validFrom', 'validUntil');
  }
}

export const thresholdFields = [
  'employeesBelow',
  'unless',
  'validFrom',
  'validUntil',
] as const satisfies readonly (keyof ThresholdFacts)[];

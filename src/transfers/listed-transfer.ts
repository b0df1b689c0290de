import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import type { Moment } from '../sub-processors/listed-sub-processor.js';
import { TransferFacts } from './transfer-facts.js';
import type { TransferRow } from './transfer-row.js';

/** One transfer as it stands on a day: a flat row, read, never written. */
@ObjectType('Transfer', {
  description:
    'Personal data made available to another party in a third country or international organisation (Art. 44), as it stands on a day.',
})
export class ListedTransfer extends TransferFacts implements TransferRow {
  @Field(() => ID) id!: string;

  organisationId!: string;
  exporterPartyId!: string | null;
  importerPartyId!: string | null;
  subProcessorId!: string | null;
  onwardOfId!: string | null;
  versionId!: string;
  moment!: Moment;

  @Field({ description: 'The name by which files and people call it.' }) reference!: string;
  @Field(() => DayScalar, { description: 'The day from which these facts hold.' }) effectiveFrom!: Day;
  @Field(() => DayScalar, {
    nullable: true,
    description: 'When customers were told; null: not, or need not be.',
  })
  announcedOn!: Day | null;
  @Field(() => DayScalar, { nullable: true, description: 'Its last day, when its end is known.' })
  endsOn!: Day | null;
  @Field({ description: 'Whether these facts wait for a notice.' }) draft!: boolean;
  @Field(() => Origin) origin!: Origin;
  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}

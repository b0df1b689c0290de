import { Field, ID, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '../shared/scalars.js';

/** One link of the history chain: what was written, by whom, in which act. */
@ObjectType({ description: 'One link of the hash-chained history: what was written, by whom, in which act.' })
export class Change {
  @Field(() => ID) id!: string;

  @Field({ description: 'Place in the chain of the organisation, counting from 1.' })
  seq!: string;

  @Field(() => InstantScalar, { description: 'One instant per transaction, never below its predecessor.' })
  at!: Date;

  @Field({ description: 'True when a process outside production supplied the instant (CLOCK).' })
  clockSupplied!: boolean;

  @Field({
    description:
      '`person:<name>`, `system:<name>`, `public:visitor`, or `database:<session user>` for writes beside the application.',
  })
  actor!: string;

  @Field(() => String, { nullable: true, description: 'Id of the key that was used.' })
  actorKey!: string | null;

  @Field({ description: 'Name of the mutation, job or command; `sql` for writes beside the application.' })
  act!: string;

  @Field() table!: string;

  @Field(() => ID) row!: string;

  @Field({ description: 'INSERT, UPDATE or DELETE.' })
  operation!: string;

  before!: Record<string, unknown> | null;
  after!: Record<string, unknown> | null;

  @Field({ description: 'Hash of this link (chain v1, SHA-256), hex.' })
  hash!: string;
}

import { Field, ObjectType } from '@nestjs/graphql';

/** One field of an amendment, old → new. */
@ObjectType({ description: 'One field, old → new. Null: it was, or is, not given.' })
export class FieldChange {
  @Field() field!: string;
  @Field(() => String, { nullable: true }) from!: string | null;
  @Field(() => String, { nullable: true }) to!: string | null;
}

import { Enum, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TextField } from '../platform/fields.js';
import { RegisterEntity } from '../shared/entity.js';
import { Refusal } from '../shared/errors.js';
import { InstantScalar } from '../shared/scalars.js';

/** Who says so. */
export enum LawOrigin {
  SHIPPED = 'SHIPPED',
  AMENDED = 'AMENDED',
}
registerEnumType(LawOrigin, {
  name: 'LawOrigin',
  valuesMap: {
    SHIPPED: { description: 'Came with a release.' },
    AMENDED: { description: 'Recorded here by an admin; a later release does not take its place.' },
  },
});

/**
 * A fact of law, of no organisation. It is never rewritten: a further row of the same name, with a source, supersedes it, so
 * the rows themselves say what was known at any instant.
 */
@ObjectType({ isAbstract: true })
export abstract class LawRow extends RegisterEntity {
  @Field(() => LawOrigin, { description: 'Whether it came with a release or was recorded by an admin.' })
  @Enum({ items: () => LawOrigin })
  origin!: LawOrigin;

  @TextField('Where it was read.', { required: true })
  @Property({ type: 'text' })
  source!: string;

  @TextField('Of an amended row: why it was amended.')
  @Property({ type: 'text', nullable: true })
  reason!: string | null;

  @Field(() => ID, { nullable: true, description: 'The row that holds in its place; null: this one holds.' })
  @Property({ type: 'uuid', nullable: true })
  supersededById!: string | null;

  /** Read as `createdAt`: a row is never rewritten. */
  @Field(() => InstantScalar, { description: 'When this server came to know it.' })
  recordedOn!: Date;

  /** Whether the row is whole in itself. @throws BAD_USER_INPUT */
  abstract check(): void;

  /** Takes the place of the row of the same name. @throws NOTHING_TO_AMEND */
  supersede(former: this, fields: readonly (keyof this)[]): void {
    if (fields.every((field) => JSON.stringify(this[field]) === JSON.stringify(former[field])))
      throw new Refusal('NOTHING_TO_AMEND', 'these facts are recorded already');
    former.supersededById = this.id;
  }
}

/** Refuses a row that lacks what every such row says, naming all of it. */
export function whole<T>(row: T, ...fields: (keyof T & string)[]): void {
  const empty = fields.filter((field) => row[field] == null);
  if (empty.length === 0) return;
  throw new Refusal(
    'BAD_USER_INPUT',
    `a row of its own needs ${empty.join(', ')}`,
    empty.map((path) => ({ path, message: 'must not be empty' })),
  );
}

/** Refuses an end before its beginning. */
export function inOrder<T>(row: T, first: keyof T & string, last: keyof T & string): void {
  const [from, until] = [row[first], row[last]];
  if (from != null && until != null && until < from)
    throw Refusal.field(last, `lies before ${first}, ${String(from)}`);
}

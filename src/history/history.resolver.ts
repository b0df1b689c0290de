import {
  Args,
  ArgsType,
  Field,
  ID,
  Int,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID } from 'class-validator';
import { Allow } from '../access/access.guard.js';
import { Database } from '../platform/database.js';
import { IsInstant } from '../platform/validation.js';
import { FieldChange } from '../shared/field-change.js';
import { Refusal } from '../shared/errors.js';
import { ConnectionOf, PageArgs } from '../shared/pagination.js';
import { InstantScalar } from '../shared/scalars.js';
import { sql } from 'kysely';
import { Change } from './change.js';
import { ChangesReader } from './changes.reader.js';

@ObjectType()
export class ChangeConnection extends ConnectionOf(Change, 'Change') {}

@ArgsType()
class ChangeArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Slug.' })
  @IsOptional()
  @IsString()
  organisation?: string;

  @Field(() => ID, { nullable: true, description: 'Only changes of this row.' })
  @IsOptional()
  @IsUUID()
  row?: string;

  @Field(() => String, { nullable: true, description: 'As in `Change.actor`, or its name alone.' })
  @IsOptional()
  @IsString()
  actor?: string;

  @Field(() => InstantScalar, { nullable: true })
  @IsOptional()
  @IsInstant()
  from?: string;

  @Field(() => InstantScalar, { nullable: true })
  @IsOptional()
  @IsInstant()
  to?: string;
}

@ObjectType({ description: 'The first broken link of a chain.' })
class BrokenChain {
  @Field(() => ID, { nullable: true, description: 'Id of the organisation; null: the system chain.' })
  organisation!: string | null;
  @Field() seq!: string;
  @Field() reason!: string;
}

@ObjectType({ description: 'What walking the history chains found.' })
class Verification {
  @Field() intact!: boolean;
  @Field(() => Int) chains!: number;
  @Field(() => Int) changes!: number;
  @Field(() => [BrokenChain]) broken!: BrokenChain[];
}

@Resolver(() => Change)
export class HistoryResolver {
  constructor(
    private readonly reader: ChangesReader,
    private readonly database: Database,
  ) {}

  @Query(() => ChangeConnection, { description: 'The history, newest first. Errors: NOT_FOUND.' })
  @Allow('history:read')
  async changes(@Args() args: ChangeArgs) {
    const organisation = args.organisation === undefined ? null : await this.idOf(args.organisation);
    return this.reader.list({ ...args, organisation }, args);
  }

  @Query(() => Verification, {
    description: 'Walks every chain that the key may see and recomputes each link.',
  })
  @Allow('history:verify')
  async verification(): Promise<Verification> {
    const found = await this.reader.verify();
    return { ...found, intact: found.broken.length === 0 };
  }

  @ResolveField(() => [FieldChange], { description: 'Columns that differ, as JSON text.' })
  fields(@Parent() { before, after }: Change): FieldChange[] {
    const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    return names
      .map((field) => ({ field, from: text(before?.[field]), to: text(after?.[field]) }))
      .filter(({ from, to }) => from !== to);
  }

  /** History knows an organisation only as an id; row-level security decides whether the caller may know it. */
  private async idOf(slug: string): Promise<string> {
    const { rows } = await this.database.read((db) =>
      sql<{ id: string }>`select id from organisation where slug = ${slug}`.execute(db),
    );
    if (!rows[0]) throw Refusal.notFound(`organisation "${slug}"`);
    return rows[0].id;
  }
}

function text(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

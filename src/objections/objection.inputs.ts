import { Field, ID, InputType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsEmail, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { DayField, EmailField, EnumField, FlagField, IdField, TextField } from '../platform/fields.js';
import { IsLanguage, rule } from '../platform/validation.js';
import type { Day } from '../shared/days.js';
import { ObjectionDecision } from './objection-act.entity.js';

const [SHORTEST, LONGEST] = [10, 10_000];

/** Who answers, and about what. */
@InputType({ isAbstract: true })
export class ApprovalForm {
  @TextField('Function of who objects, not a person’s name.', { max: 200 })
  by?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Sub-processors objected to; none: all that the notice changes and that need a period.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  subProcessors?: string[] | null;
}

@InputType({ isAbstract: true })
abstract class Objecting extends ApprovalForm {
  @Field(() => [ID], {
    nullable: true,
    description:
      'Versions of policies and agreements objected to; where neither these nor sub-processors are named: all of the notice that concerns the customer.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  publications?: string[] | null;

  @Field({ description: 'The reasons, 10 to 10,000 characters.' })
  // forms send line breaks as two characters
  @Transform(({ value }) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : value))
  @IsGrounds()
  grounds!: string;
}

@InputType()
export class FileObjectionInput extends Objecting {
  @IdField('The notified customer.', { required: true })
  notifiedCustomer!: string;

  @EmailField('Address for receipt and answer; none: the objection is answered by letter.')
  contact?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Language of receipt and answer; default: the prevailing one.',
  })
  @IsOptional()
  @IsLanguage()
  language?: string | null;

  @DayField('The day on which it came in, today at the latest; default: today.')
  receivedOn?: Day | null;

  @FlagField(
    'Records it also when it came too late, and then stands in nobody’s way, or when the notice brings texts alone and gives no time to object.',
  )
  late?: boolean | null;
}

@InputType()
export class DecideObjectionInput {
  @IdField('The objection.', { required: true })
  objection!: string;

  @EnumField(() => ObjectionDecision, 'How it is decided.', { required: true })
  decision!: ObjectionDecision;

  @TextField('Why; the customer is told.', { required: true, max: 10_000 })
  reason!: string;
}

/** The form behind the link: here there must be an address, for nothing else could be answered to. */
export class ObjectionForm extends Objecting {
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() : value))
  @IsEmail()
  @MaxLength(254)
  contact!: string;
}

function IsGrounds() {
  return rule(
    'isGrounds',
    (value) => typeof value === 'string' && value.trim().length >= SHORTEST && value.length <= LONGEST,
    `is shorter than ${SHORTEST} or longer than ${LONGEST.toLocaleString('en')} characters`,
  );
}

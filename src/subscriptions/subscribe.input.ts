import { Field, InputType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsEnum,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { IsLanguage, rule } from '../platform/validation.js';
import { Cadence, TOPIC } from './topics.js';

/** What somebody wants to be told of. */
@InputType({ isAbstract: true })
export class ChoiceInput {
  @Field(() => [String], { defaultValue: [], description: 'Slugs of products; none = all.' })
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  products: string[] = [];

  @Field(() => String, {
    nullable: true,
    description:
      'Language of the notices, one of the organisation’s; where a notice has no such translation, the prevailing one is sent.',
  })
  @IsOptional()
  @IsLanguage()
  language?: string | null;

  @Field(() => [String], {
    defaultValue: [],
    description:
      '`sub-processors`, `agreements`, `policy:` and the slug of a policy that is public; none = all.',
  })
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(TOPIC, { each: true, message: 'is not a topic: sub-processors, agreements, policy:<slug>' })
  topics: string[] = [];

  @Field(() => Cadence, { defaultValue: Cadence.EACH })
  @IsEnum(Cadence)
  cadence: Cadence = Cadence.EACH;
}

@InputType()
export class SubscribeInput extends ChoiceInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @Field({ description: 'Where notices shall go; nothing is sent there before its owner has confirmed.' })
  // only blanks: a line break must be refused, not tidied away
  @Transform(({ value }) => (typeof value === 'string' ? value.replace(/^[ \t]+|[ \t]+$/g, '') : value))
  @IsEmail({}, { message: 'is not an e-mail address' })
  @MaxLength(254, { message: 'is longer than 254 characters' })
  @IsOneLine()
  email!: string;
}

function IsOneLine() {
  return rule(
    'isOneLine',
    (value) => typeof value === 'string' && !/[\r\n]/.test(value),
    'must not contain line breaks',
  );
}

import { applyDecorators } from '@nestjs/common';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayUnique,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { EventType } from '../events/event.entity.js';
import { IfGiven, IsInstant, IsName, rule } from '../platform/validation.js';
import { InstantScalar } from '../shared/scalars.js';

/** What a URL is read from may hold line breaks, which are dropped: what is kept and shown is what is called. */
const IsAddress = () =>
  applyDecorators(
    IsString(),
    MaxLength(2000),
    rule(
      'unbroken',
      (value) => typeof value !== 'string' || !/[\s\p{Cc}]/u.test(value),
      'must not hold white space or control characters',
    ),
  );

@InputType({ isAbstract: true })
abstract class WebhookFacts {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsName()
  description?: string | null;

  @Field(() => [EventType], { nullable: true, description: 'What it is told of; none: everything.' })
  @IfGiven()
  @IsEnum(EventType, { each: true })
  @ArrayUnique({ message: 'names a type twice' })
  eventTypes?: EventType[];
}

@InputType()
export class AddWebhookInput extends WebhookFacts {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

  @Field({ description: '`https:` on the usual port, and nothing inside: no redirect is followed.' })
  @IsAddress()
  url!: string;
}

@InputType()
export class AmendWebhookInput extends WebhookFacts {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => String, { nullable: true })
  @IfGiven()
  @IsAddress()
  url?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'false: what waits is not sent any more. true: what happens from now on is sent.',
  })
  @IfGiven()
  @IsBoolean()
  enabled?: boolean;
}

@InputType({ isAbstract: true })
abstract class WebhookInput {
  @Field(() => ID)
  @IsUUID()
  webhook!: string;
}

@InputType()
export class RemoveWebhookInput extends WebhookInput {}

@InputType()
export class TestWebhookInput extends WebhookInput {}

@InputType()
export class RotateWebhookSecretInput extends WebhookInput {
  @Field(() => Int, {
    defaultValue: 24,
    description: 'Hours in which everything is signed with the former secret too, 0 to 720.',
  })
  @IsInt()
  @Min(0)
  @Max(720)
  overlapHours!: number;
}

@InputType()
export class ReplayWebhookInput extends WebhookInput {
  @Field(() => ID, { nullable: true, description: 'This event, whatever the webhook is told of.' })
  @IsOptional()
  @IsUUID()
  event?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'What happened from this instant on …' })
  @IsOptional()
  @IsInstant()
  from?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: '… up to this one; default: now.' })
  @IsOptional()
  @IsInstant()
  to?: string | null;
}

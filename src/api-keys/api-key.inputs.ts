import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUUID } from 'class-validator';
import { Role } from '../access/roles.js';
import { IsName } from '../platform/validation.js';
import { KeyHolder } from './api-key.entity.js';

@InputType()
export class CreateApiKeyInput {
  @Field(() => String, { nullable: true, description: 'Slug; none: a key for all organisations.' })
  @IsOptional()
  @IsString()
  organisation?: string;

  @Field({ description: 'The person or system that holds it.' })
  @IsName()
  name!: string;

  @Field(() => KeyHolder, { defaultValue: KeyHolder.PERSON })
  @IsEnum(KeyHolder)
  holder!: KeyHolder;

  @Field(() => Role)
  @IsEnum(Role)
  role!: Role;

  /** Not part of the schema: the operator's own key at the first start. */
  key?: string;
}

@InputType()
export class RevokeApiKeyInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;
}

import { ArgsType, Field } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString } from 'class-validator';
import { IsLanguage } from '../platform/validation.js';
import { MailKind } from './mail-preview.js';

@ArgsType()
export class MailPreviewArgs {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @Field(() => MailKind)
  @IsEnum(MailKind)
  kind!: MailKind;

  @Field(() => String, { nullable: true, description: 'Default: the prevailing one.' })
  @IsOptional()
  @IsLanguage()
  language?: string | null;
}

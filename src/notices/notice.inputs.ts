import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

@InputType()
export class DraftNoticeInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;
}

@InputType()
export class ApproveNoticeInput {
  @Field(() => ID)
  @IsUUID()
  notice!: string;

  @Field({ description: 'The digest of the draft that was seen: nothing else is approved.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'is not a digest: 64 hexadecimal digits' })
  digest!: string;
}

@InputType()
export class AnnounceNoticeInput {
  @Field(() => ID)
  @IsUUID()
  notice!: string;

  @Field({ description: 'The digest of the draft that was seen: nothing else is announced.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'is not a digest: 64 hexadecimal digits' })
  digest!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why the notice period is cut short; only an admin may. Shown wherever the notice is.',
  })
  @IsOptional()
  @Length(10, 2000)
  emergencyReason?: string | null;
}

@InputType()
export class WithdrawNoticeInput {
  @Field(() => ID)
  @IsUUID()
  notice!: string;

  @Field({ description: 'Told to everyone who was told of the notice.' })
  @Length(3, 2000)
  reason!: string;
}

import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { SummaryField, VersionLabelField, VersionTextInput } from '../organisations/version-text.js';
import { DayField, LocalizedField, TextField, TextsField } from '../platform/fields.js';
import { IfGiven } from '../platform/validation.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import type { LocalizedInput } from '../shared/localized-text.js';
import { PolicyKind } from '../shared/policy-kind.js';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const POSITION = 'Place in lists, lower first; those of one place stand by slug.';

@InputType()
export class AddPolicyInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @Field({ description: 'Names its page for good: `/{organisation}/policies/{slug}`.' })
  @Matches(SLUG, { message: 'is not a slug: lower-case letters, digits and inner hyphens, at most 63' })
  slug!: string;

  @Field(() => PolicyKind)
  @IsEnum(PolicyKind)
  kind!: PolicyKind;

  @LocalizedField('Title as its page shows it.', { required: true, max: 300 })
  title!: LocalizedInput;

  @TextsField('Slugs of the products it is about; none: all.')
  products?: string[] | null;

  @Field(() => Int, { defaultValue: 0, description: POSITION })
  @IsInt()
  @Min(0)
  @Max(10_000)
  position: number = 0;
}

@InputType({ isAbstract: true })
abstract class OfPolicyInput extends VersionTextInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @Field({ description: 'Slug of the policy.' })
  @IsString()
  policy!: string;

  @VersionLabelField()
  label?: string;

  @SummaryField()
  summary?: LocalizedInput | null;
}

@InputType({ description: 'What is given is written, what is not stays. Changes at once, without a notice.' })
export class AmendPolicyInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @Field({ description: 'Slug of the policy.' })
  @IsString()
  policy!: string;

  @Field(() => PolicyKind, { nullable: true })
  @IfGiven()
  @IsEnum(PolicyKind)
  kind?: PolicyKind;

  @LocalizedField('Title as its page shows it.', { max: 300 })
  title?: LocalizedInput | null;

  @TextsField('Slugs of the products it is about; none: all.')
  products?: string[] | null;

  @Field(() => Int, { nullable: true, description: POSITION })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(10_000)
  position?: number;
}

@InputType({
  description:
    'Of one effective day there is one draft: what is given is written onto it, what is not stays.',
})
export class DraftPolicyVersionInput extends OfPolicyInput {
  @DayField('First day on which it holds.', { required: true })
  effectiveFrom!: Day;
}

@InputType({
  description:
    'The draft to publish: `version`, or the policy’s only one, or that of `effectiveFrom`. With a text it is drafted first.',
})
export class PublishPolicyVersionInput extends OfPolicyInput {
  @Field(() => ID, { nullable: true, description: 'The draft; default: the only one of the policy.' })
  @IsOptional()
  @IsUUID()
  version?: string | null;

  @DayField(
    'First day on which it holds; with `version` the draft moves to it. Default: the day of the draft.',
  )
  effectiveFrom?: Day | null;

  @Field({
    defaultValue: true,
    description: 'Whether readers must be told: then it waits for a notice. If not, it is public at once.',
  })
  @IsBoolean()
  material: boolean = true;

  @TextField(
    'Of what is not material: why nobody is told. Needed unless the organisation has exempted the kind of policy.',
  )
  silentReason?: string | null;

  @Field(() => Origin, {
    defaultValue: Origin.AMENDMENT,
    description:
      'AMENDMENT, or BASELINE: it was public before this register knew of it, so by today and before any version published here.',
  })
  @IsEnum(Origin)
  origin: Origin = Origin.AMENDMENT;

  @DayField(
    'Of a baseline: the day on which it was published, as you state it, by today; default: its effective day.',
  )
  announcedOn?: Day | null;
}

@InputType({ description: 'Translations beside the text that prevails; no amendment, so nobody is told.' })
export class TranslatePolicyVersionInput {
  @Field(() => ID)
  @IsUUID()
  version!: string;

  @Field({ description: 'Language of the translation, one of the organisation’s.' })
  @IsString()
  language!: string;

  @Field({ description: 'The whole text in that language, Markdown.' })
  @IsString()
  @MaxLength(1_000_000)
  text!: string;

  @Field({ defaultValue: false, description: 'Whether a machine translated it: it carries a disclaimer.' })
  @IsBoolean()
  machineTranslated: boolean = false;
}

@InputType()
export class DiscardPolicyVersionInput {
  @Field(() => ID, { description: 'A draft.' })
  @IsUUID()
  version!: string;
}

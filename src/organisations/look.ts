import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsEmail, IsOptional, IsString, Matches } from 'class-validator';
import { IsLocalized, IsName, rule } from '../platform/validation.js';
import type { LocalizedInput, LocalizedText } from '../shared/localized-text.js';
import { LocalizedTextScalar } from '../shared/scalars.js';
import { Logo } from './logo.entity.js';

/** Bytes: it goes out with every mail. */
export const LOGO_LIMIT = 32 * 1024;
const FOOTER_LIMIT = 1_000;

@ObjectType({ description: 'How the mails of an organisation look, and whom they answer to.' })
export class OrganisationLook {
  @Field({ description: 'Name beside the sender address; default: that of the organisation.' })
  senderName!: string;

  @Field(() => String, { nullable: true, description: 'Where answers go; default: the contact address.' })
  replyTo!: string | null;

  @Field(() => String, { nullable: true, description: 'Colour of rule and headings, `#rrggbb`.' })
  accentColour!: string | null;

  @Field(() => LocalizedTextScalar, { nullable: true, description: 'Text below every mail.' })
  footer!: LocalizedText | null;

  @Field(() => Logo, { nullable: true })
  logo!: Logo | null;
}

@InputType({ description: 'What is given is amended, what is null is taken away, the rest stays.' })
export class AmendOrganisationLookInput {
  @Field({ description: 'Slug of the organisation.' })
  @IsString()
  organisation!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsName(100)
  senderName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsEmail()
  replyTo?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '`#rrggbb`, with a contrast of at least 3 : 1 to a light and to a dark background (WCAG 2.2, 1.4.11).',
  })
  @IsOptional()
  @Matches(/^#[0-9a-f]{6}$/i, { message: 'is not a colour of the form #rrggbb' })
  accentColour?: string | null;

  @Field(() => LocalizedTextScalar, { nullable: true, description: 'At most 1,000 characters a language.' })
  @IsOptional()
  @IsLocalized()
  @rule('shortFooter', isShort, `is longer than ${FOOTER_LIMIT} characters`)
  footer?: LocalizedInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A PNG, JPEG, GIF or WebP of at most 32 KB, as Base64. Shown at most 56 pixels high, on a white ground where the screen is dark.',
  })
  @IsOptional()
  @IsString()
  logo?: string | null;
}

function isShort(footer: unknown): boolean {
  const texts: unknown[] = typeof footer === 'object' && footer !== null ? Object.values(footer) : [footer];
  return texts.every((text) => typeof text !== 'string' || text.length <= FOOTER_LIMIT);
}

const MAGIC: readonly (readonly [string, RegExp])[] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/gif', /^474946383[79]61/],
  ['image/webp', /^52494646.{8}57454250/],
];

/** The picture behind the text, its type by its own bytes. Or why it cannot be one. */
export function readLogo(base64: string): { type: string; content: string } | { problem: string } {
  const bare = base64.replaceAll(/\s/g, '');
  const bytes = Buffer.from(bare, 'base64');
  if (bytes.length === 0 || bytes.toString('base64').replace(/=+$/, '') !== bare.replace(/=+$/, ''))
    return { problem: 'is not Base64' };
  if (bytes.length > LOGO_LIMIT)
    return { problem: `has ${bytes.length} bytes, more than ${LOGO_LIMIT}: it goes out with every mail` };
  const head = bytes.subarray(0, 16).toString('hex');
  const type = MAGIC.find(([, magic]) => magic.test(head))?.[0];
  return type ? { type, content: bytes.toString('base64') } : { problem: 'is no PNG, JPEG, GIF or WebP' };
}

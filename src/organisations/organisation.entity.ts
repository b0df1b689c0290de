import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Refusal } from '../shared/errors.js';
import { RegisterEntity } from '../shared/entity.js';
import { PolicyKind } from '../shared/policy-kind.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { Logo } from './logo.entity.js';

/** Who keeps this record. */
@ObjectType({
  description: 'Who keeps this record: a controller or processor with a public sub-processor page.',
})
@Entity()
export class Organisation extends RegisterEntity {
  @Field({ description: 'Short name in addresses: lower-case letters, digits and hyphens.' })
  @Property({ type: 'text' })
  @Unique()
  slug!: string;

  @Field({ description: 'Legal or trading name, as notices and pages show it.' })
  @Property({ type: 'text' })
  name!: string;

  @Field({ description: 'IANA time zone in which days begin and end: `Europe/Berlin`.' })
  @Property({ type: 'text' })
  timeZone!: string;

  @Field(() => [String], { description: 'Languages of the register; the first prevails.' })
  @Property({ type: 'text[]' })
  languages!: string[];

  @Field(() => Int, { description: 'Whole days between announcing a change and its effect (default 30).' })
  @Property({ type: 'int' })
  noticeDays: number = 30;

  @Field(() => Int, {
    description: 'Days, from announcing, in which a customer may object (default: the notice days).',
  })
  @Property({ type: 'int' })
  objectionDays: number = 30;

  @Field({
    description: 'Whether a notice is announced only when another person than its drafter has approved it.',
  })
  @Property({ type: 'boolean' })
  fourEyes: boolean = false;

  @Field(() => Int, {
    nullable: true,
    description:
      'So many days before their objection deadline, customers who have not answered are reminded; null: never.',
  })
  @Property({ type: 'int', nullable: true })
  reminderDays: number | null = null;

  @Field({ description: 'Whether everyone who was told is told again when the changes take effect.' })
  @Property({ type: 'boolean' })
  confirmsEffect: boolean = false;

  @Field(() => Int, {
    description:
      'Days for which the addresses of notice contacts are kept with what was delivered to them, as evidence (default 1095).',
  })
  @Property({ type: 'int' })
  evidenceDays: number = 1095;

  @Field(() => String, {
    nullable: true,
    description: 'Where objections and questions go; an e-mail address.',
  })
  @Property({ type: 'text', nullable: true })
  contactEmail: string | null = null;

  @Field(() => [PolicyKind], {
    description:
      'Kinds of policies whose versions, when they are not material, are published without a reason for silence.',
  })
  @Property({ type: 'text[]', defaultRaw: `'{}'` })
  exemptPolicyKinds: PolicyKind[] = [];

  /** Name beside the sender address of mails; null: its name. */
  @Property({ type: 'text', nullable: true })
  senderName: string | null = null;

  /** Where answers to mails go; null: the contact address. */
  @Property({ type: 'text', nullable: true })
  replyTo: string | null = null;

  @Property({ type: 'text', nullable: true })
  accentColour: string | null = null;

  @Property({ type: 'jsonb', nullable: true })
  mailFooter: Opt<LocalizedText> | null = null;

  @ManyToOne(() => Logo, {
    mapToPk: true,
    fieldName: 'logo_id',
    nullable: true,
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  logoId: string | null = null;

  /** As whom it writes, and where answers go: for the draft of a message. */
  mailSender(): { fromName: string; replyTo: string | null } {
    return { fromName: this.senderName ?? this.name, replyTo: this.replyTo ?? this.contactEmail };
  }

  prevailingLanguage(): string {
    return this.languages[0] ?? 'en';
  }

  /** The language that is asked for, or the prevailing one. @throws BAD_USER_INPUT for one that it does not have */
  spokenLanguage(asked: string | null | undefined): string {
    if (asked == null) return this.prevailingLanguage();
    if (this.languages.includes(asked)) return asked;
    const kept = this.languages.join(', ');
    throw Refusal.field('language', `"${asked}" is not a language of this organisation (${kept})`);
  }
}

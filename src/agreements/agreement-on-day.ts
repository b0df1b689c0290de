import { Field, ID, ObjectType } from '@nestjs/graphql';
import { AgreementSide, ContractKind } from '../law/roles.js';
import type { Moment } from '../platform/moment.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { DayScalar, InstantScalar } from '../shared/scalars.js';
import { AgreementFacts, NoticeContact } from './agreement-facts.js';
import type { AgreementRow } from './agreement-row.js';

/** An agreement as it stands on a day: a flat row, read, never written. */
@ObjectType('Agreement', {
  description:
    'An agreement on personal data with customers or with a vendor (Art. 28(3), 26), with the version that holds on a day, drafts included.',
})
export class AgreementOnDay extends AgreementFacts implements Omit<AgreementRow, 'standings'> {
  @Field(() => ID) id!: string;

  organisationId!: string;
  moment!: Moment;
  partyId!: string | null;
  versionId!: string;
  productIds!: string[];

  @Field({ description: 'By which files and people name it.' }) reference!: string;
  @Field() title!: string;
  @Field(() => ContractKind) kind!: ContractKind;
  @Field(() => AgreementSide) side!: AgreementSide;
  @Field(() => DayScalar, { nullable: true, description: 'Last day, when it was ended before its time.' })
  endedOn!: Day | null;
  @Field(() => DayScalar, { description: 'The day from which these terms hold.' }) effectiveFrom!: Day;
  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}

/** One version of an agreement, as recorded. */
@ObjectType('AgreementVersion', {
  description: 'What an agreement says from a day on. Customers stand on the version they agreed to.',
})
export class AgreementVersionRow extends AgreementFacts {
  @Field(() => ID) id!: string;

  organisationId!: string;
  agreementId!: string;
  moment!: Moment;
  productIds!: string[];
  live!: boolean;
  noticeId!: string | null;
  /** Language that its texts fall back to, where it has any. */
  prevailing!: string | null;
  summary!: LocalizedText | null;

  @Field(() => DayScalar, { description: 'First day.' }) effectiveFrom!: Day;
  @Field(() => String, { nullable: true, description: 'What people call it: `2.1`.' }) label!: string | null;
  @Field({ description: 'Of a draft: whether it is final and waits for a notice.' }) final!: boolean;
  @Field({ description: 'Whether customers must be told of it.' }) material!: boolean;
  @Field(() => String, { nullable: true, description: 'Why nobody was told of it.' })
  silentReason!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of a correction: how the terms before it came to be written down wrong.',
  })
  correctionReason!: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'When customers could first read it.' })
  publishedOn!: Day | null;
  @Field(() => String, { nullable: true, description: 'Of its text: the language that decides.' })
  prevailingLanguage!: string | null;
  @Field(() => [String], { description: 'Languages of its text; none: the register holds none.' })
  languages!: string[];
  @Field(() => [String], { description: 'Of these, the ones that a machine translated.' })
  machineTranslated!: string[];
  @Field(() => String, { nullable: true, description: 'SHA-256, hex, over its text in all languages.' })
  digest!: string | null;
  @Field(() => Origin) origin!: Origin;
  @Field(() => DayScalar, { nullable: true, description: 'When customers were told of it.' })
  announcedOn!: Day | null;
  @Field({ description: 'Whether customers are yet to be told of it.' }) draft!: boolean;
  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}

/** A customer on a version, as recorded. */
@ObjectType('AgreementStanding', {
  description: 'That a customer stands on a version of an agreement, from a day on.',
})
export class StandingOnRecord {
  @Field(() => ID) id!: string;

  organisationId!: string;
  agreementId!: string;
  /** As the act named it; what it says may have been corrected since. */
  versionId!: string;
  partyId!: string;
  productIds!: string[];
  moment!: Moment;

  @Field(() => DayScalar, { description: 'First day.' }) since!: Day;
  @Field(() => DayScalar, { nullable: true, description: 'Last day; null: it runs on.' }) until!: Day | null;
  @Field(() => [NoticeContact], {
    description: 'Whom of the customer to tell; none: those of the agreement.',
  })
  noticeContacts!: NoticeContact[];
  @Field(() => InstantScalar) createdAt!: Date;
  @Field(() => InstantScalar) updatedAt!: Date;
}

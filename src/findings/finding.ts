import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Severity } from '../shared/rules.js';
import { AcceptedFinding } from './accepted-finding.entity.js';

/** What kind of thing a finding points at. */
export enum FindingTarget {
  ORGANISATION = 'ORGANISATION',
  SUB_PROCESSOR = 'SUB_PROCESSOR',
  TRANSFER = 'TRANSFER',
  ACTIVITY = 'ACTIVITY',
  NOTICE = 'NOTICE',
}
registerEnumType(FindingTarget, {
  name: 'FindingTarget',
  description: 'What kind of thing a finding points at.',
});

/** A rule of the law, as the list of rules shows it. */
@ObjectType('Rule', { description: 'A rule that the record is judged by.' })
export class RuleDescription {
  @Field(() => ID, { description: 'As `C01`.' }) id!: string;
  @Field({ description: 'Article, decision or guideline it rests on.' }) article!: string;
  @Field(() => Severity, { description: 'Usual severity; a case may differ.' }) severity!: Severity;
  @Field({ description: 'What must hold.' }) title!: string;
  @Field(() => FindingTarget, { description: 'What it judges.' }) target!: FindingTarget;
}

/** Something that a rule found in the register on a day. Computed, never stored. */
@ObjectType({ description: 'Something that a rule found in the register on a day; computed, never stored.' })
export class Finding {
  @Field(() => ID, {
    description: 'Of rule, thing, field and what it is about: the same finding has the same id on every day.',
  })
  id!: string;
  @Field({ description: 'Id of the rule, as `C01`.' }) rule!: string;
  @Field({ description: 'Article, decision or guideline.' }) article!: string;
  @Field(() => Severity) severity!: Severity;
  @Field({ description: 'What is missing or wrong, and what to do.' }) message!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The field, as inputs and register files name it: `purposes.0.legalBasis`.',
  })
  path!: string | null;
  /** What tells it from another of the same rule and field. */
  about!: string | null;
  @Field(() => FindingTarget) target!: FindingTarget;
  @Field(() => ID, { description: 'Id of the thing it points at.' }) targetId!: string;
  @Field({ description: 'Name or reference of the thing.' }) targetName!: string;
  @Field(() => AcceptedFinding, {
    nullable: true,
    description: 'That somebody accepts it on this day, and why; null: nobody does.',
  })
  accepted!: AcceptedFinding | null;
}

/** What an id of a finding stands for. */
export interface FindingKey {
  rule: string;
  targetId: string;
  path: string | null;
  about: string | null;
}

export function findingId({ rule, targetId, path, about }: FindingKey): string {
  const key = [rule, targetId, path, ...(about === null ? [] : [about])];
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

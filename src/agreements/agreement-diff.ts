import { Field, ObjectType } from '@nestjs/graphql';
import { FieldChange } from '../shared/field-change.js';
import { TextDiff } from '../shared/text-diff.js';
import { agreementFields, type AgreementFacts } from './agreement-facts.js';
import type { AgreementVersionRow } from './agreement-on-day.js';

@ObjectType({ description: 'What differs between two versions of an agreement.' })
export class AgreementDiff {
  @Field(() => [FieldChange], { description: 'The terms that differ.' }) changes!: FieldChange[];
  @Field(() => TextDiff, {
    nullable: true,
    description: 'The text; null where the register holds none of either.',
  })
  text!: TextDiff | null;
}

/** The terms that differ, products by their names. */
export function termChanges(
  from: AgreementVersionRow,
  to: AgreementVersionRow,
  productNames: (ids: readonly string[]) => string | null,
): FieldChange[] {
  const terms = agreementFields.map((field) => ({
    field: field as string,
    from: shown(from, field),
    to: shown(to, field),
  }));
  const products = {
    field: 'products',
    from: productNames(from.productIds),
    to: productNames(to.productIds),
  };
  return [...terms, products].filter((change) => change.from !== change.to);
}

function shown(version: AgreementFacts, field: (typeof agreementFields)[number]): string | null {
  const value = version[field];
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) return String(value);
  const contacts = value.map(({ email, function: office, language }) =>
    [email, ...[office, language].filter(Boolean).map((more) => `(${more})`)].join(' '),
  );
  return contacts.length === 0 ? null : contacts.join(', ');
}

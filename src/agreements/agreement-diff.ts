import { Field, ObjectType } from '@nestjs/graphql';
import { Refusal } from '../shared/errors.js';
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

type NamedVersion = Pick<AgreementVersionRow, 'id' | 'label' | 'effectiveFrom' | 'draft'>;

/** The version of a label, of a first day (of two the one that is public) or of an id. @throws BAD_USER_INPUT at `path` */
export function versionNamed<V extends NamedVersion>(all: readonly V[], path: string, named: string): V {
  const ofDay = all.filter(({ effectiveFrom }) => effectiveFrom === named);
  const found =
    all.find(({ label }) => label === named) ??
    ofDay.find(({ draft }) => !draft) ??
    ofDay[0] ??
    all.find(({ id }) => id === named.toLowerCase());
  if (found) return found;
  const names = all.map(({ label, effectiveFrom }) =>
    label ? `"${label}" (${effectiveFrom})` : effectiveFrom,
  );
  throw Refusal.field(
    path,
    `names no version of the agreement by label, first day or id: there are ${names.join(', ')}`,
  );
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

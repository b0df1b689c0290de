import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ObjectType } from '@nestjs/graphql';
import type { LegalTermFacts } from '../law/terms.js';
import { DayField, LocalizedField, TextField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { inOrder, LawRow, whole } from './law-row.js';

@ObjectType({ description: 'One value of an enumeration: where it stands in the law and what it is called.' })
@Entity()
@Unique({
  name: 'legal_term_live',
  expression:
    'create unique index legal_term_live on legal_term (enumeration, code) where superseded_by_id is null',
})
export class LegalTerm extends LawRow implements LegalTermFacts {
  @TextField('Name of the enumeration: `LegalBasis`.', { required: true })
  @Property({ type: 'text' })
  enumeration!: string;

  @TextField('The value: `CONSENT`.', { required: true })
  @Property({ type: 'text' })
  code!: string;

  @TextField('Article, decision or guideline; articles of the GDPR without naming it.', { required: true })
  @Property({ type: 'text' })
  citation!: string;

  @LocalizedField('What it is called; English prevails.', { required: true })
  @Property({ type: 'jsonb', fieldName: 'labels' })
  label!: LocalizedText;

  @DayField('First day on which it is law.', { required: true })
  @Property({ type: 'date' })
  validFrom!: Day;

  @DayField('Last day.')
  @Property({ type: 'date', nullable: true })
  validUntil!: Day | null;

  override check(): void {
    whole(this, 'citation', 'label', 'validFrom');
    inOrder(this, 'validFrom', 'validUntil');
  }
}

export const termFields = [
  'citation',
  'label',
  'validFrom',
  'validUntil',
] as const satisfies readonly (keyof LegalTermFacts)[];

import { Entity, Enum, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ObjectType, registerEnumType } from '@nestjs/graphql';
import { CountryField } from '../law/country-fields.js';
import type { AdequacyCoverage, AdequacyDecisionFacts, AdequacyRegime } from '../law/law-book.js';
import { DayField, EnumField, ReferenceField, TextField, TextsField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { inOrder, LawRow, whole } from './law-row.js';

export const regimes = { GDPR: 'GDPR', LED: 'LED', UK_GDPR: 'UK_GDPR', CH_FADP: 'CH_FADP' } as const;
registerEnumType(regimes, {
  name: 'AdequacyRegime',
  description: 'Which law a decision was taken under.',
  valuesMap: {
    GDPR: { description: 'Art. 45 GDPR, or Directive 95/46/EC before it.' },
    LED: { description: 'Directive (EU) 2016/680, Art. 36: never carries a transfer under the GDPR.' },
    UK_GDPR: { description: 'UK adequacy regulations.' },
    CH_FADP: { description: 'Annex 1 of the Swiss Data Protection Ordinance.' },
  },
});
export const coverages = { FULL: 'FULL', PARTIAL: 'PARTIAL' } as const;
registerEnumType(coverages, {
  name: 'AdequacyCoverage',
  description: 'Whether a decision covers everybody in the place, or some recipients.',
});

/** A decision that a place protects personal data adequately: columns, GraphQL type and input are these lines. */
@ObjectType({
  description: 'A decision that a country or organisation protects personal data adequately (Art. 45).',
})
@Entity()
@Unique({
  name: 'adequacy_decision_live',
  expression:
    'create unique index adequacy_decision_live on adequacy_decision (code) where superseded_by_id is null',
})
export class AdequacyDecision extends LawRow implements AdequacyDecisionFacts {
  @ReferenceField('Stable name: `US-DPF`, `GB-GDPR`, `AD`.', { required: true })
  @Property({ type: 'text' })
  code!: string;

  @CountryField('The country; null for an international organisation.')
  @Property({ type: 'text', nullable: true })
  country!: string | null;

  @TextField('The place or organisation, in words.', { required: true })
  @Property({ type: 'text' })
  territory!: string;

  @EnumField(() => regimes, 'Which law it was taken under.', { required: true })
  @Enum({ items: () => Object.values(regimes) })
  regime!: AdequacyRegime;

  @EnumField(() => coverages, 'Whether it covers everybody there.', { required: true })
  @Enum({ items: () => Object.values(coverages) })
  coverage!: AdequacyCoverage;

  @TextField('Whom and what it covers, in words.')
  @Property({ type: 'text', nullable: true })
  scope!: string | null;

  @TextsField('What must be true of the recipient, as short stable names.', { required: true, max: 200 })
  @Property({ type: 'text[]' })
  conditions!: string[];

  @TextField('Number of the decision: `2010/625/EU`.', { required: true })
  @Property({ type: 'text' })
  decision!: string;

  @TextField('CELEX number.', { max: 50 })
  @Property({ type: 'text', nullable: true })
  celex!: string | null;

  @DayField('The day of adoption.', { required: true })
  @Property({ type: 'date' })
  adoptedOn!: Day;

  @DayField('First day, where it is not the day of adoption.')
  @Property({ type: 'date', nullable: true })
  inForceFrom!: Day | null;

  @DayField('Last day, as the decision itself says.')
  @Property({ type: 'date', nullable: true })
  validUntil!: Day | null;

  @DayField('First day on which it no longer held: a ruling, a repeal.')
  @Property({ type: 'date', nullable: true })
  endedOn!: Day | null;

  @TextField('What ended it.')
  @Property({ type: 'text', nullable: true })
  endedBy!: string | null;

  @TextField('Extensions, reviews, doubts, and what was not verified.', { max: 5000 })
  @Property({ type: 'text', nullable: true })
  notes!: string | null;

  @DayField('The day on which a source says that it looked; after it nothing is known.')
  @Property({ type: 'date', nullable: true })
  verifiedAsOf!: Day | null;

  override check(): void {
    whole(this, 'territory', 'regime', 'coverage', 'conditions', 'decision', 'adoptedOn');
    inOrder(this, 'adoptedOn', 'inForceFrom');
    inOrder(this, 'adoptedOn', 'validUntil');
    inOrder(this, 'inForceFrom', 'validUntil');
    inOrder(this, 'adoptedOn', 'endedOn');
    if (this.endedOn && !this.endedBy) throw Refusal.field('endedBy', 'must say what ended it');
    if (this.endedBy && !this.endedOn)
      throw Refusal.field('endedOn', 'must say since when it no longer holds');
  }
}

/** The facts, without the name of the row and its source. */
export const decisionFields = [
  'country',
  'territory',
  'regime',
  'coverage',
  'scope',
  'conditions',
  'decision',
  'celex',
  'adoptedOn',
  'inForceFrom',
  'validUntil',
  'endedOn',
  'endedBy',
  'notes',
  'verifiedAsOf',
] as const satisfies readonly (keyof AdequacyDecisionFacts)[];

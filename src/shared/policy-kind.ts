import { registerEnumType } from '@nestjs/graphql';

/** What a policy is. Labels in languages stand in the catalogues of `views/`. */
export enum PolicyKind {
  PRIVACY_POLICY = 'PRIVACY_POLICY',
  COOKIE_POLICY = 'COOKIE_POLICY',
  DPA_TEMPLATE = 'DPA_TEMPLATE',
  TOM = 'TOM',
  SUB_PROCESSOR_POLICY = 'SUB_PROCESSOR_POLICY',
  TERMS = 'TERMS',
  OTHER = 'OTHER',
}
registerEnumType(PolicyKind, {
  name: 'PolicyKind',
  valuesMap: {
    PRIVACY_POLICY: { description: 'What data subjects are told (Art. 12 to 14).' },
    COOKIE_POLICY: { description: 'Cookies and similar techniques (Directive 2002/58/EC, Art. 5(3)).' },
    DPA_TEMPLATE: { description: 'The text of the processing agreement offered to customers (Art. 28(3)).' },
    TOM: { description: 'Technical and organisational measures (Art. 32).' },
    SUB_PROCESSOR_POLICY: {
      description: 'How sub-processors are chosen, announced and objected to (Art. 28(2), (4)).',
    },
    TERMS: { description: 'Terms of service.' },
    OTHER: { description: 'Any other text that is published.' },
  },
});

import { Module } from '@nestjs/common';
import { localizedFields } from '../platform/localized-fields.js';
import { LawReader } from './law.reader.js';
import { LawResolver } from './law.resolver.js';
import { LawService } from './law.service.js';
import { LegalTerm } from './legal-term.entity.js';

/** The label in a language; English where there is none. */
const LegalTermTexts = localizedFields(LegalTerm, 'LegalTerm', {
  label: { description: 'The words of the law.' },
});

@Module({
  providers: [LawService, LawReader, LawResolver, LegalTermTexts],
  exports: [LawService, LawReader],
})
export class LawFactsModule {}

import { Module } from '@nestjs/common';
import { localizedFields } from '../platform/localized-fields.js';
import { LawReader } from './law.reader.js';
import { LawResolver } from './law.resolver.js';
import { LawService } from './law.service.js';
import { LegalTerm } from './legal-term.entity.js';

@Module({
  providers: [LawService, LawReader, LawResolver, localizedFields(LegalTerm, 'label')],
  exports: [LawService, LawReader],
})
export class LawFactsModule {}

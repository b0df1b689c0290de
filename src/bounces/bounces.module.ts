import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { InboundController } from './inbound.controller.js';
import { ReportsService } from './reports.service.js';
import { SuppressionsReader } from './suppressions.reader.js';
import { SuppressionsResolver } from './suppressions.resolver.js';
import { SuppressionsService } from './suppressions.service.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [InboundController],
  providers: [ReportsService, SuppressionsService, SuppressionsReader, SuppressionsResolver],
  exports: [SuppressionsService],
})
export class BouncesModule {}

import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { EventsReader } from './events.reader.js';
import { EventsResolver } from './events.resolver.js';
import { EventsService } from './events.service.js';

@Module({
  imports: [OrganisationsModule],
  providers: [EventsService, EventsReader, EventsResolver],
  exports: [EventsService, EventsReader],
})
export class EventsModule {}

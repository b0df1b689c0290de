import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { EventStreamController } from './event-stream.controller.js';
import { EventStreamResolver } from './event-stream.resolver.js';
import { EventStreams } from './event-streams.js';
import { EventsReader } from './events.reader.js';
import { EventsResolver } from './events.resolver.js';
import { EventsService } from './events.service.js';
import { Releases } from './releases.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [EventStreamController],
  providers: [EventsService, Releases, EventsReader, EventsResolver, EventStreams, EventStreamResolver],
  exports: [EventsService, Releases, EventsReader],
})
export class EventsModule {}

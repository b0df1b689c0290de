import { Inject, Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations/organisation.entity.js';
import { CONFIG, publicUrlOf, type Config } from '../platform/config.js';
import { EventsService } from './events.service.js';
import { publicationEvent, type Released } from './publication-event.js';

/** Records that a text became public without a notice. */
@Injectable()
export class Releases {
  constructor(
    private readonly events: EventsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async record(organisation: Organisation, released: Released): Promise<void> {
    await this.events.record(
      organisation.id,
      publicationEvent(publicUrlOf(this.config), organisation, released),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Origin } from '../shared/announceable.js';
import type { Day } from '../shared/days.js';
import { toldOf } from './list-section.service.js';
import type { ApplyRegisterInput } from './register.inputs.js';

/** Whether the text that a file states was known before, or is yet to be told of. */
@Injectable()
export class TextOrigins {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  /** A file may be of a day to come, and still nobody knows today what begins then. */
  async of(
    input: Pick<ApplyRegisterInput, 'organisation' | 'on' | 'baseline'>,
    effectiveFrom: Day,
  ): Promise<Origin> {
    const { timeZone } = await this.organisations.bySlug(input.organisation.slug);
    const today = this.clock.today(timeZone);
    return toldOf({ ...input, on: input.on < today ? input.on : today }, effectiveFrom).origin;
  }
}

import { Injectable } from '@nestjs/common';
import { Announcing } from '../notices/announcing.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Clock } from '../platform/clock.js';
import { Origin } from '../shared/announceable.js';
import { addDays, type Day } from '../shared/days.js';
import { Listing } from '../sub-processors/listed-sub-processor.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import { SubProcessorsService } from '../sub-processors/sub-processors.service.js';
import { ledgerleaf, linguaFerry, quillwise, type SampleFacts } from './sample-register.js';

/** What happened to the sample organisation after its register began: each change announced on a day of its own. */
@Injectable()
export class SampleGrowth {
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly subProcessors: SubProcessorsService,
    private readonly reader: SubProcessorsReader,
    private readonly announcing: Announcing,
    private readonly clock: Clock,
  ) {}

  async grow(organisation: Organisation, start: Day, today: Day): Promise<void> {
    const rows = await this.reader.list({ organisation, on: start, asOf: null, include: Listing.ALL });
    for (const { id, legalName } of rows) this.ids.set(legalName, id);
    const announce = (day: Day, changes: () => Promise<unknown>) =>
      this.during(day, async () => {
        await changes();
        await this.announcing.atOnce(organisation);
      });
    const amendment = { origin: Origin.AMENDMENT, carryForward: false };
    const id = (legalName: string) => this.ids.get(legalName)!;
    const ago = (days: number) => addDays(today, -days);

    await announce(ago(240), async () => {
      await this.engage(organisation.slug, quillwise, ago(205));
      const countries = ['DE', 'IE'];
      await this.subProcessors.amend({
        ...amendment,
        id: id('Nimbus Harbour GmbH'),
        effectiveFrom: ago(205),
        countries,
      });
    });
    await announce(ago(150), () =>
      this.subProcessors.amend({
        ...amendment,
        id: id('Letterbird GmbH'),
        effectiveFrom: ago(150),
        legalName: 'Letterbird Mail GmbH',
      }),
    );
    await announce(ago(100), async () => {
      await this.subProcessors.replace({
        id: id('Pocket Tally Inc.'),
        effectiveFrom: ago(65),
        with: ledgerleaf,
      });
      await this.subProcessors.remove({ id: id('Old Signal Ltd'), effectiveFrom: ago(90) });
    });
    await announce(ago(5), async () => {
      await this.engage(organisation.slug, linguaFerry, addDays(today, 30));
      await this.subProcessors.amend({
        ...amendment,
        id: id(quillwise.legalName),
        effectiveFrom: addDays(today, 30),
        purpose: {
          en: 'Suggests replies to agents and sums up tickets.',
          de: 'Schlägt Antworten vor und fasst Tickets zusammen.',
        },
      });
    });
  }

  private async engage(organisation: string, facts: SampleFacts, day: Day): Promise<void> {
    const { id } = await this.subProcessors.engage({
      ...facts,
      organisation,
      effectiveFrom: day,
      origin: Origin.AMENDMENT,
    });
    this.ids.set(facts.legalName, id);
  }

  private during<T>(day: Day, work: () => Promise<T>): Promise<T> {
    return this.clock.during(new Date(`${day}T09:00:00Z`), work);
  }
}

import { Injectable } from '@nestjs/common';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Clock } from '../platform/clock.js';
import { runAs, systemContext } from '../platform/context.js';
import { Origin } from '../shared/announceable.js';
import { addDays, type Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { SubProcessorsService } from '../sub-processors/sub-processors.service.js';
import { Announcing } from '../notices/announcing.js';
import {
  ledgerleaf,
  linguaFerry,
  quillwise,
  sampleBaseline,
  sampleOrganisation,
  sampleProducts,
  type SampleFacts,
} from './sample-register.js';

/**
 * Builds the sample organisation as it would have grown: through the services, on the days on which it would have happened.
 * The history says so: act `sample`, and of every instant that a clock supplied it.
 */
@Injectable()
export class SampleService {
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly organisations: OrganisationsService,
    private readonly subProcessors: SubProcessorsService,
    private readonly announcing: Announcing,
    private readonly clock: Clock,
  ) {}

  /** True when it was built; false when it was there before: then it is left alone. Nothing else may run meanwhile. */
  load(): Promise<boolean> {
    return runAs(systemContext('sample'), async () => {
      if (await this.exists()) return false;
      const today = this.clock.today(sampleOrganisation.timeZone);
      const start = addDays(today, -400);
      const organisation = await this.on(start, () => this.begin(start));
      await this.grow(organisation, today);
      return true;
    });
  }

  private async begin(day: Day): Promise<Organisation> {
    const organisation = await this.organisations.create(sampleOrganisation);
    for (const product of sampleProducts)
      await this.organisations.addProduct({ organisation: organisation.slug, ...product });
    for (const facts of sampleBaseline) await this.engage(facts, day, Origin.BASELINE);
    return organisation;
  }

  private async grow(organisation: Organisation, today: Day): Promise<void> {
    const announce = (day: Day, changes: () => Promise<unknown>) =>
      this.on(day, async () => {
        await changes();
        await this.announcing.atOnce(organisation);
      });
    const amendment = { origin: Origin.AMENDMENT, carryForward: false };
    const id = (legalName: string) => this.ids.get(legalName)!;
    const ago = (days: number) => addDays(today, -days);

    await announce(ago(240), async () => {
      await this.engage(quillwise, ago(205), Origin.AMENDMENT);
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
      await this.engage(linguaFerry, addDays(today, 30), Origin.AMENDMENT);
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

  private async engage({ engagedBy, ...facts }: SampleFacts, day: Day, origin: Origin): Promise<void> {
    const { id } = await this.subProcessors.engage({
      ...facts,
      organisation: sampleOrganisation.slug,
      effectiveFrom: day,
      origin,
      announcedOn: origin === Origin.BASELINE ? day : null,
      engagedBy: engagedBy ? this.ids.get(engagedBy) : null,
    });
    this.ids.set(facts.legalName, id);
  }

  private on<T>(day: Day, work: () => Promise<T>): Promise<T> {
    return this.clock.during(new Date(`${day}T09:00:00Z`), work);
  }

  private async exists(): Promise<boolean> {
    try {
      await this.organisations.bySlug(sampleOrganisation.slug);
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'NOT_FOUND') return false;
      throw error;
    }
  }
}

import { Injectable } from '@nestjs/common';
import { ActivitiesReader } from '../activities/activities.reader.js';
import { ActivityWorlds } from '../activities/activity-worlds.js';
import { AuthorisationsReader } from '../authorisations/authorisations.reader.js';
import { PublicListReader } from '../authorisations/public-list.reader.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import type { RegisterFacts } from './register-facts.js';

/** Reads a whole register for the rules, in a fixed number of statements of one transaction. */
@Injectable()
export class RegisterFactsReader {
  constructor(
    private readonly database: Database,
    private readonly worlds: ActivityWorlds,
    private readonly activities: ActivitiesReader,
    private readonly authorisations: AuthorisationsReader,
    private readonly publicList: PublicListReader,
  ) {}

  on(organisation: Organisation, on: Day, asOf: Date | null, strict = false) {
    return this.database.read(async () => {
      const world = await this.worlds.on(organisation, on, asOf, strict);
      return {
        ...world,
        organisation,
        parties: [...world.parties.values()],
        agreements: [...world.agreements.values()],
        subProcessors: [...world.subProcessors.values()],
        transfers: [...world.transfers.values()],
        ...(await this.authorisations.spoken(organisation, on, asOf)),
        activities: await this.activities.all(organisation, on, asOf),
        listStampedOn: await this.publicList.stampedOn(organisation, on, asOf),
      } satisfies RegisterFacts;
    });
  }
}

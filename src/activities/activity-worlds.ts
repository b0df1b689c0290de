import { Injectable } from '@nestjs/common';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import { LawReader } from '../law-facts/law.reader.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { ProfilesReader } from '../parties/profiles.reader.js';
import type { Day } from '../shared/days.js';
import { Listing } from '../sub-processors/listed-sub-processor.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import { TransfersReader } from '../transfers/transfers.reader.js';
import type { ActivityWorld } from './activity-world.js';

/** Gathers what entries are judged against, in a fixed number of statements. */
@Injectable()
export class ActivityWorlds {
  constructor(
    private readonly law: LawReader,
    private readonly profiles: ProfilesReader,
    private readonly agreements: AgreementsReader,
    private readonly subProcessors: SubProcessorsReader,
    private readonly transfers: TransfersReader,
  ) {}

  async on(organisation: Organisation, on: Day, asOf: Date | null = null, strict = false) {
    const listed = await this.subProcessors.list({ organisation, on, asOf, include: Listing.ALL });
    return {
      on,
      strict,
      law: await this.law.book(asOf),
      ...(await this.profiles.withParties(organisation, on, asOf)),
      agreements: byId(await this.agreements.all(organisation, on, asOf)),
      transfers: byId(await this.transfers.all(organisation, on, asOf)),
      subProcessors: byId(listed),
    } satisfies ActivityWorld;
  }
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

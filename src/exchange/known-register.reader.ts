import { Injectable } from '@nestjs/common';
import type { ReadActivity } from '../activities/activities.reader.js';
import { ActivitiesReader } from '../activities/activities.reader.js';
import type { AgreementRow } from '../agreements/agreement-row.js';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Product } from '../organisations/product.entity.js';
import type { PartyOnDay } from '../parties/party-on-day.js';
import type { ProfileRow } from '../parties/party-row.js';
import { ProfilesReader } from '../parties/profiles.reader.js';
import type { Day } from '../shared/days.js';
import { Listing, type ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import type { TransferRow } from '../transfers/transfer-row.js';
import { TransfersReader } from '../transfers/transfers.reader.js';

/** A whole register as rows, drafts taken as done. */
export interface KnownRegister {
  on: Day;
  prevailing: string;
  products: readonly Pick<Product, 'id' | 'slug'>[];
  parties: readonly PartyOnDay[];
  profile: ProfileRow | null;
  /** What is on the list that day. */
  subProcessors: readonly ListedSubProcessor[];
  agreements: readonly AgreementRow[];
  /** Those that are to end are among them, those that have ended are not. */
  transfers: readonly TransferRow[];
  /** References of transfers that are over. */
  ended: readonly string[];
  activities: readonly ReadActivity[];
}

/** Of an organisation that is yet to be made. */
export function nothingKnown(on: Day, prevailing: string): KnownRegister {
  const none = {
    products: [],
    parties: [],
    subProcessors: [],
    agreements: [],
    transfers: [],
    ended: [],
    activities: [],
  };
  return { on, prevailing, profile: null, ...none };
}

/** Reads a whole register on a day, in a fixed number of statements. */
@Injectable()
export class KnownRegisterReader {
  constructor(
    private readonly profiles: ProfilesReader,
    private readonly subProcessors: SubProcessorsReader,
    private readonly agreements: AgreementsReader,
    private readonly transfers: TransfersReader,
    private readonly activities: ActivitiesReader,
  ) {}

  async read(
    organisation: Organisation,
    products: readonly Product[],
    on: Day,
    asOf: Date | null = null,
  ): Promise<KnownRegister> {
    const { profile, parties } = await this.profiles.withParties(organisation, on, asOf);
    const list = await this.subProcessors.list({ organisation, on, asOf, include: Listing.ALL });
    const transfers = (await this.transfers.all(organisation, on, asOf)).filter(
      ({ endsOn }) => endsOn === null || endsOn >= on,
    );
    const current = new Set(transfers.map(({ reference }) => reference));
    return {
      on,
      prevailing: organisation.prevailingLanguage(),
      products,
      profile,
      parties: [...parties.values()],
      subProcessors: list.filter(
        ({ listedSince, listedUntil }) => listedSince <= on && (listedUntil === null || listedUntil >= on),
      ),
      agreements: await this.agreements.all(organisation, on, asOf),
      transfers,
      ended: (await this.transfers.references(organisation, asOf)).filter((one) => !current.has(one)),
      activities: await this.activities.all(organisation, on, asOf),
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { ReadActivity } from '../activities/activities.reader.js';
import { ActivitiesReader } from '../activities/activities.reader.js';
import { ActivityWorlds } from '../activities/activity-worlds.js';
import type { AgreementRow } from '../agreements/agreement-row.js';
import type { AuthorisationRow } from '../authorisations/authorisation-on-record.js';
import { AuthorisationsReader } from '../authorisations/authorisations.reader.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Product } from '../organisations/product.entity.js';
import type { PartyOnDay } from '../parties/party-on-day.js';
import type { ProfileRow } from '../parties/party-row.js';
import type { Day } from '../shared/days.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import type { TransferRow } from '../transfers/transfer-row.js';
import { TransfersReader } from '../transfers/transfers.reader.js';
import { countingWords } from './counting-words.js';
import { KnownTextsReader, type KnownAgreementWords, type KnownPolicy } from './known-texts.reader.js';

/** A whole register as rows, drafts taken as done. */
export interface KnownRegister {
  on: Day;
  prevailing: string;
  /** Of the organisation. */
  languages: readonly string[];
  products: readonly Pick<Product, 'id' | 'slug'>[];
  parties: readonly PartyOnDay[];
  profile: ProfileRow | null;
  /** What is on the list that day, and what is yet to come. */
  subProcessors: readonly ListedSubProcessor[];
  agreements: readonly AgreementRow[];
  /** What their versions are called and say, by the ids of the versions. */
  agreementWords: ReadonlyMap<string, KnownAgreementWords>;
  /** All that was said, that of other days too. */
  authorisations: readonly AuthorisationRow[];
  /** Ids of those that count for the versions on the list that day: what a file says. */
  counting: ReadonlySet<string>;
  /** Those that are to end are among them, those that have ended are not. */
  transfers: readonly TransferRow[];
  /** References of transfers that are over. */
  ended: readonly string[];
  policies: readonly KnownPolicy[];
  activities: readonly ReadActivity[];
}

/** Of an organisation that is yet to be made. */
export function nothingKnown(on: Day, prevailing: string): KnownRegister {
  const none = {
    products: [],
    parties: [],
    subProcessors: [],
    agreements: [],
    agreementWords: new Map<string, KnownAgreementWords>(),
    authorisations: [],
    counting: new Set<string>(),
    transfers: [],
    ended: [],
    policies: [],
    activities: [],
  };
  return { on, prevailing, languages: [prevailing], profile: null, ...none };
}

/** Reads a whole register on a day, in a fixed number of statements. */
@Injectable()
export class KnownRegisterReader {
  constructor(
    private readonly worlds: ActivityWorlds,
    private readonly authorisations: AuthorisationsReader,
    private readonly transfers: TransfersReader,
    private readonly texts: KnownTextsReader,
    private readonly activities: ActivitiesReader,
  ) {}

  async read(
    organisation: Organisation,
    products: readonly Product[],
    on: Day,
    asOf: Date | null = null,
  ): Promise<KnownRegister> {
    const world = await this.worlds.on(organisation, on, asOf);
    const transfers = [...world.transfers.values()].filter(({ endsOn }) => endsOn === null || endsOn >= on);
    const current = new Set(transfers.map(({ reference }) => reference));
    const subProcessors = [...world.subProcessors.values()].filter(
      ({ listedUntil }) => listedUntil === null || listedUntil >= on,
    );
    const agreements = [...world.agreements.values()];
    const { authorisations, steps } = await this.authorisations.everything(organisation, { on, asOf });
    return {
      on,
      prevailing: organisation.prevailingLanguage(),
      languages: organisation.languages,
      products,
      profile: world.profile,
      parties: [...world.parties.values()],
      subProcessors,
      agreements,
      agreementWords: await this.texts.ofAgreements(organisation, agreements, { on, asOf }),
      authorisations,
      counting: countingWords(authorisations, { on, subProcessors, agreements, steps }),
      transfers,
      ended: (await this.transfers.references(organisation, asOf)).filter((one) => !current.has(one)),
      policies: await this.texts.policies(organisation, { on, asOf }),
      activities: await this.activities.all(organisation, on, asOf),
    };
  }
}

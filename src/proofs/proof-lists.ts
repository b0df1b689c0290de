import { Injectable } from '@nestjs/common';
import type { ProofList, ProofListEntry } from '../evidence/verify-lists.js';
import { rowsIn } from './proof-parts.js';
import type { RecordedRow } from '../history/links.reader.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import type { Day } from '../shared/days.js';
import { Listing, type ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import { ShownMechanisms } from '../transfers/shown-mechanisms.js';
import type { ProvenNotice } from './proven-notice.js';

/** Lists as they were recorded at one instant. */
export interface RecordedLists {
  recordedAt: string;
  lists: ProofList[];
}

/** The public list before a notice and after it, as recorded then: a later correction does not touch what was shown. */
@Injectable()
export class ProofLists {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly subProcessors: SubProcessorsReader,
    private readonly mechanisms: ShownMechanisms,
  ) {}

  /** On the day of announcing, the instant before. */
  before(notice: ProvenNotice): Promise<RecordedLists> {
    return this.recorded(notice, notice.recordedBefore, [notice.announcedOn]);
  }

  /** On each day on which one of its changes takes effect, right after announcing. */
  after(notice: ProvenNotice): Promise<RecordedLists> {
    const days = notice.content.map(({ effectiveFrom }) => effectiveFrom);
    return this.recorded(notice, notice.recordedAt, [...new Set(days)].sort());
  }

  private async recorded(
    { organisationId }: ProvenNotice,
    asOf: Date,
    days: readonly Day[],
  ): Promise<RecordedLists> {
    const organisation = await this.organisations.byId(organisationId);
    const lists: ProofList[] = [];
    for (const on of days) lists.push(await this.list(organisation, on, asOf));
    return { recordedAt: asOf.toISOString(), lists };
  }

  private async list(organisation: Organisation, on: Day, asOf: Date): Promise<ProofList> {
    const query = { organisation, on, asOf, include: Listing.ANNOUNCED };
    const rows = await this.subProcessors.list(query);
    const shown = await this.mechanisms.on(organisation, on, asOf);
    return {
      on,
      subProcessors: rows.map((row) => ({ ...entry(row), mechanisms: shown.get(row.id) ?? null })),
    };
  }
}

/** The versions that lists were read from. */
export function versionsOf(...recorded: readonly RecordedLists[]): RecordedRow[] {
  const entries = recorded.flatMap(({ lists }) => lists.flatMap(({ subProcessors }) => subProcessors));
  return [
    ...rowsIn(
      'sub_processor_version',
      entries.map(({ version }) => version),
    ),
    ...rowsIn(
      'party_version',
      entries.map(({ partyVersion }) => partyVersion),
    ),
  ];
}

/** Texts in all languages, countries as codes, products by id: as the versions have them. */
function entry(row: ListedSubProcessor): ProofListEntry {
  const {
    id,
    versionId: version,
    partyVersionId: partyVersion,
    legalName,
    tradingName,
    registrationId,
  } = row;
  const { establishment, address, contact, website, service, purpose, dataCategories, dataSubjects } = row;
  const { countries, placesAsWritten, productIds, conditions, usesAi, transferMechanism, note } = row;
  const party = { legalName, tradingName, registrationId, establishment, address, contact, website };
  const engagement = {
    service,
    purpose,
    dataCategories,
    dataSubjects,
    countries,
    placesAsWritten,
    productIds,
  };
  const { engagedById, effectiveFrom, listedSince, listedUntil } = row;
  const more = { conditions, usesAi, transferMechanism, note, engagedById, effectiveFrom };
  return { id, version, partyVersion, ...party, ...engagement, ...more, listedSince, listedUntil };
}

import type { FrozenPublication } from '../../src/notices/frozen-publication.js';
import { Organisation } from '../../src/organisations/organisation.entity.js';
import type { Happening } from '../../src/public-pages/feed.reader.js';
import type { PublishedNotice } from '../../src/public-pages/notice-view.js';
import { Origin } from '../../src/shared/announceable.js';
import {
  SubProcessorStatus,
  type ListedSubProcessor,
} from '../../src/sub-processors/listed-sub-processor.js';

/** An organisation that was never stored. */
export function organisation(facts: Partial<Organisation> = {}): Organisation {
  return Object.assign(new Organisation(), {
    slug: 'acme',
    name: 'Acme Helpdesk',
    timeZone: 'Europe/Berlin',
    languages: ['en', 'de'],
    createdAt: new Date('2026-01-01T00:00:00Z'),
    contactEmail: 'privacy@acme.example',
    ...facts,
  });
}

/** A row of the list that was never read. */
export function row(facts: Partial<ListedSubProcessor> = {}): ListedSubProcessor {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    ordinal: '1',
    organisationId: '22222222-2222-4222-8222-222222222222',
    partyId: '33333333-3333-4333-8333-333333333333',
    versionId: '44444444-4444-4444-8444-444444444444',
    partyVersionId: '55555555-5555-4555-8555-555555555555',
    origin: Origin.AMENDMENT,
    prevailing: 'en',
    moment: { on: '2026-03-01', asOf: null },
    engagedById: null,
    productIds: [],
    legalName: 'Postbird ApS',
    tradingName: null,
    registrationId: null,
    establishment: 'DK',
    address: null,
    contact: null,
    website: null,
    service: { en: 'E-mail', de: 'E-Mail' },
    purpose: { en: 'Sends replies.' },
    dataCategories: [{ en: 'Addresses' }],
    dataSubjects: [{ en: 'Customers' }],
    conditions: null,
    transferMechanism: null,
    note: null,
    countries: ['DK', 'SE'],
    placesAsWritten: null,
    usesAi: null,
    status: SubProcessorStatus.IN_USE,
    effectiveFrom: '2026-01-01',
    listedSince: '2026-01-01',
    announcedOn: '2025-11-01',
    listedUntil: null,
    createdAt: new Date('2025-11-01T00:00:00Z'),
    updatedAt: new Date('2025-11-01T00:00:00Z'),
    ...facts,
  };
}

export function notice(facts: Partial<PublishedNotice> = {}): PublishedNotice {
  return {
    id: '66666666-6666-4666-8666-666666666666',
    number: 1,
    announcedOn: '2026-03-01',
    announcedAt: new Date('2026-03-01T09:00:00Z'),
    objectionDeadline: '2026-03-31',
    emergencyReason: null,
    digest: 'ab'.repeat(32),
    withdrawnAt: null,
    withdrawalReason: null,
    publications: [],
    content: [
      {
        kind: 'AMENDED',
        subProcessorId: '11111111-1111-4111-8111-111111111111',
        legalName: 'Postbird ApS',
        effectiveFrom: '2026-04-02',
        origin: 'AMENDMENT',
        changes: [{ field: 'countries', from: { en: 'DK' }, to: { en: 'DK, US' } }],
      },
    ],
    ...facts,
  };
}

/** A new version of a policy that everybody may read. */
export function publication(facts: Partial<FrozenPublication> = {}): FrozenPublication {
  return {
    of: 'policy',
    versionId: '99999999-9999-4999-8999-999999999999',
    subjectId: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
    reference: 'privacy',
    title: { en: 'Privacy policy', de: 'Datenschutzerklärung' },
    label: '2.0',
    effectiveFrom: '2026-05-03',
    origin: 'AMENDMENT',
    summary: null,
    digest: 'cd'.repeat(32),
    isPublic: true,
    ...facts,
  };
}

export function announcement(of = notice()): Happening {
  return { id: '77777777-7777-4777-8777-777777777777', what: 'announced', at: of.announcedAt, notice: of };
}

export function withdrawal(of: PublishedNotice): Happening {
  return {
    id: '88888888-8888-4888-8888-888888888888',
    what: 'withdrawn',
    at: of.withdrawnAt ?? of.announcedAt,
    notice: of,
  };
}

import { expect } from '@jest/globals';
import type { AgreementRow, VersionTerms } from '../../src/agreements/agreement-row.js';
import type { AuthorisationState } from '../../src/authorisations/authorisation.entity.js';
import { listWorld, type ListWorld } from '../../src/authorisations/list-world.js';
import { AgreementSide, ContractKind, PartyKind } from '../../src/law/roles.js';
import type { PartyRow } from '../../src/parties/party-row.js';
import type { Rule, Severity } from '../../src/shared/rules.js';
import {
  SubProcessorStatus,
  type ListedSubProcessor,
} from '../../src/sub-processors/listed-sub-processor.js';
import { row as listed } from '../public-pages/examples.js';

// Rows that were never read.

export const ON = '2026-03-01';
export const row = (facts: Partial<ListedSubProcessor> = {}) =>
  listed({
    id: 'sub',
    partyId: 'vendor',
    address: 'Gade 1, Aarhus',
    contact: 'dpo@postbird.example',
    announcedOn: '2026-01-01',
    effectiveFrom: '2026-02-01',
    listedSince: '2026-02-01',
    ...facts,
  });

const terms = (facts: Partial<VersionTerms> = {}): VersionTerms => ({
  effectiveFrom: '2025-01-01',
  productIds: [],
  ...facts,
});
export const agreement = (facts: Partial<AgreementRow> = {}): AgreementRow => ({
  id: 'dpa',
  reference: 'dpa',
  title: 'DPA',
  kind: ContractKind.ARTICLE_28,
  side: AgreementSide.CUSTOMER,
  partyId: null,
  endedOn: null,
  versionId: 'v1',
  standings: [],
  ...terms(),
  ...facts,
});
export const vendor = (facts: Partial<AgreementRow> = {}) =>
  agreement({ id: 'vendor-dpa', side: AgreementSide.VENDOR, partyId: 'vendor', ...facts });
/** One customer, on a version that says so. */
export const customer = (
  said: Partial<VersionTerms>,
  more: Partial<AgreementRow['standings'][number]> = {},
) =>
  agreement({
    standings: [
      {
        id: 's1',
        agreementId: 'dpa',
        versionId: 'v1',
        partyId: 'alpha',
        since: '2025-06-01',
        until: null,
        noticeContacts: [],
        productIds: [],
        terms: terms(said),
        ...more,
      },
    ],
  });
export const alpha: PartyRow = {
  id: 'alpha',
  reference: null,
  kind: PartyKind.ORGANISATION,
  legalName: 'Alpha AG',
  tradingName: null,
  registrationId: null,
  establishment: null,
  address: null,
  contact: null,
  website: null,
};
const says = (state: AuthorisationState) => ({
  agreementId: 'dpa',
  customerId: 'alpha',
  versionId: row().versionId,
  state,
  decidedOn: '2026-02-15',
});

export interface Case {
  rule: string;
  what: string;
  row?: Partial<ListedSubProcessor>;
  agreements?: AgreementRow[];
  state?: AuthorisationState;
  /** How bad each finding is. */
  found: Severity[];
}
type Rules = readonly Rule<ListedSubProcessor, ListWorld>[];

/** A world in which an engagement never was anything else. */
export function worldOf(
  agreements: AgreementRow[],
  said: ReturnType<typeof says>[],
  { id, versionId, effectiveFrom, announcedOn, productIds, status }: ListedSubProcessor = row(),
): ListWorld {
  const toldOn = status === SubProcessorStatus.UNANNOUNCED ? null : (announcedOn ?? effectiveFrom);
  const always = { begins: true, needsPeriod: true, removed: false };
  const step = {
    subProcessorId: id,
    versionIds: [versionId],
    effectiveFrom,
    toldOn,
    toldAt: null,
    productIds,
    ...always,
  };
  return listWorld(ON, new Map([['alpha', alpha]]), agreements, said, new Map([[id, [step]]]));
}

export function expectFound(rules: Rules, one: Case): void {
  const rule = rules.find(({ id }) => id === one.rule)!;
  const said = one.state ? [says(one.state)] : [];
  const world = worldOf(one.agreements ?? [], said, row(one.row));
  const found = rule.find(row(one.row), world);
  expect(found.map(({ severity }) => severity ?? rule.severity)).toEqual(one.found);
  for (const { message } of found) expect(message).toMatch(/^([A-Z].*)?Postbird ApS .*\.$/);
}

export function tripsAndNot(rules: Rules, cases: readonly Case[]): void {
  for (const { id } of rules) {
    const own = cases.filter(({ rule }) => rule === id).map(({ found }) => found.length > 0);
    expect([id, own.includes(true), own.includes(false)]).toEqual([id, true, true]);
  }
}

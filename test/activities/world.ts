import type {
  ActivityControllerRow,
  ActivityRow,
  ControllerActivityRow,
  ProcessorActivityRow,
  RecipientRow,
} from '../../src/activities/activity-row.js';
import type { ActivityRule, ActivityWorld, KnownSubProcessor } from '../../src/activities/activity-world.js';
import { activityRules } from '../../src/activities/activity.rules.js';
import type { AgreementRow } from '../../src/agreements/agreement-row.js';
import { LegalBasis } from '../../src/law/bases.js';
import { DataCategory, DataSubjectCategory, MeasureGroup, RetentionKind } from '../../src/law/categories.js';
import { AgreementSide, ContractKind, PartyKind, RecipientRole } from '../../src/law/roles.js';
import type { PartyRow } from '../../src/parties/party-row.js';
import { SubProcessorStatus } from '../../src/sub-processors/listed-sub-processor.js';
import type { TransferRow } from '../../src/transfers/transfer-row.js';

/** What a rule is asked, and the paths it must find: none, or each with its severity where that is not the rule's. */
export type Case = [
  rule: string,
  what: string,
  row: ActivityRow,
  found: string[],
  world?: Partial<ActivityWorld>,
];

/** Rows as readers would give them: every test says only what it is about. */
export const party = (id: string, more: Partial<PartyRow> = {}): PartyRow => ({
  id,
  reference: null,
  kind: PartyKind.ORGANISATION,
  legalName: `${id[0]!.toUpperCase()}${id.slice(1)} Ltd`,
  tradingName: null,
  registrationId: null,
  establishment: 'DE',
  address: 'Hauptstraße 1, Berlin',
  contact: null,
  website: null,
  ...more,
});

export const recipient = (more: Partial<RecipientRow> = {}): RecipientRow => ({
  id: 'r',
  partyId: null,
  subProcessorId: null,
  agreementId: null,
  role: RecipientRole.INTERNAL_UNIT,
  category: { en: 'Finance' },
  ...more,
});

export const joint = (more: Partial<ActivityControllerRow> = {}): ActivityControllerRow => ({
  id: 'c',
  partyId: 'other',
  agreementId: null,
  ...more,
});

const entry = {
  id: 'a',
  reference: 'A-1',
  title: { en: 'Payroll' },
  description: null,
  businessFunction: null,
  owner: 'Head of people',
  startsOn: null,
  activatedOn: '2026-01-01',
  suspendedOn: null,
  endedOn: null,
  measures: [{ group: MeasureGroup.BACKUP, description: { en: 'Daily copies' } }],
  systems: [],
  review: null,
  subProcessorIds: [],
  transferIds: [],
  productIds: [],
};

/** An entry in which no rule finds anything. */
export const controllerEntry = (more: Partial<ControllerActivityRow> = {}): ControllerActivityRow => ({
  ...entry,
  role: 'CONTROLLER',
  controllerPartyId: null,
  purposes: [{ key: 'pay', label: { en: 'Paying wages to employees' }, legalBasis: LegalBasis.CONTRACT }],
  dataSubjects: [{ key: 'staff', category: DataSubjectCategory.EMPLOYEES }],
  dataItems: [
    {
      key: 'bank',
      category: DataCategory.FINANCIAL,
      subjects: ['staff'],
      retention: { kind: RetentionKind.FIXED, period: 'P10Y', trigger: 'End of the financial year' },
    },
  ],
  sources: [],
  noRecipients: false,
  automatedDecision: null,
  dpia: null,
  recipients: [recipient()],
  controllers: [],
  ...more,
});

export const processorEntry = (more: Partial<ProcessorActivityRow> = {}): ProcessorActivityRow => ({
  ...entry,
  role: 'PROCESSOR',
  recipients: [],
  controllers: [joint({ processingCategories: [{ en: 'Hosting' }], agreementId: 'dpa' })],
  ...more,
});

export const agreement = (id: string, more: Partial<AgreementRow> = {}): AgreementRow => ({
  id,
  endedOn: null,
  reference: id.toUpperCase(),
  title: 'Data processing agreement',
  kind: ContractKind.ARTICLE_28,
  side: AgreementSide.VENDOR,
  partyId: null,
  versionId: 'v',
  effectiveFrom: '2025-01-01',
  productIds: [],
  standings: [],
  signedOn: '2025-01-01',
  ...more,
});

export const transfer = (id: string, more: Partial<TransferRow> = {}): TransferRow => ({
  id,
  reference: id.toUpperCase(),
  exporterPartyId: null,
  importerPartyId: 'other',
  subProcessorId: null,
  onwardOfId: null,
  versionId: 'v',
  effectiveFrom: '2025-01-01',
  announcedOn: null,
  endsOn: null,
  destination: 'US',
  ...more,
});

export const engaged = (id: string, more: Partial<KnownSubProcessor> = {}): KnownSubProcessor => ({
  id,
  partyId: 'other',
  legalName: `${id[0]!.toUpperCase()}${id.slice(1)} Inc.`,
  countries: ['DE'],
  status: SubProcessorStatus.IN_USE,
  listedSince: '2025-01-01',
  ...more,
});

const byId = <T extends { id: string }>(...rows: T[]) => new Map(rows.map((row) => [row.id, row]));

/** On 1 June 2026; the EEA is Germany, France and Norway. */
export const world = (more: Partial<ActivityWorld> = {}): ActivityWorld => ({
  on: '2026-06-01',
  strict: false,
  law: {
    decisions: [],
    memberships: ['DE', 'FR', 'NO'].map((country) => ({
      country,
      memberFrom: '1994-01-01',
      memberUntil: null,
      standing: 'EU',
      source: 'the test',
    })),
    exemptions: [],
  },
  profile: { partyId: 'us', dpoPartyId: 'dpo', representativePartyId: null, leadAuthorityPartyId: null },
  parties: byId(party('us'), party('other'), party('dpo')),
  agreements: byId(agreement('dpa')),
  transfers: byId(transfer('to-us')),
  subProcessors: byId(engaged('host')),
  ...more,
});

export const rule = (id: string): ActivityRule => activityRules.find((rule) => rule.id === id)!;
export const mapOf = byId;

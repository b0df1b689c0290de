import type { Mechanism } from '../../src/law/mechanism-facts.js';
import { MechanismKind as Kind, TransferAssessmentOutcome as Outcome } from '../../src/law/mechanisms.js';
import { PartyKind, TransferRole } from '../../src/law/roles.js';
import type { PartyRow } from '../../src/parties/party-row.js';
import type { TransferWorld } from '../../src/transfers/rule-world.js';
import type { TransferRow } from '../../src/transfers/transfer-row.js';
import { book } from '../law/books.js';
import { adequacy, dpf, ON, scc } from '../law/transfer-cases.js';

const party = (id: string, legalName: string, kind = PartyKind.ORGANISATION): PartyRow => ({
  id,
  reference: null,
  kind,
  legalName,
  tradingName: null,
  registrationId: null,
  establishment: null,
  address: null,
  contact: null,
  website: null,
});

const assessment = { outcome: Outcome.ADEQUATE, assessedOn: '2025-05-01', reviewDue: '2026-05-01' };
export const clauses = (more: object = {}): Mechanism => ({
  kind: Kind.SCC_COMMISSION,
  scc: { ...scc, ...more },
});
export const dpfWith = (more: object = {}): Mechanism => adequacy('US-DPF', { dpf: { ...dpf, ...more } });

/** A sound transfer to the United States: adequacy with clauses as a fallback. Each case spoils or changes some facts. */
export const sound: TransferRow = {
  id: 'first',
  reference: 'cloud-us',
  exporterPartyId: null,
  importerPartyId: 'cloud',
  subProcessorId: null,
  onwardOfId: null,
  versionId: 'v1',
  effectiveFrom: '2025-01-01',
  announcedOn: null,
  endsOn: null,
  destination: 'US',
  exporterRole: TransferRole.CONTROLLER,
  importerRole: TransferRole.PROCESSOR,
  mechanisms: [dpfWith(), clauses()],
  assessment,
};
export const world: TransferWorld = {
  on: ON,
  law: book,
  parties: new Map(
    [party('cloud', 'Cloud Inc.'), party('town', 'Town of Ropes', PartyKind.PUBLIC_AUTHORITY)].map((one) => [
      one.id,
      one,
    ]),
  ),
  transfers: new Map([['first', sound]]),
  warnDays: 180,
};

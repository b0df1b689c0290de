import { countryName, isCountryCode } from '../law/countries.js';
import { coverageUnder, isInside, isNamed, regimesOf } from '../law/coverage.js';
import type { RegimeCoverage } from '../law/coverage-types.js';
import type { LawBook } from '../law/law-book.js';
import type { Mechanism } from '../law/mechanism-facts.js';
import { Regime } from '../law/mechanisms.js';
import type { PartyRow } from '../parties/party-row.js';
import type { Day } from '../shared/days.js';
import type { Found, Rule } from '../shared/rules.js';
import { towards } from './importer.js';
import type { TransferRow } from './transfer-row.js';

/** What the rules on transfers read beside the transfer. */
export interface TransferWorld {
  on: Day;
  law: LawBook;
  /** By id. */
  parties: ReadonlyMap<string, PartyRow>;
  /** By id. */
  transfers: ReadonlyMap<string, TransferRow>;
  /** How many days ahead the end of a decision is warned of; 180 unless told otherwise. */
  warnDays: number;
}

export type TransferRule = Rule<TransferRow, TransferWorld>;

/** The transfer as a sentence names it. */
export function called(transfer: TransferRow, { parties }: TransferWorld): string {
  const party = transfer.importerPartyId === null ? undefined : parties.get(transfer.importerPartyId);
  const importer = party?.legalName ?? transfer.importerCategory;
  return `Transfer ${transfer.reference}${importer ? ` to ${importer}` : ''}`;
}

export function placeOf({ destination, destinationOrganisation }: TransferRow): string {
  if (destinationOrganisation) return destinationOrganisation;
  return destination && isCountryCode(destination) ? countryName(destination, 'en') : 'an unnamed place';
}

/** Whether the GDPR asks for a mechanism: to an unnamed place it is asked for the place first. */
export function leavesEea(transfer: TransferRow, { law, on }: TransferWorld): boolean {
  return isNamed(transfer) && !isInside(Regime.EU_GDPR, transfer, law, on) && underGdpr(transfer);
}

/** Whether any law of transfers asks for a mechanism. */
export function needsMechanism(transfer: TransferRow, { law, on }: TransferWorld): boolean {
  return isNamed(transfer) && regimesOf(transfer).some((regime) => !isInside(regime, transfer, law, on));
}

/** None named means the GDPR. */
export function underGdpr({ regimes }: TransferRow): boolean {
  return !regimes?.length || regimes.includes(Regime.EU_GDPR);
}

export function gdprCoverage(transfer: TransferRow, world: TransferWorld): RegimeCoverage {
  return coverageIn(Regime.EU_GDPR, transfer, world);
}

export function coverageIn(
  regime: Regime,
  transfer: TransferRow,
  { law, on, parties }: TransferWorld,
): RegimeCoverage {
  return coverageUnder(regime, towards(transfer, parties), law, on);
}

/** Each mechanism with the path of it. */
export function mechanismsOf(transfer: TransferRow): { mechanism: Mechanism; path: string }[] {
  return (transfer.mechanisms ?? []).map((mechanism, index) => ({ mechanism, path: `mechanisms.${index}` }));
}

/** The only finding of a rule, or none. */
export function when(holds: boolean, found: () => Found): Found[] {
  return holds ? [found()] : [];
}

import type { TransferRow } from './transfer-row.js';

/** A transfer with the legal name of its importer, as the law asks for it; null: a category of importers. */
export function towards<T extends Pick<TransferRow, 'importerPartyId'>>(
  transfer: T,
  parties: ReadonlyMap<string, { legalName: string }>,
): T & { importer: string | null } {
  return { ...transfer, importer: parties.get(transfer.importerPartyId ?? '')?.legalName ?? null };
}

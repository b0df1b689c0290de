import type { AgreementRow } from '../agreements/agreement-row.js';
import { approvalOf } from '../authorisations/approval.js';
import type { AuthorisationRow } from '../authorisations/authorisation-on-record.js';
import { boundBy, saidKey, type ListWorld } from '../authorisations/list-world.js';
import type { Day } from '../shared/days.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';

/**
 * Ids of what customers said that counts for the versions on the list on a day. A file says how an engagement stands, not
 * what it went through: words on a version that was amended since, and that the amendment put an end to, stay in history.
 */
export function countingWords(
  authorisations: readonly AuthorisationRow[],
  register: {
    on: Day;
    subProcessors: readonly ListedSubProcessor[];
    agreements: readonly AgreementRow[];
    steps: ListWorld['steps'];
  },
): Set<string> {
  const listed = new Map(register.subProcessors.map((row) => [row.id, row]));
  const agreements = new Map(register.agreements.map((row) => [row.id, row]));
  const spoken = authorisations.filter(({ decidedOn }) => decidedOn <= register.on);
  const said = new Map(spoken.map((row) => [saidKey(row, row.customerId, row.versionId), row]));
  const counts = (row: AuthorisationRow) => {
    const all = register.steps.get(row.subProcessorId) ?? [];
    const current = listed.get(row.subProcessorId)?.versionId;
    const place = all.findIndex(({ versionIds }) => versionIds.includes(current ?? ''));
    const agreement = agreements.get(row.agreementId);
    const customer = agreement && boundBy(agreement).find(({ partyId }) => partyId === row.customerId);
    if (place < 0 || !customer) return false;
    return approvalOf(customer, all.slice(0, place + 1), said).step.versionIds.includes(row.versionId);
  };
  return new Set(spoken.filter(counts).map(({ id }) => id));
}

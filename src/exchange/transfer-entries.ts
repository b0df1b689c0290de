import type { FieldProblem } from '../shared/errors.js';
import { transferFields } from '../transfers/transfer-facts.js';
import type { TransferRow } from '../transfers/transfer-row.js';
import { pick } from './party-entries.js';
import { plain } from './plain-value.js';
import type { RegisterNames } from './register-names.js';
import type { RegisterTransferInput } from './register-sections.inputs.js';

/** A transfer in the words of a file. */
export function entryOfTransfer(
  row: TransferRow,
  names: RegisterNames,
  prevailing: string,
): RegisterTransferInput {
  return plain(
    {
      reference: row.reference,
      exporter: names.parties.wordOf(row.exporterPartyId),
      importer: names.parties.wordOf(row.importerPartyId),
      subProcessor: names.subProcessors.wordOf(row.subProcessorId),
      onwardOf: names.transfers.wordOf(row.onwardOfId),
      effectiveFrom: row.effectiveFrom,
      ...pick(row, transferFields),
    },
    prevailing,
  ) as RegisterTransferInput;
}

export function givenTransfer(
  input: RegisterTransferInput,
  path: string,
  names: RegisterNames,
): RegisterTransferInput {
  return {
    ...input,
    exporter: names.parties.word(input.exporter, `${path}.exporter`),
    importer: names.parties.word(input.importer, `${path}.importer`),
    subProcessor: names.subProcessors.word(input.subProcessor, `${path}.subProcessor`),
    onwardOf: names.transfers.word(input.onwardOf, `${path}.onwardOf`),
  };
}

/** What is carried further, directly or through others, to where it came from. */
export function onwardCircles(transfers: readonly RegisterTransferInput[]): FieldProblem[] {
  const before = new Map(transfers.map(({ reference, onwardOf }) => [reference, onwardOf]));
  return transfers.flatMap(({ reference }, index) => {
    const seen = new Set<string>();
    let one = before.get(reference);
    while (one && one !== reference && !seen.has(one)) {
      seen.add(one);
      one = before.get(one);
    }
    const message = 'comes, directly or through others, after itself';
    return one === reference ? [{ path: `transfers.${index}.onwardOf`, message }] : [];
  });
}

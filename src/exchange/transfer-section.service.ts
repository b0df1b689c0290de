import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { later, type Day } from '../shared/days.js';
import { TransfersService } from '../transfers/transfers.service.js';
import type { ComparedSections } from './compared-sections.js';
import { toldOf } from './list-section.service.js';
import type { ApplyRegisterInput } from './register.inputs.js';
import type { RegisterTransferInput } from './register-sections.inputs.js';
import { at, differing, type Stated } from './section.js';

/** Brings the transfers to what a file says. */
@Injectable()
export class TransferSection {
  constructor(
    private readonly transfers: TransfersService,
    private readonly database: Database,
  ) {}

  /** `engaged`: the id of each sub-processor on the list, by the word that stands for it. */
  async apply(
    { added, amended, ended }: ComparedSections['transfers'],
    input: ApplyRegisterInput,
    engaged: ReadonlyMap<string, string>,
  ): Promise<void> {
    const organisation = input.organisation.slug;
    for (const { entry, path } of inOrder(added)) {
      const { subProcessor } = entry;
      const effectiveFrom = entry.effectiveFrom ?? input.on;
      this.database.forget();
      await at(path, () =>
        this.transfers.add({
          ...entry,
          organisation,
          subProcessor: subProcessor ? engaged.get(subProcessor) : null,
          effectiveFrom,
          ...toldOfTransfer(input, entry, effectiveFrom),
        }),
      );
    }
    for (const { entry, path, known, changes } of amended) {
      const effectiveFrom = later(input.on, known.since);
      const { subProcessor } = entry;
      await at(path, () =>
        this.transfers.amend({
          ...differing({ entry, changes }),
          id: known.id,
          effectiveFrom,
          carryForward: false,
          ...toldOfTransfer(input, { subProcessor }, effectiveFrom),
        }),
      );
      this.database.forget();
    }
    for (const { id, entry } of ended)
      await at(`transfers: ${entry.reference}`, () => this.transfers.end({ id, effectiveFrom: input.on }));
  }
}

/** Of what the list does not show nobody is told in any case. */
function toldOfTransfer(
  input: ApplyRegisterInput,
  { subProcessor, announcedOn }: Pick<RegisterTransferInput, 'subProcessor' | 'announcedOn'>,
  effectiveFrom: Day,
) {
  return toldOf({ ...input, baseline: input.baseline && subProcessor != null }, effectiveFrom, announcedOn);
}

/** What is carried further comes before what carries it further. */
function inOrder(added: readonly Stated<RegisterTransferInput>[]): Stated<RegisterTransferInput>[] {
  const byReference = new Map(added.map((one) => [one.entry.reference, one]));
  const ordered = new Set<Stated<RegisterTransferInput>>();
  const visit = (one: Stated<RegisterTransferInput>, below: readonly Stated<RegisterTransferInput>[]) => {
    const first = byReference.get(one.entry.onwardOf ?? '');
    // a circle is left to the room, which finds that the first of it names nothing
    if (first && !ordered.has(first) && !below.includes(first)) visit(first, [...below, one]);
    ordered.add(one);
  };
  for (const one of added) visit(one, []);
  return [...ordered];
}

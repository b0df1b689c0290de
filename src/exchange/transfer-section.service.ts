import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { Origin } from '../shared/announceable.js';
import { TransfersService } from '../transfers/transfers.service.js';
import type { ComparedSections } from './compared-sections.js';
import type { ApplyRegisterInput } from './register.inputs.js';
import type { RegisterTransferInput } from './register-sections.inputs.js';
import { at, differing, later, type Stated } from './section.js';

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
      this.database.forget();
      await at(path, () =>
        this.transfers.add({
          ...entry,
          organisation,
          subProcessor: subProcessor ? engaged.get(subProcessor) : null,
          effectiveFrom: entry.effectiveFrom ?? input.on,
          ...toldOf(input, subProcessor != null, entry.announcedOn),
        }),
      );
    }
    for (const { entry, path, known, changes } of amended) {
      await at(path, () =>
        this.transfers.amend({
          ...differing({ entry, changes }),
          id: known.id,
          effectiveFrom: later(input.on, known.since),
          carryForward: false,
          ...toldOf(input, entry.subProcessor != null),
        }),
      );
      this.database.forget();
    }
    for (const { id, entry } of ended)
      await at(`transfers: ${entry.reference}`, () => this.transfers.end({ id, effectiveFrom: input.on }));
  }
}

/** Of what the list shows a baseline was known to customers; nobody is told of the rest in any case. */
function toldOf({ baseline, on }: ApplyRegisterInput, shown: boolean, announcedOn?: string | null) {
  return baseline && shown
    ? { origin: Origin.BASELINE, announcedOn: announcedOn ?? on }
    : { origin: Origin.AMENDMENT, announcedOn: undefined };
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

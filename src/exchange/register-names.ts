import type { FieldProblem } from '../shared/errors.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import type { KnownRegister } from './known-register.reader.js';
import { Names } from './names.js';
import type { RegisterInput, RegisterSubProcessorInput } from './register.inputs.js';
import type { RegisterPartyInput } from './register-sections.inputs.js';

type KnownParty = KnownRegister['parties'][number];

/** A party of the file; `known`: the one of the register that it means. */
export interface StatedParty {
  input: RegisterPartyInput;
  path: string;
  known: KnownParty | undefined;
}

/** A sub-processor of the file; `known`: the one on the list that it means. */
export interface StatedSubProcessor {
  input: RegisterSubProcessorInput;
  known: ListedSubProcessor | undefined;
}

/** Every name that a register or a file uses, as the one word that stands for the thing in a file. */
export class RegisterNames {
  readonly products: Names;
  readonly parties: Names;
  readonly subProcessors: Names;
  readonly agreements: Names;
  readonly transfers: Names;
  /** The parties of the file. */
  readonly stated: readonly StatedParty[];
  /** The words for the sub-processors of the file. */
  readonly wordOfEntry = new Map<RegisterSubProcessorInput, string>();

  /** `input` undefined: only what the register has. */
  constructor(
    known: KnownRegister,
    input: Partial<RegisterInput> = {},
    subProcessors: readonly StatedSubProcessor[] = [],
    refuse?: (problem: FieldProblem) => void,
  ) {
    const names = (what: string) => new Names(what, refuse);
    this.products = names('product');
    this.parties = names('party');
    this.subProcessors = names('sub-processor');
    this.agreements = names('agreement');
    this.transfers = names('transfer');
    for (const { id, slug } of known.products) this.products.add(slug, [id, slug]);
    for (const { slug } of input.products ?? []) this.products.add(slug, [slug]);
    this.stated = statedParties(known.parties, input.parties ?? []);
    this.nameParties(known.parties);
    // a file that states the list speaks of all that is on it, not of all that is to come
    const spoken = new Set(subProcessors.map((one) => one.known?.id));
    const unspoken = known.subProcessors.filter(
      ({ id, listedSince }) => !spoken.has(id) && (!input.subProcessors || listedSince > known.on),
    );
    this.nameSubProcessors(unspoken, subProcessors);
    for (const { id, reference } of known.agreements) this.agreements.add(reference, [id, reference]);
    for (const { reference } of input.agreements ?? []) this.agreements.add(reference, [reference]);
    for (const { id, reference } of known.transfers) this.transfers.add(reference, [id, reference]);
    for (const { reference } of input.transfers ?? []) this.transfers.add(reference, [reference]);
  }

  private nameParties(known: readonly KnownParty[]): void {
    const inFile = new Map(this.stated.map(({ input, known }) => [known?.id ?? input, input]));
    const all = [...known, ...this.stated.filter((one) => !one.known).map(({ input }) => input)];
    const namesakes = Map.groupBy(all, ({ legalName }) => legalName);
    const alone = (name: string) => namesakes.get(name)?.length === 1;
    for (const { id, reference, legalName } of known) {
      const input = inFile.get(id);
      const word = input?.reference ?? reference ?? (alone(legalName) ? legalName : id);
      this.parties.add(word, [id, reference, input?.reference], [legalName, input?.legalName]);
    }
    for (const { input, known: found } of this.stated)
      if (!found) this.parties.add(input.reference ?? input.legalName, [input.reference], [input.legalName]);
  }

  private nameSubProcessors(
    unspoken: readonly ListedSubProcessor[],
    stated: readonly StatedSubProcessor[],
  ): void {
    const all = [...unspoken, ...stated.map(({ input }) => input)];
    const namesakes = Map.groupBy(all, ({ legalName }) => legalName);
    const alone = (name: string) => namesakes.get(name)?.length === 1;
    for (const { id, legalName } of unspoken)
      this.subProcessors.add(alone(legalName) ? legalName : id, [id], [legalName]);
    stated.forEach(({ input, known }, index) => {
      const { id, legalName } = input;
      const word = alone(legalName) ? legalName : (id ?? known?.id ?? `${legalName} #${index}`);
      this.wordOfEntry.set(input, word);
      this.subProcessors.add(word, [id, known?.id], [legalName, known?.legalName]);
      // whoever is engaged is a party of the record too
      if (!this.parties.knows(legalName)) this.parties.add(legalName, [], [legalName]);
    });
  }
}

/** By reference, else by the exact legal name where one of the two bears no reference. */
function statedParties(known: readonly KnownParty[], given: readonly RegisterPartyInput[]): StatedParty[] {
  const byReference = new Map(known.map((party) => [party.reference, party]));
  const byName = Map.groupBy(known, ({ legalName }) => legalName);
  const taken = new Set<KnownParty>();
  const take = (party: KnownParty | undefined) => {
    if (party && !taken.has(party)) return taken.add(party) && party;
    return undefined;
  };
  const first = given.map(({ reference }) => (reference ? take(byReference.get(reference)) : undefined));
  return given.map((input, index) => {
    const namesakes = byName.get(input.legalName) ?? [];
    const bare = namesakes.find((party) => !taken.has(party) && (!party.reference || !input.reference));
    return { input, path: `parties.${index}`, known: first[index] ?? take(bare) };
  });
}

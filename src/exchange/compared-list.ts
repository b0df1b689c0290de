import type { Product } from '../organisations/product.entity.js';
import type { FieldChange } from '../shared/field-change.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';
import { localized, textIn } from '../shared/localized-text.js';
import { factChanges, factText, outsideName, type Facts } from '../sub-processors/facts.js';
import { engagementFactsOf, partyFactsOf } from '../sub-processors/given-facts.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { matchEntries, type Mark } from './register-matching.js';
import type { RegisterNames } from './register-names.js';
import type { RegisterInput, RegisterSubProcessorInput } from './register.inputs.js';
import { refusalsOf } from './section.js';

type Known = Mark & { row: ListedSubProcessor };
type Given = Mark & { input: RegisterSubProcessorInput };

/** Hears of a field of a file that means nothing. */
export type Refuse = (problem: FieldProblem) => void;

/** What turns the list into that of a file. */
export interface ComparedList {
  added: RegisterSubProcessorInput[];
  removed: ListedSubProcessor[];
  amended: { row: ListedSubProcessor; input: RegisterSubProcessorInput; changes: FieldChange[] }[];
  unchanged: number;
  pairs: { input: RegisterSubProcessorInput; known: ListedSubProcessor }[];
}

/** A file says the whole list of its day; of what is yet to come it speaks where it states a later first day. */
export function compareList(
  { subProcessors, on }: RegisterInput,
  listed: readonly ListedSubProcessor[],
  products: readonly Product[],
  prevailing: string,
  refuse: Refuse,
): ComparedList {
  const marks = (subProcessors ? listed : []).map((row) => knownMark(row, products, prevailing));
  const given = (subProcessors ?? []).map((entry) => givenMark(entry, prevailing));
  const comes = (day: string | undefined) => day !== undefined && day > on;
  const [coming, current] = [true, false].map((later) =>
    matchEntries(
      marks.filter(({ row }) => comes(row.listedSince) === later),
      given.filter(({ input }) => comes(input.effectiveFrom) === later),
    ),
  );
  const unspoken = matchEntries(coming!.removed, current!.added).pairs;
  const otherDays = coming!.pairs.filter(
    ({ known, given }) => known.row.listedSince !== given.input.effectiveFrom,
  );
  for (const { known, given } of [...unspoken, ...otherDays])
    refuse({
      path: `${pathOf(subProcessors, given.input)}.effectiveFrom`,
      message: `the register has "${known.row.legalName}" begin on ${known.row.listedSince}: state that day, or let go of it there first`,
    });
  const pairs = [...current!.pairs, ...coming!.pairs];
  const found = new Set(pairs.map((pair) => pair.given));
  const added = given.filter((one) => !found.has(one));
  const compared = pairs.map(({ known: { row }, given: { input } }) => {
    const path = pathOf(subProcessors, input);
    const changes = refused(path, refuse, () => changesOf(row, input, products, prevailing)) ?? [];
    return { row, input, changes };
  });
  for (const { input } of added)
    refused(pathOf(subProcessors, input), refuse, () => engagementFactsOf(input, prevailing, products));
  const amended = compared.filter(({ changes }) => changes.length > 0);
  return {
    added: added.map(({ input }) => input),
    removed: current!.removed.map(({ row }) => row),
    amended,
    unchanged: compared.length - amended.length,
    pairs: compared.map(({ row, input }) => ({ input, known: row })),
  };
}

/** What a room makes of an entry; undefined when it would refuse it, which `refuse` then hears. */
export function refused<T>(path: string, refuse: Refuse, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const { path: at, message } of refusalsOf(error, path)) refuse({ path: at, message });
    return undefined;
  }
}

/** Where an entry of the list stands in the file. */
export function pathOf(
  subProcessors: readonly RegisterSubProcessorInput[] | undefined,
  entry: RegisterSubProcessorInput,
): string {
  return `subProcessors.${subProcessors?.indexOf(entry) ?? -1}`;
}

function knownMark(row: ListedSubProcessor, products: readonly Product[], prevailing: string): Known {
  const slugs = products.filter(({ id }) => row.productIds.includes(id)).map(({ slug }) => slug);
  return {
    id: row.id,
    legalName: row.legalName,
    service: textIn(row.service, null, prevailing),
    products: slugs,
    row,
  };
}

function givenMark(input: RegisterSubProcessorInput, prevailing: string): Given {
  const service = input.service ? textIn(localized(input.service, prevailing), null, prevailing) : null;
  return { id: input.id, legalName: input.legalName, service, products: input.products ?? [], input };
}

/** By whom a sub-processor is engaged is fixed from its start. */
export function refuseOtherChain(
  { subProcessors }: RegisterInput,
  pairs: readonly { input: RegisterSubProcessorInput; known: ListedSubProcessor }[],
  names: RegisterNames,
  refuse: Refuse,
): void {
  for (const { input, known } of pairs) {
    if (input.engagedBy === undefined) continue;
    const path = `${pathOf(subProcessors, input)}.engagedBy`;
    const now = names.subProcessors.wordOf(known.engagedById);
    if (names.subProcessors.word(input.engagedBy, path) === now) continue;
    const by = known.engagedById === null ? 'by the organisation itself' : `by "${now ?? known.engagedById}"`;
    refuse({ path, message: `"${known.legalName}" is engaged ${by}: remove it and engage it anew` });
  }
}

/** Of the facts that the file gives, those that the register has otherwise. */
function changesOf(
  row: ListedSubProcessor,
  input: RegisterSubProcessorInput,
  products: readonly Product[],
  prevailing: string,
): FieldChange[] {
  const given: Facts = { ...partyFactsOf(input), ...engagementFactsOf(input, prevailing, products) };
  const fields = Object.keys(given) as (keyof Facts)[];
  const now = Object.fromEntries(fields.map((field) => [field, row[field]])) as Facts;
  const nameOf = (id: string) => products.find((product) => product.id === id)?.name ?? id;
  return factChanges(now, given, prevailing).map(({ field, from, to }) => ({
    field: outsideName(field),
    from: factText(from, prevailing, prevailing, nameOf),
    to: factText(to, prevailing, prevailing, nameOf),
  }));
}

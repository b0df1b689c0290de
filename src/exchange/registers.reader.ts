import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Product } from '../organisations/product.entity.js';
import { Database } from '../platform/database.js';
import type { FieldChange } from '../shared/field-change.js';
import { Refusal } from '../shared/errors.js';
import { localized, textIn } from '../shared/localized-text.js';
import { factChanges, factText, outsideName, type Facts } from '../sub-processors/facts.js';
import { engagementFactsOf, partyFactsOf } from '../sub-processors/given-facts.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { compareSections, type ComparedSections } from './compared-sections.js';
import { KnownRegisterReader, nothingKnown } from './known-register.reader.js';
import { matchEntries, type Mark } from './register-matching.js';
import { RegisterNames } from './register-names.js';
import type { RegisterInput, RegisterProductInput, RegisterSubProcessorInput } from './register.inputs.js';
import { at } from './section.js';

type Known = Mark & { row: ListedSubProcessor };
type Given = Mark & { input: RegisterSubProcessorInput };

/** What turns the register into what a file says. */
export interface ComparedRegister extends ComparedSections {
  /** Null: it does not exist yet. */
  organisation: Organisation | null;
  settings: FieldChange[];
  products: RegisterProductInput[];
  added: RegisterSubProcessorInput[];
  removed: ListedSubProcessor[];
  amended: { row: ListedSubProcessor; input: RegisterSubProcessorInput; changes: FieldChange[] }[];
  unchanged: number;
  /** All that is on the list. */
  listed: readonly ListedSubProcessor[];
  /** The words that stand for things of the register and of the file. */
  names: RegisterNames;
}

/** Compares a register file with the register. */
@Injectable()
export class RegistersReader {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly register: KnownRegisterReader,
  ) {}

  /** @throws BAD_USER_INPUT for a product or text that the file itself leaves open */
  compare(input: RegisterInput): Promise<ComparedRegister> {
    return this.database.read(async () => {
      const organisation = await this.find(input.organisation.slug);
      const products = organisation ? await this.organisations.products(organisation.id) : [];
      const fresh = newProducts(products, input.products ?? []);
      const prevailing = organisation?.prevailingLanguage() ?? input.organisation.languages?.[0] ?? 'en';
      const known = organisation
        ? await this.register.read(organisation, products, input.on)
        : nothingKnown(input.on, prevailing);
      // a product that is to be added has no id yet: its slug stands for it
      const all = [...products, ...fresh.map((product) => ({ ...product, id: product.slug }) as Product)];
      const list = await this.compareList(input, known.subProcessors, all, prevailing);
      const stated = [...list.pairs, ...list.added.map((one) => ({ input: one, known: undefined }))];
      const names = new RegisterNames(known, input, stated);
      refuseOtherChain(input, list.pairs, names);
      return {
        organisation,
        settings: settingsChanges(organisation, input.organisation),
        products: fresh,
        ...list,
        listed: known.subProcessors,
        names,
        ...compareSections(known, input, names, stated),
      };
    });
  }

  private async compareList(
    { subProcessors }: RegisterInput,
    listed: readonly ListedSubProcessor[],
    products: readonly Product[],
    prevailing: string,
  ): Promise<
    Pick<ComparedRegister, 'added' | 'removed' | 'amended' | 'unchanged'> & {
      pairs: { input: RegisterSubProcessorInput; known: ListedSubProcessor }[];
    }
  > {
    const rows = subProcessors ? listed : [];
    const matched = matchEntries(
      rows.map((row) => knownMark(row, products, prevailing)),
      (subProcessors ?? []).map((entry) => givenMark(entry, prevailing)),
    );
    const compared = [];
    for (const { known, given } of matched.pairs) {
      const path = pathOf(subProcessors, given.input);
      const changes = await at(path, async () => changesOf(known.row, given.input, products, prevailing));
      compared.push({ row: known.row, input: given.input, changes });
    }
    const amended = compared.filter(({ changes }) => changes.length > 0);
    return {
      added: matched.added.map(({ input }) => input),
      removed: matched.removed.map(({ row }) => row),
      amended,
      unchanged: compared.length - amended.length,
      pairs: compared.map(({ row, input }) => ({ input, known: row })),
    };
  }

  private async find(slug: string): Promise<Organisation | null> {
    try {
      return await this.organisations.bySlug(slug);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }
}

/** Where an entry of the list stands in the file. */
export function pathOf(
  subProcessors: readonly RegisterSubProcessorInput[] | undefined,
  entry: RegisterSubProcessorInput,
): string {
  return `subProcessors.${subProcessors?.indexOf(entry) ?? -1}`;
}

function newProducts(
  known: readonly Product[],
  given: readonly RegisterProductInput[],
): RegisterProductInput[] {
  return given.filter(({ slug, name }, index) => {
    const product = known.find((one) => one.slug === slug);
    if (product && product.name !== name)
      throw Refusal.field(`products.${index}.name`, `the register knows "${slug}" as "${product.name}"`);
    return !product;
  });
}

function settingsChanges(
  organisation: Organisation | null,
  given: RegisterInput['organisation'],
): FieldChange[] {
  const text = (value: unknown) =>
    value == null ? null : Array.isArray(value) ? value.join(', ') : String(value);
  return Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({
      field,
      from: text(organisation?.[field as keyof Organisation]),
      to: text(value),
    }))
    .filter(({ from, to }) => from !== to);
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

/** By whom a sub-processor is engaged is fixed from its start. @throws BAD_USER_INPUT */
function refuseOtherChain(
  { subProcessors }: RegisterInput,
  pairs: readonly { input: RegisterSubProcessorInput; known: ListedSubProcessor }[],
  names: RegisterNames,
): void {
  for (const { input, known } of pairs) {
    if (input.engagedBy === undefined) continue;
    const path = `${pathOf(subProcessors, input)}.engagedBy`;
    const now = names.subProcessors.wordOf(known.engagedById);
    if (names.subProcessors.word(input.engagedBy, path) === now) continue;
    const by = known.engagedById === null ? 'by the organisation itself' : `by "${now ?? known.engagedById}"`;
    throw Refusal.field(path, `"${known.legalName}" is engaged ${by}: remove it and engage it anew`);
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

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
import { Listing, type ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import { matchEntries, type Mark } from './register-matching.js';
import type { RegisterInput, RegisterProductInput, RegisterSubProcessorInput } from './register.inputs.js';

type Known = Mark & { row: ListedSubProcessor };
type Given = Mark & { input: RegisterSubProcessorInput };

/** What turns the register into what a file says. */
export interface ComparedRegister {
  /** Null: it does not exist yet. */
  organisation: Organisation | null;
  profile: FieldChange[];
  products: RegisterProductInput[];
  added: RegisterSubProcessorInput[];
  removed: ListedSubProcessor[];
  amended: { row: ListedSubProcessor; input: RegisterSubProcessorInput; changes: FieldChange[] }[];
  unchanged: number;
  /** All that is on the list. */
  listed: ListedSubProcessor[];
}

/** Compares a register file with the register. */
@Injectable()
export class RegistersReader {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly reader: SubProcessorsReader,
  ) {}

  /** @throws BAD_USER_INPUT for a product or text that the file itself leaves open */
  compare(input: RegisterInput): Promise<ComparedRegister> {
    return this.database.read(async () => {
      const organisation = await this.find(input.organisation.slug);
      const known = organisation ? await this.organisations.products(organisation.id) : [];
      const fresh = newProducts(known, input.products ?? []);
      const prevailing = organisation?.prevailingLanguage() ?? input.organisation.languages?.[0] ?? 'en';
      // a product that is to be added has no id yet: its slug stands for it
      const products = [...known, ...fresh.map((product) => ({ ...product, id: product.slug }) as Product)];
      const rows = organisation && input.subProcessors ? await this.listOn(organisation, input.on) : [];
      const matched = matchEntries(
        rows.map((row) => knownMark(row, products, prevailing)),
        (input.subProcessors ?? []).map((entry) => givenMark(entry, prevailing)),
      );
      for (const { known: mark, given } of matched.pairs) refuseOtherChain(mark.row, given.input, rows);
      const amended = matched.pairs
        .map(({ known: { row }, given: { input: entry } }) => ({
          row,
          input: entry,
          changes: changesOf(row, entry, products, prevailing),
        }))
        .filter(({ changes }) => changes.length > 0);
      return {
        organisation,
        profile: profileChanges(organisation, input.organisation),
        products: fresh,
        added: matched.added.map((entry) => entry.input),
        removed: matched.removed.map(({ row }) => row),
        amended,
        unchanged: matched.pairs.length - amended.length,
        listed: rows,
      };
    });
  }

  private async find(slug: string): Promise<Organisation | null> {
    try {
      return await this.organisations.bySlug(slug);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }

  /** What is on the list that day, drafts taken as done. */
  private async listOn(organisation: Organisation, on: string): Promise<ListedSubProcessor[]> {
    const all = await this.reader.list({ organisation, on, asOf: null, include: Listing.ALL });
    return all.filter((row) => row.listedSince <= on && (row.listedUntil === null || row.listedUntil >= on));
  }
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

function profileChanges(
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

/** By whom a sub-processor is engaged is fixed from its start. */
function refuseOtherChain(
  row: ListedSubProcessor,
  { engagedBy }: RegisterSubProcessorInput,
  rows: readonly ListedSubProcessor[],
): void {
  if (engagedBy === undefined) return;
  const engager = rows.find(({ id }) => id === row.engagedById);
  if (engagedBy === row.engagedById || engagedBy === engager?.legalName) return;
  const now =
    row.engagedById === null ? 'by the organisation itself' : `by "${engager?.legalName ?? row.engagedById}"`;
  throw Refusal.field('engagedBy', `"${row.legalName}" is engaged ${now}: remove it and engage it anew`);
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

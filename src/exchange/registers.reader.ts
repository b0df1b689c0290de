import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { ToldDaysSources } from '../organisations/told-days.js';
import type { Product } from '../organisations/product.entity.js';
import { Database } from '../platform/database.js';
import type { FieldChange } from '../shared/field-change.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';
import { compareList, refused, refuseOtherChain, type ComparedList, type Refuse } from './compared-list.js';
import { compareSections, type ComparedSections } from './compared-sections.js';
import { activityOf } from './file-activities.js';
import { agreementOf } from './file-agreements.js';
import { KnownRegisterReader, nothingKnown, type KnownRegister } from './known-register.reader.js';
import { RegisterNames, type StatedSubProcessor } from './register-names.js';
import type { RegisterInput, RegisterProductInput } from './register.inputs.js';
import { refusalsOf, refuseAll, type ForeseenRefusal } from './section.js';

/** What turns the register into what a file says. */
export interface ComparedRegister extends ComparedSections, ComparedList {
  /** Null: it does not exist yet. */
  organisation: Organisation | null;
  settings: FieldChange[];
  products: RegisterProductInput[];
  known: KnownRegister;
  /** The sub-processors of the file, with what the register has of them. */
  statedList: readonly StatedSubProcessor[];
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
    private readonly told: ToldDaysSources,
  ) {}

  /** @throws BAD_USER_INPUT naming every field of the file that means nothing, or that can be no other than it is */
  compare(input: RegisterInput): Promise<ComparedRegister> {
    return this.database.read(async () => {
      const organisation = await this.find(input.organisation.slug);
      const products = organisation ? await this.organisations.products(organisation.id) : [];
      const problems: FieldProblem[] = [];
      // what names nothing is looked up more than once
      const refuse = (problem: FieldProblem) => {
        const told = problems.some(
          ({ path, message }) => path === problem.path && message === problem.message,
        );
        if (!told) problems.push(problem);
      };
      const fresh = newProducts(products, input.products ?? [], refuse);
      const prevailing = organisation?.prevailingLanguage() ?? input.organisation.languages?.[0] ?? 'en';
      const known = organisation
        ? await this.register.read(organisation, products, input.on)
        : nothingKnown(input.on, prevailing);
      // a product that is to be added has no id yet: its slug stands for it
      const all = [...products, ...fresh.map((product) => ({ ...product, id: product.slug }) as Product)];
      const list = compareList(input, known.subProcessors, all, prevailing, refuse);
      const stated = [...list.pairs, ...list.added.map((one) => ({ input: one, known: undefined }))];
      const names = new RegisterNames(known, input, stated, refuse);
      refuseOtherChain(input, list.pairs, names, refuse);
      const sections = compareSections(known, input, names, stated, refuse);
      refuseBadEntries(input, sections, names, prevailing, refuse);
      refuseAll(problems.map((problem) => ({ ...problem, code: 'BAD_USER_INPUT' })));
      return {
        organisation,
        settings: settingsChanges(organisation, input.organisation),
        products: fresh,
        ...list,
        known,
        statedList: stated,
        names,
        ...sections,
        refused: [...(await this.refusedZone(organisation, input)), ...sections.refused],
      };
    });
  }

  /** What the organisation would refuse of the file. */
  private async refusedZone(
    organisation: Organisation | null,
    { organisation: { timeZone } }: RegisterInput,
  ): Promise<ForeseenRefusal[]> {
    if (!organisation || timeZone == null) return [];
    try {
      await this.told.refuseToMove(organisation, timeZone);
      return [];
    } catch (error) {
      if (error instanceof Refusal) return refusalsOf(error, 'organisation');
      throw error;
    }
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

/** What the rooms would refuse of an entry by itself, found before anything is written. */
function refuseBadEntries(
  input: RegisterInput,
  { agreements, activities }: ComparedSections,
  names: RegisterNames,
  prevailing: string,
  refuse: Refuse,
): void {
  input.subProcessors?.forEach(({ engagedBy }, index) =>
    names.subProcessors.word(engagedBy, `subProcessors.${index}.engagedBy`),
  );
  const changed = new Set([...activities.added, ...activities.amended].map(({ path }) => path));
  input.activities?.forEach((entry, index) => {
    const path = `activities.${index}`;
    if (changed.has(path)) refused(path, refuse, () => activityOf(entry, path, input.on, names, prevailing));
  });
  const added = new Set(agreements.added.map(({ path }) => path));
  input.agreements?.forEach((entry, index) => {
    const path = `agreements.${index}`;
    if (added.has(path)) refused(path, refuse, () => agreementOf(entry, path, input.on, names));
  });
}

function newProducts(
  known: readonly Product[],
  given: readonly RegisterProductInput[],
  refuse: Refuse,
): RegisterProductInput[] {
  return given.filter(({ slug, name }, index) => {
    const product = known.find((one) => one.slug === slug);
    if (product && product.name !== name)
      refuse({
        path: `products.${index}.name`,
        message: `the register knows "${slug}" as "${product.name}"`,
      });
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

import { Injectable } from '@nestjs/common';
import { OrganisationsReader } from '../organisations/organisations.reader.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { textIn } from '../shared/localized-text.js';
import { Listing, SubProcessorStatus } from '../sub-processors/listed-sub-processor.js';
import { SubProcessorsReader } from '../sub-processors/sub-processors.reader.js';
import type { ListRow } from './list-columns.js';
import { rowOf, rowProblems } from './list-facts.js';
import { UnknownRename } from './list-matching.js';
import { planList, type ListPlan } from './list-plan.js';
import type { ListPlanInput } from './list.inputs.js';

/** The list that the register has on a day, and what turns it into the one given. */
export interface Compared {
  organisation: Organisation;
  plan: ListPlan;
  /** Something on that list was not announced yet. */
  unannounced: boolean;
  /** What comes onto the list after that day. */
  later: { name: string; since: Day }[];
}

/** Compares a list with the register. */
@Injectable()
export class ListsReader {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly products: OrganisationsReader,
    private readonly reader: SubProcessorsReader,
  ) {}

  /** @throws NOT_FOUND, MALFORMED_LIST, BAD_USER_INPUT for a rename of what is not there */
  compare(input: ListPlanInput): Promise<Compared> {
    const problems = input.rows.flatMap((row, index) => rowProblems(row, index + 1));
    if (input.rows.length === 0)
      throw Refusal.field(
        'rows',
        'the list is empty; that a page has moved removes no one from it',
        'MALFORMED_LIST',
      );
    if (problems.length > 0)
      throw new Refusal(
        'MALFORMED_LIST',
        problems.map(({ message }) => message).join('\n'),
        problems.map(({ row, column, message }) => ({ path: `rows.${row - 1}.${column}`, message })),
      );
    return this.database.read(async () => {
      const organisation = await this.organisations.bySlug(input.organisation);
      const { rows, ...more } = await this.listOn(organisation, input.on);
      return { organisation, ...more, plan: planned(rows, input) };
    });
  }

  /** What is on the list that day, drafts taken as done: to plan a list twice is to plan nothing the second time. */
  private async listOn(
    organisation: Organisation,
    on: Day,
  ): Promise<Pick<Compared, 'unannounced' | 'later'> & { rows: ListRow[] }> {
    const [products = []] = await this.products.productsOf([organisation.id]);
    const all = await this.reader.list({ organisation, on, asOf: null, include: Listing.ALL });
    const listed = all
      .filter((row) => row.listedSince <= on && (row.listedUntil === null || row.listedUntil >= on))
      .toSorted((one, other) => Number(one.ordinal) - Number(other.ordinal));
    const text = (texts: Parameters<typeof textIn>[0]) =>
      textIn(texts, null, organisation.prevailingLanguage());
    return {
      rows: listed.map((row) =>
        rowOf(
          {
            ...row,
            purpose: text(row.purpose),
            dataCategories: row.dataCategories.map((category) => text(category) ?? ''),
            products: products.filter(({ id }) => row.productIds.includes(id)).map(({ name }) => name),
            transferMechanism: text(row.transferMechanism),
            note: text(row.note),
          },
          row.id,
        ),
      ),
      unannounced: all.some(({ status }) => OPEN.has(status)),
      later: all
        .filter(({ listedSince }) => listedSince > on)
        .map(({ legalName, listedSince }) => ({ name: legalName, since: listedSince })),
    };
  }
}

const OPEN: ReadonlySet<SubProcessorStatus> = new Set([
  SubProcessorStatus.DRAFT,
  SubProcessorStatus.UNANNOUNCED,
]);

function planned(before: ListRow[], { rows, renames }: ListPlanInput): ListPlan {
  try {
    return planList(before, rows, { renames });
  } catch (error) {
    if (error instanceof UnknownRename) throw Refusal.field('renames', error.message);
    throw error;
  }
}

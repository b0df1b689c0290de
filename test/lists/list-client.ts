import { expect } from '@jest/globals';
import type { ListRow } from '../../src/lists/list-columns.js';
import type { PlanReport } from '../../src/lists/list-plan.js';
import type { TestServer } from '../support/server.js';

const PLAN = `added { name product } removed { name product } renamed { from to product }
  amended { name product changes { field from to } } unchanged filled`;

const LISTED = `subProcessors(organisation: $organisation, on: $on, include: $include, first: 100) { totalCount edges { node {
  legalName purpose countries placesAsWritten establishment address website dataCategories products { name slug }
  transferMechanism note status announcedOn listedUntil } } }`;

export interface ListedRow {
  legalName: string;
  purpose: string | null;
  countries: string[];
  placesAsWritten: string | null;
  establishment: string | null;
  address: string | null;
  website: string | null;
  dataCategories: string[];
  products: { name: string; slug: string }[];
  transferMechanism: string | null;
  note: string | null;
  status: string;
  announcedOn: string | null;
  listedUntil: string | null;
}

export type ListClient = ReturnType<typeof listClient>;

/** Lists, spoken of over GraphQL as somebody outside would. */
export function listClient(server: () => TestServer) {
  let made = 0;
  const plan = async (
    organisation: string,
    rows: ListRow[],
    on = '2026-03-01',
    more = {},
  ): Promise<PlanReport> =>
    (
      await server().get(`query($input: ListPlanInput!) { listPlan(input: $input) { ${PLAN} } }`, {
        input: { organisation, on, rows, ...more },
      })
    ).listPlan;
  const apply = (organisation: string, rows: ListRow[], on = '2026-03-01', more = {}) =>
    server().ask(`mutation($input: ApplyListInput!) { applyList(input: $input) { plan { ${PLAN} } } }`, {
      input: { organisation, on, rows, ...more },
    });
  const listed = async (organisation: string, on: string, include = 'ALL'): Promise<ListedRow[]> => {
    const query = `query($organisation: String!, $on: Date!, $include: Listing!) { ${LISTED} }`;
    const { subProcessors } = await server().get(query, { organisation, on, include });
    return subProcessors.edges.map((edge: { node: ListedRow }) => edge.node);
  };
  return {
    plan,
    apply,
    listed,
    async organisation(noticeDays = 0): Promise<string> {
      const slug = `list-${(made += 1)}`;
      const create = `mutation($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id } } }`;
      await server().get(create, { input: { slug, name: slug, noticeDays } });
      return slug;
    },
    async applied(...args: Parameters<typeof apply>): Promise<PlanReport> {
      const { data, errors } = await apply(...args);
      expect(errors).toBeUndefined();
      return data.applyList.plan;
    },
    /** The list of a day with drafts taken as done, put together again from the fields. */
    async listOn(organisation: string, on: string): Promise<ListRow[]> {
      const rows = await listed(organisation, on);
      return rows
        .filter(
          ({ status, listedUntil }) =>
            !['DRAFT', 'COMING'].includes(status) && !(listedUntil !== null && listedUntil < on),
        )
        .map((row) => ({
          name: row.legalName,
          product: row.products.map(({ name }) => name).join(', '),
          purpose: row.purpose,
          country: [...row.countries, row.placesAsWritten ?? ''].join(', '),
          entity_country: row.establishment,
          data: row.dataCategories.join(', '),
          transfer: row.transferMechanism,
          website: row.website,
          address: row.address,
          notes: row.note,
        }));
    },
  };
}

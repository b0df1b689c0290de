import { Tokens } from '../../src/platform/tokens.js';
import { Visitor } from '../subscriptions/visitor.js';
import { announceIt, coming, customer, customersOf } from '../notified-customers/world.js';
import { createOrganisation } from '../support/register.js';
import type { TestServer } from '../support/server.js';

let count = 0;

/** An organisation that has told one customer, under terms of its own, of a newcomer from 20 May 2026 on. */
export async function told(server: TestServer, terms: Record<string, unknown> = {}) {
  const { slug } = await createOrganisation(server, `objection-${++count}`, { noticeDays: 14 });
  await customer(server, slug, 'Client Ltd', { objectionDays: 20, ...terms });
  const notice = await coming(server, slug, '2026-05-20');
  await announceIt(server, notice);
  const [notified] = await customersOf(server, slug, notice.number);
  return {
    slug,
    notice,
    subProcessor: notice.subProcessor,
    notified: notified!.id,
    ...at(server, slug, notified!.id),
  };
}

/** The page behind the link of a notified customer. */
export function at(server: TestServer, slug: string, notified: string, generation = 0) {
  const path = `/${slug}/object/${server.app.get(Tokens).sign('object', notified, generation)}`;
  return { path, visitor: new Visitor(server, slug) };
}

export const said = (more: Record<string, string> = {}) =>
  new URLSearchParams({
    answer: 'object',
    grounds: 'The newcomer stands under the law of a third country.',
    contact: 'dpo@client.example',
    by: 'Data protection officer',
    ...more,
  });

export const fields = `id reference grounds contact by receivedOn late state reason decidedBy decidedAt notice { number }
  notifiedCustomer { id customer { legalName } } subProcessors { id legalName }`;

/** Of the fields that the tests look at one by one. */
interface Listed {
  id: string;
  reference: string;
  grounds: string;
  contact: string | null;
}

export async function objectionsOf(server: TestServer, slug: string, args = '') {
  const { objections } = await server.get(
    `{ objections(organisation: "${slug}"${args}) { totalCount edges { node { ${fields} } } } }`,
  );
  return objections.edges.map(({ node }: { node: unknown }) => node) as Listed[];
}

/** What the customer's word is, oldest day first. */
export async function authorisationsOf(server: TestServer, slug: string) {
  const { authorisations } = await server.get(
    `{ authorisations(organisation: "${slug}") { edges { node { state decidedOn by note } } } }`,
  );
  return authorisations.edges.map(({ node }: { node: { state: string } }) => node) as {
    state: string;
    decidedOn: string;
    by: string | null;
    note: string;
  }[];
}

export const fileObjection = `mutation($input: FileObjectionInput!) { fileObjection(input: $input) { objection { ${fields} } } }`;
export const decideObjection = `mutation($input: DecideObjectionInput!) { decideObjection(input: $input) { objection { ${fields} } } }`;

import type { TestServer } from './server.js';

/** `createX` helpers that speak GraphQL, as a user's script would. */
export const facts = `id legalName tradingName establishment service purpose dataCategories countries conditions usesAi website note
  status effectiveFrom listedSince announcedOn listedUntil products { slug }`;

export async function createOrganisation(
  server: TestServer,
  slug: string,
  more: Record<string, unknown> = {},
) {
  const input = {
    slug,
    name: `${slug} Ltd`,
    timeZone: 'Europe/Berlin',
    languages: ['en', 'de'],
    contactEmail: `privacy@${slug}.example`,
    ...more,
  };
  const { createOrganisation } = await server.get(
    `mutation($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id slug } } }`,
    { input },
  );
  return createOrganisation.organisation as { id: string; slug: string };
}

export async function createKey(
  server: TestServer,
  organisation: string | null,
  role: string,
): Promise<string> {
  const { createApiKey } = await server.get(
    `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }`,
    {
      input: { organisation, role, name: `${role} of ${organisation}` },
    },
  );
  return createApiKey.key;
}

export async function addProduct(server: TestServer, organisation: string, slug: string): Promise<void> {
  await server.get(`mutation($input: AddProductInput!) { addProduct(input: $input) { product { id } } }`, {
    input: { organisation, slug, name: slug },
  });
}

export const engage = `mutation($input: EngageSubProcessorInput!) { engageSubProcessor(input: $input) { subProcessor { ${facts} } } }`;
export const amend = `mutation($input: AmendSubProcessorInput!) { amendSubProcessor(input: $input) { subProcessor { ${facts} } } }`;
export const replace = `mutation($input: ReplaceSubProcessorInput!) { replaceSubProcessor(input: $input) { subProcessor { ${facts} } replaced { ${facts} } } }`;
export const remove = `mutation($input: RemoveSubProcessorInput!) { removeSubProcessor(input: $input) { subProcessor { ${facts} } } }`;
export const draft = `mutation($organisation: String!) { draftNotice(input: { organisation: $organisation }) { notice { id number digest state amendments { kind subProcessor { legalName } } } } }`;
export const announce = `mutation($input: AnnounceNoticeInput!) { announceNotice(input: $input) { notice { id number state announcedOn objectionDeadline emergency emergencyReason digest coverage { recipients } } } }`;

export interface Row {
  id: string;
  legalName: string;
  purpose: string | null;
  status: string;
  [field: string]: unknown;
}

/** Engages a sub-processor with sensible facts; a draft unless `origin` says otherwise. */
export async function engaged(
  server: TestServer,
  organisation: string,
  more: Record<string, unknown>,
): Promise<Row> {
  const input = { organisation, purpose: 'Hosting', countries: ['DE'], effectiveFrom: '2026-04-10', ...more };
  return (await server.get(engage, { input })).engageSubProcessor.subProcessor as Row;
}

/** Drafts and announces whatever waits. */
export async function announced(
  server: TestServer,
  organisation: string,
  more: { emergencyReason?: string } = {},
) {
  const { notice } = (await server.get(draft, { organisation })).draftNotice;
  return (await server.get(announce, { input: { notice: notice.id, digest: notice.digest, ...more } }))
    .announceNotice.notice as {
    id: string;
    number: number;
    announcedOn: string;
    objectionDeadline: string | null;
    coverage: { recipients: number };
  };
}

/** The list on a day: names, in order. */
export async function listed(server: TestServer, organisation: string, args = ''): Promise<Row[]> {
  const { subProcessors } = await server.get(
    `{ subProcessors(organisation: "${organisation}"${args ? `, ${args}` : ''}) { edges { node { ${facts} } } } }`,
  );
  return subProcessors.edges.map(({ node }: { node: Row }) => node);
}

import { added, agreed, moveCustomer } from '../support/record.js';
import { announce, draft, engaged } from '../support/register.js';
import type { TestServer } from '../support/server.js';

/** A customer that stands on an agreement of its own terms since 2026. */
export async function customer(
  server: TestServer,
  organisation: string,
  name: string,
  terms: Record<string, unknown> = {},
  since = '2026-01-01',
): Promise<void> {
  const reference = name.toLowerCase().replace(/\W+/g, '-');
  await added(server, organisation, { legalName: name, reference });
  await agreed(server, organisation, {
    reference: `dpa-${reference}`,
    effectiveFrom: '2026-01-01',
    noticeContacts: [{ email: `dpo@${reference}.example` }],
    ...terms,
  });
  const input = { organisation, agreement: `dpa-${reference}`, party: reference, since };
  await server.get(moveCustomer, { input });
}

/** Drafts whatever waits. */
export async function drafted(server: TestServer, organisation: string) {
  return (await server.get(draft, { organisation })).draftNotice.notice as {
    id: string;
    number: number;
    digest: string;
  };
}

/** A further sub-processor from a day on, drafted into a notice. */
export async function coming(server: TestServer, organisation: string, effectiveFrom: string, more = {}) {
  const { id } = await engaged(server, organisation, { legalName: 'Newcomer GmbH', effectiveFrom, ...more });
  return { subProcessor: id, ...(await drafted(server, organisation)) };
}

export async function announceIt(
  server: TestServer,
  { id, digest }: { id: string; digest: string },
  more: Record<string, unknown> = {},
  key?: string,
) {
  return server.ask(announce, { input: { notice: id, digest, ...more } }, key);
}

/** Of the fields that the tests ask for. */
export interface Told {
  id: string;
  customer: { legalName: string };
  agreement: { reference: string };
  agreementVersion: { effectiveFrom: string; noticeDays: number | null };
  authorisation: string;
  objectionEffect: string;
  earliestEffect: string | null;
  effectiveFrom: string | null;
  objectionDeadline: string | null;
  tooShort: boolean;
  emergencyClause: string | null;
  reached: string;
  copies: number;
  escalated: number;
  toldLate: boolean;
  resolution: string | null;
}

/** Whom a notice must reach. */
export async function customersOf(
  server: TestServer,
  organisation: string,
  number: number,
  args = '',
): Promise<Told[]> {
  const { notice } = await server.get(`{ notice(organisation: "${organisation}", number: ${number}) {
    customers${args} { totalCount edges { node { id customer { legalName } agreement { reference }
      agreementVersion { effectiveFrom noticeDays } authorisation objectionEffect earliestEffect effectiveFrom
      objectionDeadline tooShort emergencyClause reached copies escalated toldLate resolution } } } } }`);
  return notice.customers.edges.map(({ node }: { node: Told }) => node);
}

export interface NoticeFinding {
  id: string;
  rule: string;
  severity: string;
  message: string;
  target: string;
  targetId: string;
  targetName: string;
  accepted: { reason: string } | null;
}

export const findingFields = 'id rule severity message target targetId targetName accepted { reason }';

/** What stands of notices, and of how engagements began. */
export async function noticeFindings(
  server: TestServer,
  organisation: string,
  args = '',
): Promise<NoticeFinding[]> {
  const { findings } = await server.get(
    `{ findings(organisation: "${organisation}", first: 100${args}) { edges { node { ${findingFields} } } } }`,
  );
  return (findings.edges as { node: NoticeFinding }[])
    .map(({ node }) => node)
    .filter(({ rule }) => ['N01', 'N02', 'S04'].includes(rule));
}

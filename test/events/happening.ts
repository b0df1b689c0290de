import { rows } from '../support/outbox.js';
import { announced, engaged } from '../support/register.js';
import type { TestServer } from '../support/server.js';

export async function withdraw(server: TestServer, notice: string, reason: string): Promise<void> {
  await server.get(
    `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
    { input: { notice, reason } },
  );
}

/** So many more events like the last one, as another process would write them, each with its number as `place`, and that long. */
export async function many(server: TestServer, slug: string, count: number, length = 0): Promise<void> {
  await rows(
    server.database,
    `insert into event (id, organisation_id, type, data)
      select gen_random_uuid(), o.id, 'POLICY_PUBLISHED', jsonb_build_object('organisation', o.slug, 'place', n, 'text', repeat('x', ${length}))
      from organisation o cross join generate_series(1, ${count}) n where o.slug = '${slug}' order by n`,
  );
}

let vendors = 0;
/** Another sub-processor, announced: an event. */
export async function happen(server: TestServer, slug: string) {
  await engaged(server, slug, { legalName: `Vendor ${++vendors}` });
  return announced(server, slug);
}

/** Ids of all events of an organisation, oldest first. */
export async function eventIds(server: TestServer, slug: string): Promise<string[]> {
  const { events } = await server.get(`{ events(organisation: "${slug}") { edges { node { id } } } }`);
  return events.edges.map(({ node }: { node: { id: string } }) => node.id);
}

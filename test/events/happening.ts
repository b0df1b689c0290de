import { rows } from '../support/outbox.js';
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

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pass } from '../subscriptions/visitor.js';
import { rows } from '../support/outbox.js';
import { Hooked, webhook } from './hooked.js';

let use: Hooked;
beforeAll(async () => {
  use = await Hooked.start();
});
afterAll(() => use.stop());

const days = (count: number) => pass(use.server, count * 24);
const count = async (table: string) => {
  const [row] = await rows<{ n: string }>(use.server.database, `select count(*) as n from ${table}`);
  return Number(row!.n);
};

describe('the log of a webhook', () => {
  it('is kept for 30 days after a delivery was settled, with its attempts, and events for good', async () => {
    const slug = await use.house();
    const { id } = await use.add(slug);
    await use.happen(slug);
    await use.settled();
    const [event] = await use.events(slug);
    await days(29.9);
    expect(await use.log(slug)).toMatchObject([{ state: 'DELIVERED', attempts: [{ status: 204 }] }]);
    const events = await count('event');
    await days(0.2);
    expect(await use.log(slug)).toEqual([]);
    expect([await count('webhook_delivery'), await count('webhook_attempt')]).toEqual([0, 0]);
    expect(await count('event')).toBe(events);
    await use.settled();
    // nothing is told again for that
    expect(use.hook.calls).toHaveLength(1);
    expect(await use.does('replayWebhook', 'events', { webhook: id, event })).toEqual({ events: 1 });
    await use.settled();
    expect(use.hook.calls.map(({ headers }) => headers['webhook-id'])).toEqual([event, event]);
    expect(await use.log(slug)).toMatchObject([{ state: 'DELIVERED', event: { id: event } }]);
  });

  it('loses nothing that waits, however old it is, and what was cancelled in its time', async () => {
    const slug = await use.house();
    const { id } = await use.add(slug);
    await use.happen(slug);
    await use.happen(slug);
    await use.settled();
    const [first, second] = await use.events(slug);
    await rows(
      use.server.database,
      `update webhook_delivery set state = 'PENDING', settled_at = null, due_at = ropewalk_now() + interval '90 days'
        where event_id = '${first}'`,
    );
    await days(40);
    expect(await use.log(slug)).toMatchObject([{ state: 'PENDING', event: { id: first } }]);
    await use.does('amendWebhook', webhook, { id, enabled: false });
    expect(await use.log(slug)).toMatchObject([{ state: 'CANCELLED', event: { id: first } }]);
    await days(31);
    expect(await use.log(slug)).toEqual([]);
    expect(await use.events(slug)).toEqual(expect.arrayContaining([first, second]));
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Hooked, signs, webhook } from './hooked.js';
import { withdraw } from '../events/happening.js';

let use: Hooked;
let slug: string;
beforeAll(async () => {
  use = await Hooked.start();
});
afterAll(() => use.stop());
beforeEach(async () => {
  slug = await use.house();
});

describe('a webhook', () => {
  it('is called when something happens, signed, with the event’s own id', async () => {
    const { secret } = await use.add(slug, { description: 'Ticket system' });
    const notice = await use.happen(slug);
    await use.settled();
    const ids = await use.events(slug);
    const [call] = use.hook.calls;
    expect(call?.headers).toMatchObject({
      'webhook-id': ids[0],
      'content-type': 'application/json',
    });
    expect(signs(secret, call!)).toBe(true);
    expect(JSON.parse(call!.body)).toMatchObject({
      type: 'notice.announced',
      timestamp: expect.stringMatching(/^2026-03-/),
      data: { organisation: slug, notice: notice.id, number: 1, url: `${use.server.url}/${slug}/changes/1` },
    });
    expect(await use.log(slug)).toMatchObject([
      { state: 'DELIVERED', event: { type: 'NOTICE_ANNOUNCED' }, attempts: [{ status: 204, answer: '' }] },
    ]);
  });

  it('is told only of what it asked for, and of nobody else’s', async () => {
    const other = await use.house();
    await use.add(slug, { eventTypes: ['NOTICE_WITHDRAWN'] });
    await use.happen(other);
    const notice = await use.happen(slug);
    await withdraw(use.server, notice.id, 'Not needed.');
    await use.settled();
    expect(use.hook.calls.map(({ body }) => JSON.parse(body).type)).toEqual(['notice.withdrawn']);
  });

  it('that fails is tried again, under the same id with the same words, until it takes it', async () => {
    await use.add(slug);
    use.hook.answer = 500;
    await use.happen(slug);
    await use.settled();
    expect(await use.log(slug)).toMatchObject([
      { state: 'PENDING', tries: 1, attempts: [{ status: 500, answer: 'answered 500' }] },
    ]);
    expect(await use.state(slug)).toEqual({ state: 'FAILING', disabledBecause: null });
    use.hook.answer = 200;
    await use.later(6);
    expect(await use.log(slug)).toMatchObject([
      { state: 'DELIVERED', tries: 2, attempts: [{ status: 500 }, { status: 200 }] },
    ]);
    const [first, second] = use.hook.calls;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    expect(Number(second?.headers['webhook-timestamp'])).toBeGreaterThan(
      Number(first?.headers['webhook-timestamp']),
    );
    expect(await use.state(slug)).toEqual({ state: 'ENABLED', disabledBecause: null });
  });

  it('that is gone is called no more', async () => {
    await use.add(slug);
    use.hook.answer = 410;
    await use.happen(slug);
    await use.settled();
    expect(await use.state(slug)).toEqual({ state: 'DISABLED', disabledBecause: 'GONE' });
    await use.happen(slug);
    await use.settled();
    expect(use.hook.calls).toHaveLength(1);
  });

  it('that nothing reaches for three days is disabled, and what waits is cancelled', async () => {
    const { id } = await use.add(slug);
    use.hook.answer = 503;
    await use.happen(slug);
    await use.settled();
    for (let day = 0; day < 8; day++) await use.later(27 * 3600);
    expect(await use.state(slug)).toEqual({ state: 'FAILING', disabledBecause: null });
    await use.happen(slug);
    await use.settled();
    await use.later(27 * 3600);
    expect(await use.state(slug)).toEqual({ state: 'DISABLED', disabledBecause: 'FAILING' });
    const states = (await use.log(slug)).map((entry: { state: string }) => entry.state);
    expect(states.at(-1)).toBe('FAILED');
    // whether the second event comes before or after it is disabled hangs on the jitter of the retries
    expect(states.slice(0, -1).filter((state: string) => state !== 'CANCELLED')).toEqual([]);
    expect(
      await use.refused('replayWebhook', 'events', { webhook: id, from: '2026-01-01T00:00:00Z' }),
    ).toMatchObject({
      fields: [{ path: 'webhook' }],
    });
    use.hook.answer = 200;
    use.hook.calls = [];
    await use.does('amendWebhook', webhook, { id, enabled: true });
    expect(await use.does('replayWebhook', 'events', { webhook: id, from: '2026-01-01T00:00:00Z' })).toEqual({
      events: 2,
    });
    await use.settled();
    expect(use.hook.calls).toHaveLength(2);
    expect(await use.state(slug)).toEqual({ state: 'ENABLED', disabledBecause: null });
  });

  it('that is slow keeps no other waiting', async () => {
    await use.add(slug, { url: `${use.hook.url}?slow` });
    await use.add(slug, { url: `${use.hook.url}?quick` });
    const waiting: (() => void)[] = [];
    use.hook.answer = (response, { path }) => {
      const done = () => response.writeHead(204).end();
      if (path.includes('slow')) waiting.push(done);
      else done();
    };
    for (let events = 0; events < 4; events++) await use.happen(slug);
    await use.hook.until(6);
    expect(use.hook.calls.filter(({ path }) => path.includes('quick'))).toHaveLength(4);
    expect(waiting.length).toBeLessThanOrEqual(2);
    use.hook.answer = 204;
    for (const done of waiting) done();
    await use.settled();
    expect(use.hook.calls).toHaveLength(8);
  });
});

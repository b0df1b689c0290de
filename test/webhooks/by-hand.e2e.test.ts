import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Hooked, signs, webhook } from './hooked.js';
import { withdraw } from '../events/happening.js';
import { rows } from '../support/outbox.js';
import { createKey } from '../support/register.js';

let use: Hooked;
let slug: string;
beforeAll(async () => {
  use = await Hooked.start();
});
afterAll(() => use.stop());
beforeEach(async () => {
  slug = await use.house();
});

describe('a secret', () => {
  it('is shown once, and stands nowhere in clear', async () => {
    const { secret, id } = await use.add(slug);
    expect(secret).toMatch(/^whsec_/);
    const shown = await use.server.ask(`{ webhooks(organisation: "${slug}") { edges { node { secret } } } }`);
    expect(shown.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const found = await rows<object>(
      use.server.database,
      `select to_jsonb(w) as row from webhook w where id = '${id}'
      union all select payload from change where row_id = '${id}'`,
    );
    expect(found).toHaveLength(2);
    expect(JSON.stringify(found)).not.toContain(secret.slice(6));
    expect(JSON.stringify(found[1])).not.toMatch(/secret"|127\.0\.0\.1/);
  });

  it('that was rotated still signs for the time of overlap, and not after', async () => {
    const { secret: former, id } = await use.add(slug);
    const { secret } = await use.does('rotateWebhookSecret', `secret ${webhook}`, {
      webhook: id,
      overlapHours: 2,
    });
    await use.happen(slug);
    await use.settled();
    expect([former, secret].map((one) => signs(one, use.hook.calls[0]!))).toEqual([true, true]);
    await use.later(3 * 3600);
    await use.happen(slug);
    await use.settled();
    expect([former, secret].map((one) => signs(one, use.hook.calls[1]!))).toEqual([false, true]);
  });
});

describe('a webhook by hand', () => {
  it('is tested by one call, also when it is disabled, whatever comes of it', async () => {
    const { secret, id } = await use.add(slug);
    await use.does('amendWebhook', webhook, { id, enabled: false });
    expect(await use.state(slug)).toEqual({ state: 'DISABLED', disabledBecause: 'BY_HAND' });
    use.hook.answer = 500;
    const { delivery } = await use.does('testWebhook', 'delivery { id state }', { webhook: id });
    await use.settled();
    expect(use.hook.calls).toHaveLength(1);
    expect(use.hook.calls[0]?.headers['webhook-id']).toBe(delivery.id);
    expect(JSON.parse(use.hook.calls[0]!.body)).toMatchObject({
      type: 'webhook.test',
      data: { organisation: slug },
    });
    expect(signs(secret, use.hook.calls[0]!)).toBe(true);
    expect(await use.log(slug)).toMatchObject([
      { state: 'FAILED', event: null, attempts: [{ status: 500 }] },
    ]);
  });

  it('is sent past events again: one, or all of a time that it is told of', async () => {
    const notice = await use.happen(slug);
    await withdraw(use.server, notice.id, 'Not needed.');
    const { id } = await use.add(slug, { eventTypes: ['NOTICE_WITHDRAWN'] });
    const ids = await use.events(slug);
    const [first, second] = ids;
    expect(await use.does('replayWebhook', 'events', { webhook: id, from: '2026-01-01T00:00:00Z' })).toEqual({
      events: 1,
    });
    await use.settled();
    expect(await use.does('replayWebhook', 'events', { webhook: id, event: first })).toEqual({ events: 1 });
    await use.settled();
    expect(await use.does('replayWebhook', 'events', { webhook: id, event: first })).toEqual({ events: 1 });
    await use.settled();
    expect(use.hook.calls.map(({ headers }) => headers['webhook-id'])).toEqual([second, first, first]);
    const none = { webhook: id, from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' };
    expect(await use.does('replayWebhook', 'events', none)).toEqual({ events: 0 });
    expect(await use.refused('replayWebhook', 'events', { webhook: id })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('is amended and taken away, with its log', async () => {
    const { id } = await use.add(slug);
    await use.happen(slug);
    await use.settled();
    const amended = await use.does('amendWebhook', webhook, {
      id,
      url: `${use.hook.url}/2`,
      description: 'New',
      eventTypes: [],
    });
    expect(amended.webhook).toMatchObject({ url: `${use.hook.url}/2`, description: 'New', eventTypes: [] });
    expect(await use.does('removeWebhook', 'webhook', { webhook: id })).toEqual({ webhook: id });
    expect(await use.log(slug)).toEqual([]);
    await use.happen(slug);
    await use.settled();
    expect(use.hook.calls).toHaveLength(1);
    expect(await use.refused('testWebhook', 'delivery { id }', { webhook: id })).toEqual({
      code: 'NOT_FOUND',
    });
  });

  it('cannot lead inside, and says why', async () => {
    for (const url of [
      'http://10.0.0.1/',
      'http://[::1]/',
      'ftp://hook.example/',
      'https://a:b@hook.example/',
      'x',
      'https://example.com\n/',
      'https://example.com/a b',
      ' https://example.com/',
      'https://example.com/\u0000',
    ])
      expect(await use.refused('addWebhook', 'secret', { organisation: slug, url })).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'url' }],
      });
  });
});

describe('a webhook of somebody else', () => {
  it('is not there, for any act; and only an admin may', async () => {
    const { id } = await use.add(slug);
    const other = await use.house();
    const [mine, publisher] = [
      await createKey(use.server, other, 'ADMIN'),
      await createKey(use.server, slug, 'PUBLISHER'),
    ];
    const acts: [string, string, object][] = [
      ['addWebhook', 'secret', { organisation: slug, url: use.hook.url }],
      ['amendWebhook', webhook, { id, enabled: false }],
      ['removeWebhook', 'webhook', { webhook: id }],
      ['rotateWebhookSecret', 'secret', { webhook: id }],
      ['replayWebhook', 'events', { webhook: id, from: '2026-01-01T00:00:00Z' }],
      ['testWebhook', 'delivery { id }', { webhook: id }],
    ];
    for (const [name, answer, input] of acts) {
      expect(await use.refused(name, answer, input, mine)).toEqual({ code: 'NOT_FOUND' });
      expect(await use.refused(name, answer, input, publisher)).toEqual({ code: 'FORBIDDEN' });
      expect(await use.refused(name, answer, input, null)).toEqual({ code: 'UNAUTHENTICATED' });
    }
    for (const list of ['webhooks', 'webhookDeliveries']) {
      const query = `{ ${list}(organisation: "${slug}") { totalCount } }`;
      expect((await use.server.ask(query, {}, mine)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await use.server.ask(query, {}, publisher)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const own = await use.add(other);
    await use.happen(slug);
    const [theirs] = await use.events(slug);
    const input = { webhook: own.id, event: theirs };
    expect(await use.refused('replayWebhook', 'events', input)).toEqual({ code: 'NOT_FOUND' });
  });
});

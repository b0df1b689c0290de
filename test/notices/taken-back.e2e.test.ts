import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { withdraw } from '../events/happening.js';
import { announceIt, coming, customer } from '../notified-customers/world.js';
import { createOrganisation, mailsTo, Visitor } from '../subscriptions/visitor.js';
import { rows } from '../support/outbox.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
});
afterAll(() => server.stop());

describe('a notice that is withdrawn while its mails go out', () => {
  it('is told no further, and its withdrawal to whom it was told, contact or subscriber', async () => {
    const slug = 'taken-back';
    await createOrganisation(server, slug);
    const visitor = new Visitor(server, slug);
    await visitor.join('quick@reader.example');
    await visitor.join('slow@reader.example');
    await visitor.join('dpo@slow-ltd.example');
    await customer(server, slug, 'Quick Ltd');
    await customer(server, slug, 'Slow Ltd');
    const notice = await coming(server, slug, '2026-06-01');
    // the workers are away
    await server.app.get(Dispatcher).stop();
    expect((await announceIt(server, notice)).errors).toBeUndefined();
    await rows(
      server.database,
      `update delivery set state = 'DELIVERED', settled_at = ropewalk_now() where address like '%quick%' and state = 'PENDING'`,
    );
    await withdraw(server, notice.id, 'We stay where we are.');
    const now = server.clock.now().toISOString();
    await server.stop();
    server = await startServer(server.env as Record<string, string>, now);
    await server.app.get(Dispatcher).idle();
    const subjects = async (address: string) =>
      (await mailsTo(server, address, 0)).map(({ subject }) => subject.replace(/ · .*/, ''));
    const [confirm, withdrawn] = [expect.stringContaining('onfirm'), 'Change notice 1 is withdrawn'];
    expect(await subjects('quick@reader.example')).toEqual([confirm, withdrawn]);
    expect(await subjects('dpo@quick-ltd.example')).toEqual([withdrawn]);
    expect(await subjects('slow@reader.example')).toEqual([confirm]);
    expect(await subjects('dpo@slow-ltd.example')).toEqual([confirm]);
    const unsent = await rows<{ answer: string; address: null }>(
      server.database,
      `select answer, address from delivery where state = 'CANCELLED'`,
    );
    expect(unsent).toEqual(
      Array.from({ length: 2 }, () => ({
        answer: 'the notice was withdrawn before it was sent',
        address: null,
      })),
    );
    const { notice: read } = await server.get(
      `{ notice(organisation: "${slug}", number: 1) { coverage { recipients delivered pending failed } } }`,
    );
    expect(read.coverage).toEqual({ recipients: 2, delivered: 2, pending: 0, failed: 0 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Outbox } from '../../src/deliveries/outbox.js';
import { asTest, deliver, deliveries, deliverToMany, rows, writeMessage } from '../support/outbox.js';
import { startServer, type TestServer } from '../support/server.js';
import { startSink, type Sink } from '../support/smtp.js';

let sink: Sink;
let server: TestServer;
let dispatcher: Dispatcher;
beforeAll(async () => {
  sink = await startSink();
  server = await startServer({
    SMTP_URL: sink.url,
    PUBLIC_URL: 'https://trust.acme.example',
    SMTP_TIMEOUT: '2',
  });
  dispatcher = server.app.get(Dispatcher);
});
afterAll(async () => {
  await server.stop();
  await sink.down();
});

const later = (seconds: number): void =>
  server.clock.set(new Date(server.clock.now().getTime() + seconds * 1000));

describe('a mail that is due', () => {
  it('arrives as text and HTML with the headers that mail clients need for one-click leaving', async () => {
    const message = await writeMessage(server);
    await deliver(server, message, {
      address: 'ada@example.com',
      recipient: { id: '11111111-1111-4111-8111-111111111111', generation: 3 },
    });
    await dispatcher.idle();
    const [mail] = sink.to('ada@example.com');
    const [row] = await deliveries(server, message);
    const parsed = await mail!.parsed();
    const header = (name: string) => parsed.headers.find((one) => one.key === name)?.value;
    const leave =
      /^<(https:\/\/trust\.acme\.example\/acme\/leave\/11111111-1111-4111-8111-111111111111\.[\w-]{43})>$/.exec(
        header('list-unsubscribe') ?? '',
      )?.[1];
    expect(leave).toBeDefined();
    expect(mail!.from).toBe('no-reply@trust.acme.example');
    expect(parsed.from).toEqual({ name: 'Acme Helpdesk', address: 'no-reply@trust.acme.example' });
    expect(parsed.to).toEqual([{ name: '', address: 'ada@example.com' }]);
    expect(parsed.replyTo).toEqual([{ name: '', address: 'privacy@acme.example' }]);
    expect(parsed.subject).toBe('Notice of a sub-processor change');
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header('list-id')).toBe('<changes.acme.example>');
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(parsed.messageId).toBe(`<${row!.id}@trust.acme.example>`);
    expect(new Date(header('date')!).toISOString()).toMatch(/^2026-03-01T09:0/);
    expect(parsed.text).toContain(`Leave: ${leave}`);
    expect(parsed.html).toContain(`<a href="${leave}">Leave</a>`);
  });

  it('is marked with the answer of the server, its address and link are erased, the try is kept', async () => {
    const message = await writeMessage(server);
    await deliver(server, message, {
      address: 'Bob@Example.com',
      link: 'https://trust.acme.example/confirm/abc',
    });
    await dispatcher.idle();
    const [row] = await deliveries(server, message);
    expect(row).toMatchObject({
      state: 'DELIVERED',
      address: null,
      sealed_link: null,
      claim: null,
      attempts: 1,
    });
    expect(row!.answer).toMatch(/^250 /);
    // the try that succeeded stands on the delivery
    expect(await rows(server.database, `select from attempt where delivery_id = '${row!.id}'`)).toEqual([]);
  });

  it('carries a single-use link that no copy of the database reveals', async () => {
    const link = 'https://trust.acme.example/acme/confirm/token-of-cleo';
    const message = await writeMessage(server, {
      leavePath: null,
      listId: null,
      texts: {
        en: { subject: 'Please confirm', text: 'Confirm: {{link}}', html: '<a href="{{link}}">Confirm</a>' },
      },
    });
    sink.treat('cleo@example.com', 451, 250);
    await deliver(server, message, { address: 'cleo@example.com', link });
    await dispatcher.idle();
    expect(JSON.stringify(await deliveries(server, message))).not.toContain('token-of-cleo');
    later(60);
    await dispatcher.idle();
    const mail = await sink.to('cleo@example.com')[0]!.parsed();
    expect(mail.text).toContain(link);
    expect(mail.html).toContain(`href="${link}"`);
    expect(mail.headers.map(({ key }) => key)).not.toContain('list-unsubscribe');
  });

  it('goes in the language of its recipient, or in the prevailing one', async () => {
    const message = await writeMessage(server, {
      texts: {
        de: { subject: 'Neuer Unterauftrag', text: 'Grüße', html: '<p>Grüße</p>' },
        en: { subject: 'Change', text: 'Hi', html: '<p>Hi</p>' },
      },
    });
    await deliver(server, message, { address: 'de@example.com', language: 'de' });
    await deliver(server, message, { address: 'fr@example.com', language: 'fr' });
    await dispatcher.idle();
    expect((await sink.to('de@example.com')[0]!.parsed()).text).toContain('Grüße');
    expect((await sink.to('fr@example.com')[0]!.parsed()).subject).toBe('Change');
  });

  it('reaches everyone of many, each once, over few connections', async () => {
    const message = await writeMessage(server);
    await deliverToMany(server.database, message, 300);
    await dispatcher.idle();
    const reached = sink.mails.filter((mail) => /^user\d+@/.test(mail.to)).map((mail) => mail.to);
    expect(reached).toHaveLength(300);
    expect(new Set(reached).size).toBe(300);
    const [coverage] = await asTest(() => server.app.get(Outbox).coverage([message.noticeId!]));
    expect(coverage).toMatchObject({ recipients: 300, delivered: 300, pending: 0, failed: 0, bounced: 0 });
  });
});

describe('a recipient', () => {
  it('who leaves before a mail is sent does not get it, and the address is erased', async () => {
    const message = await writeMessage(server);
    const recipient = { id: '22222222-2222-4222-8222-222222222222', generation: 0 };
    sink.treat('leaver@example.com', 451, 250);
    await deliver(server, message, { address: 'leaver@example.com', recipient });
    await dispatcher.idle();
    expect(await asTest(() => server.app.get(Outbox).cancelFor(recipient.id))).toBe(1);
    later(3600);
    await dispatcher.idle();
    expect(sink.to('leaver@example.com')).toHaveLength(0);
    expect(await deliveries(server, message)).toMatchObject([{ state: 'CANCELLED', address: null }]);
    const [coverage] = await asTest(() => server.app.get(Outbox).coverage([message.noticeId!]));
    expect(coverage).toMatchObject({ recipients: 0, delivered: 0, pending: 0, failed: 0, bounced: 0 });
  });

  it('who comes back gets it after all; nobody gets it twice', async () => {
    const message = await writeMessage(server);
    const recipient = { id: '33333333-3333-4333-8333-333333333333', generation: 0 };
    sink.treat('back@example.com', 451, 250);
    await deliver(server, message, { address: 'back@example.com', recipient });
    await dispatcher.idle();
    await asTest(() => server.app.get(Outbox).cancelFor(recipient.id));
    expect(await deliver(server, message, { address: 'BACK@example.com', recipient })).toBe(true);
    await dispatcher.idle();
    expect(await deliver(server, message, { address: 'back@example.com', recipient })).toBe(false);
    await dispatcher.idle();
    expect(sink.mails.filter((mail) => mail.to.toLowerCase() === 'back@example.com')).toHaveLength(1);
  });
});

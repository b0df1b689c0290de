import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { Mailer } from '../../src/platform/mailer.js';
import { deliver, writeMessage } from '../support/outbox.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ PUBLIC_URL: 'https://trust.acme.example' });
});
afterAll(() => server.stop());

const page = async (path: string) => {
  const response = await fetch(server.url + path);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
};

describe('the mailbox of a server without a mail server', () => {
  it('is empty at first, and says what it is', async () => {
    expect(JSON.parse((await page('/mailbox.json')).body)).toEqual([]);
    const list = await page('/mailbox');
    expect(list).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect(list.body).toContain('No mail server is set');
  });

  it('shows what would have been sent, newest first, with its headers and both its forms', async () => {
    const message = await writeMessage(server);
    await deliver(server, message, { address: 'ada@example.com' });
    await server.app.get(Dispatcher).idle();
    const confirmation = await writeMessage(server, {
      leavePath: null,
      texts: {
        en: {
          subject: 'Bitte bestätigen <jetzt>',
          text: 'Grüße: {{link}}',
          html: '<p>Grüße <a href="{{link}}">hier</a><script>alert(1)</script></p>',
        },
      },
    });
    await deliver(server, confirmation, {
      address: 'bob@example.com',
      link: 'https://trust.acme.example/acme/confirm/abc',
    });
    await server.app.get(Dispatcher).idle();

    const mails = JSON.parse((await page('/mailbox.json')).body);
    expect(mails.map(({ to, subject }: { to: string; subject: string }) => [to, subject])).toEqual([
      ['bob@example.com', 'Bitte bestätigen <jetzt>'],
      ['ada@example.com', 'Notice of a sub-processor change'],
    ]);
    expect(Object.keys(mails[0])).toEqual(['id', 'to', 'subject', 'headers', 'text', 'html']);
    expect(mails[0].text).toContain('https://trust.acme.example/acme/confirm/abc');
    expect(mails[1].headers).toMatchObject({
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'list-unsubscribe': expect.stringMatching(/^<https:\/\/trust\.acme\.example\/acme\/leave\/[^>]+>$/),
      'auto-submitted': 'auto-generated',
    });

    const list = (await page('/mailbox')).body;
    expect(list).toContain('Bitte bestätigen &lt;jetzt&gt;');
    expect(list.indexOf('bob@example.com')).toBeLessThan(list.indexOf('ada@example.com'));
    const one = (await page(`/mailbox/${mails[0].id}`)).body;
    expect(one).toContain('<a href="https://trust.acme.example/acme/confirm/abc">');
    // what a mail brings along stays in a frame without scripts
    expect(one).toMatch(
      /<iframe [^>]*sandbox="allow-top-navigation-by-user-activation" srcdoc="[^"]*&lt;script&gt;/,
    );
    expect(one).not.toContain('<script');
  });

  it('has no mail it does not know', async () => {
    expect((await page('/mailbox/999999')).status).toBe(404);
    expect((await page('/mailbox/abc')).status).toBe(404);
  });

  it('keeps the newest thousand', async () => {
    const mailer = server.app.get(Mailer);
    for (let n = 0; n < 1005; n++)
      await mailer.send({
        from: 'a@example.com',
        to: `n${n}@example.com`,
        raw: Buffer.from(`Subject: ${n}\r\n\r\nhi`),
      });
    const mails: { subject: string }[] = JSON.parse((await page('/mailbox.json')).body);
    expect(mails).toHaveLength(1000);
    expect([mails[0]!.subject, mails[999]!.subject]).toEqual(['1004', '5']);
  });
});

describe('a server with a mail server', () => {
  it('has no mailbox', async () => {
    const real = await startServer({ SMTP_URL: 'smtp://127.0.0.1:1' });
    const answers = await Promise.all(['/mailbox.json', '/mailbox'].map((path) => fetch(real.url + path)));
    await real.stop();
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });
});

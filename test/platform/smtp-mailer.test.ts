import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { SmtpMailer } from '../../src/platform/smtp-mailer.js';

let server: SMTPServer | undefined;
let mailer: SmtpMailer;
afterEach(async () => {
  mailer.close();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = undefined;
});

async function listening(options: SMTPServerOptions): Promise<string> {
  const one = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 1,
    ...options,
  });
  one.on('error', () => undefined);
  server = one;
  await new Promise<void>((resolve) => void one.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(one.server.address() as { port: number }).port}`;
}

const mail = {
  from: 'no-reply@acme.example',
  to: 'ada@example.com',
  raw: Buffer.from('Subject: hi\r\n\r\nhi'),
};
const settings = { connections: 2, timeout: 1000 };

describe('a mail handed to the mail server', () => {
  it('needs the right password; a wrong one is our fault, so nothing is said about the mail', async () => {
    const users: (string | undefined)[] = [];
    const options: SMTPServerOptions = {
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        users.push(username);
        if (password === 'right') done(null, { user: username });
        else done(new Error('wrong password'));
      },
    };
    const host = await listening(options);
    mailer = new SmtpMailer({ ...settings, url: `smtp://ropewalk:right@${host}` });
    expect(await mailer.send(mail)).toMatchObject({ outcome: 'accepted', code: 250 });
    mailer.close();
    mailer = new SmtpMailer({ ...settings, url: `smtp://ropewalk:wrong@${host}` });
    expect(await mailer.send(mail)).toMatchObject({
      outcome: 'unreachable',
      code: null,
      answer: expect.stringMatching(/535/),
    });
    expect(users).toEqual(['ropewalk', 'ropewalk']);
  });

  it('whose sender is refused is not the fault of its recipient', async () => {
    const host = await listening({
      authOptional: true,
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error('who are you'), { responseCode: 550 })),
    });
    mailer = new SmtpMailer({ ...settings, url: `smtp://${host}` });
    expect(await mailer.send(mail)).toMatchObject({
      outcome: 'deferred',
      code: 550,
      answer: expect.stringContaining('who are you'),
    });
  });

  it('is refused when its address cannot be one', async () => {
    const host = await listening({ authOptional: true });
    mailer = new SmtpMailer({ ...settings, url: `smtp://${host}` });
    expect(await mailer.send({ ...mail, to: 'a@b.example>\r\nRCPT TO:<c@d.example' })).toMatchObject({
      outcome: 'refused',
    });
  });

  it.each([
    ['takes commands together', { hidePIPELINING: false }],
    ['takes one command at a time', { hidePIPELINING: true }],
    ['wants a secured connection', { disabledCommands: [] }],
  ])('arrives as it was written at a server that %s, also after a refused one', async (_, options) => {
    const received: string[] = [];
    const host = await listening({
      authOptional: true,
      ...options,
      onRcptTo: ({ address }, _session, done) =>
        done(
          address.startsWith('no') ? Object.assign(new Error('not here'), { responseCode: 550 }) : undefined,
        ),
      onData(stream, _session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          received.push(Buffer.concat(chunks).toString());
          done(null, 'queued');
        });
      },
    });
    mailer = new SmtpMailer({ ...settings, url: `smtp://${host}?tls.rejectUnauthorized=false` });
    const raw = Buffer.from('.first: a dot\r\n\r\n.\r\n..\r\nü\r\n.end');
    expect(await mailer.send({ ...mail, raw })).toMatchObject({ outcome: 'accepted', code: 250 });
    expect(await mailer.send({ ...mail, to: 'nobody@example.com' })).toMatchObject({
      outcome: 'refused',
      code: 550,
      answer: expect.stringContaining('not here'),
    });
    expect(await mailer.send({ ...mail, raw })).toMatchObject({ outcome: 'accepted' });
    expect(received.map((text) => text.trimEnd())).toEqual([raw.toString(), raw.toString()]);
  });

  it.each([
    ['speaks no SMTP', 'what?\r\n'],
    ['never ends a reply', '250-more\r\n'.repeat(20_000)],
    ['answers what was not asked', '250 ok\r\n'.repeat(4)],
    ['is about to close', '421 4.3.2 shutting down\r\n'],
  ])('is tried again later when the server %s', async (_, words) => {
    const { promise: listens, resolve } = Promise.withResolvers<void>();
    const strange = createServer((socket) => {
      socket.on('error', () => undefined).write('220 hello\r\n');
      socket.on('data', (chunk) =>
        socket.write(/^(EHLO|QUIT)/.test(chunk.toString()) ? '250 hello\r\n' : words),
      );
    }).listen(0, '127.0.0.1', resolve);
    await listens;
    const { port } = strange.address() as AddressInfo;
    mailer = new SmtpMailer({ ...settings, url: `smtp://127.0.0.1:${port}` });
    const answer = await mailer.send(mail);
    expect(answer.outcome).toBe('deferred');
    expect(answer.answer).not.toBe('');
    mailer.close();
    await new Promise((resolve) => strange.close(resolve));
  });

  it('is offered at once, given only when its sender says so, and not at all when they do not', async () => {
    const steps: string[] = [];
    const host = await listening({
      authOptional: true,
      onRcptTo({ address }, _session, done) {
        steps.push(`asked about ${address}`);
        done();
      },
      onData(stream, _session, done) {
        stream.resume().on('end', () => {
          steps.push('got it');
          done();
        });
      },
    });
    mailer = new SmtpMailer({ ...settings, url: `smtp://${host}` });
    const go = (yes: boolean) => () => {
      steps.push(yes ? 'go' : 'no');
      return Promise.resolve(yes);
    };
    expect(await mailer.send(mail, go(true))).toMatchObject({ outcome: 'accepted' });
    expect(await mailer.send(mail, go(false))).toMatchObject({ outcome: 'withheld', code: null });
    const asked = 'asked about ada@example.com';
    expect(steps).toEqual([asked, 'go', 'got it', asked, 'no']);
    expect(await mailer.send(mail)).toMatchObject({ outcome: 'accepted' });
  });

  it('goes out over a new connection when the server has closed the kept one meanwhile', async () => {
    const sessions = new Set<string>();
    const host = await listening({
      authOptional: true,
      onRcptTo(_address, session, done) {
        sessions.add(session.id);
        done();
      },
    });
    mailer = new SmtpMailer({ ...settings, url: `smtp://${host}` });
    await mailer.send(mail);
    for (const connection of server!.connections as Set<{ _socket: { destroy: () => void } }>)
      connection._socket.destroy();
    expect(await mailer.send(mail)).toMatchObject({ outcome: 'accepted' });
    await mailer.send(mail);
    expect(sessions.size).toBe(2);
  });

  it('gets an answer in bounded time from a server that says nothing, is not there, or hangs up at once', async () => {
    const host = await listening({ authOptional: true, onConnect: () => undefined });
    mailer = new SmtpMailer({ ...settings, timeout: 300, url: `smtp://${host}` });
    const started = performance.now();
    expect(await mailer.send(mail)).toMatchObject({ outcome: 'unreachable' });
    expect(performance.now() - started).toBeLessThan(mailer.slowest);
    mailer.close();
    mailer = new SmtpMailer({ ...settings, url: 'smtp://127.0.0.1:1' });
    expect(await mailer.send(mail)).toMatchObject({
      outcome: 'unreachable',
      answer: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('never carries a password over an unsecured connection to another machine', async () => {
    mailer = new SmtpMailer({ ...settings, url: 'smtp://user:secret@mail.example.com:587' });
    expect(mailer.options.requireTLS).toBe(true);
    mailer = new SmtpMailer({ ...settings, url: 'smtp://user:secret@mail.example.com:587?requireTLS=false' });
    expect(mailer.options.requireTLS).toBe(false);
  });
});

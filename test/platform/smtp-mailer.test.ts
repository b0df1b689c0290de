import { afterEach, describe, expect, it } from '@jest/globals';
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

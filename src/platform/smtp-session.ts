import SMTPConnection, { type Options } from 'nodemailer/lib/smtp-connection';
import { WITHHELD, type Mail, type MailAnswer } from './mailer.js';
import { SmtpLine, type Reply } from './smtp-line.js';

export interface Login {
  user: string;
  pass: string;
}

/** No session: the server could not be reached, or would not have us. */
export class Unreachable extends Error {}

const LOST = 'the connection was lost';
const END = Buffer.from('\r\n.\r\n');

/**
 * One connection to the mail server. Nodemailer opens it: finds the host, secures the connection, logs in. The mails
 * themselves are few commands, and are said here: two writes a mail where the server takes commands together (RFC 2920),
 * with a hard limit to every step, and known at every moment whether the server had been given the mail.
 */
export class SmtpSession {
  /** False once the connection is of no more use. */
  usable = true;
  private readonly line: SmtpLine;
  /** What the server can do beside (RFC 1869), in capitals. */
  private readonly extensions = new Set<string>();

  private constructor(private readonly connection: SMTPConnection) {
    const socket = connection._socket;
    if (!socket) throw new Error(LOST);
    socket.removeAllListeners('data');
    this.line = new SmtpLine(socket, () => this.close());
    connection.on('error', (error) => this.line.end(error));
    connection.once('end', () => this.line.end(new Error(LOST)));
  }

  /** Connects, secures, logs in and asks what the server can do, each within `limit` milliseconds. @throws Unreachable */
  static async open(options: Options, login: Login | undefined, limit: number): Promise<SmtpSession> {
    const connection = new SMTPConnection(options);
    const step = <T = void>(work: (done: (error?: Error | null, result?: T) => void) => void) =>
      within(limit, () => connection.close(), called(work));
    try {
      await step((done) => {
        connection.on('error', done);
        connection.once('end', () => done(new Error(LOST)));
        connection.connect(done);
      });
      if (login && connection.allowsAuth)
        await step<boolean>((done) => connection.login({ ...login, credentials: login }, done));
      const session = new SmtpSession(connection);
      const [greeted] = session.line.ask(`EHLO ${connection.name}\r\n`);
      const { code, text } = await session.within(limit, greeted!);
      if (code === 250)
        for (const [word] of text.toUpperCase().matchAll(/(?<=^250[- ])[\w-]+/gm))
          session.extensions.add(word);
      return session;
    } catch (error) {
      connection.close();
      throw new Unreachable(`mail server: ${words(error)}`);
    }
  }

  /**
   * Offers the mail, gives it once `go` says so, and hears what becomes of it, within one and two `limit` milliseconds.
   * `lost`: the connection broke before the server was given the mail, so it may be sent again without doubt.
   */
  async send(
    mail: Mail,
    limit: number,
    go: () => Promise<boolean>,
  ): Promise<MailAnswer & { lost?: boolean }> {
    if (/[\r\n<>]/.test(mail.to))
      return { outcome: 'refused', code: null, answer: `Invalid recipient ${JSON.stringify(mail.to)}` };
    let given = false;
    try {
      let answer = await this.within(limit, this.offered(mail));
      if (!answer) {
        if (!(await go())) {
          this.close();
          return WITHHELD;
        }
        if (!this.usable) throw new Error(LOST);
        given = true;
        const [reply] = this.line.ask(Buffer.concat([dotted(mail.raw), END]));
        answer = answered(await this.within(2 * limit, reply!));
      }
      if (answer.code === 421) this.close();
      else if (!given) await this.within(limit / 2, this.line.ask('RSET\r\n')[0]!).catch(() => this.close());
      return { ...answer, lost: answer.code === 421 && !given };
    } catch (error) {
      this.close();
      const silent = error instanceof TooSlow || (error as { code?: string }).code === 'ETIMEDOUT';
      return { outcome: 'deferred', code: null, answer: words(error), lost: !given && !silent };
    }
  }

  close(): void {
    this.usable = false;
    this.connection.close();
  }

  /** Ends the session politely; the server may already be gone. */
  quit(): void {
    if (this.usable) this.line.ask('QUIT\r\n');
    this.close();
  }

  /** Undefined when the server asks for the mail; otherwise it does not want it from this sender, or for this recipient. */
  private async offered(mail: Mail): Promise<MailAnswer | undefined> {
    const [sender, recipient, data] = await this.envelope(mail);
    // a refused sender is our misconfiguration, not the recipient's fault: it must not settle anything
    if (!taken(sender)) return { outcome: 'deferred', code: sender.code, answer: sender.text };
    const refused = [recipient, data].find((reply) => reply && !taken(reply));
    // it waits for a mail that has no recipient
    if (refused && data?.code === 354) this.close();
    return refused && answered(refused);
  }

  /** The replies to sender, recipient and DATA; after a refusal the later ones may be missing. */
  private async envelope({ from, to }: Mail): Promise<[Reply, Reply?, Reply?]> {
    const international = /[^\0-\x7f]/.test(from + to) && this.extensions.has('SMTPUTF8') ? ' SMTPUTF8' : '';
    const commands = [`MAIL FROM:<${from}>${international}\r\n`, `RCPT TO:<${to}>\r\n`, 'DATA\r\n'];
    const together = this.extensions.has('PIPELINING') ? this.line.ask(commands.join(''), 3) : undefined;
    const replies: Reply[] = [];
    for (const [index, command] of commands.entries()) {
      const reply = await (together?.[index] ?? this.line.ask(command)[0]!);
      replies.push(reply);
      if (reply.code === 421 || (!together && !taken(reply))) break;
    }
    return replies as [Reply, Reply?, Reply?];
  }

  private within<T>(limit: number, work: Promise<T>): Promise<T> {
    return within(limit, () => this.close(), work);
  }
}

class TooSlow extends Error {}

function taken({ code }: Reply): boolean {
  return code >= 200 && code < 400;
}

function answered(reply: Reply): MailAnswer {
  const outcome = taken(reply) ? 'accepted' : reply.code >= 500 ? 'refused' : 'deferred';
  return { outcome, code: reply.code, answer: reply.text };
}

/** No line of the mail is taken for its end (RFC 5321, 4.5.2). */
function dotted(raw: Buffer): Buffer {
  if (!raw.includes('\r\n.') && raw[0] !== 0x2e) return raw;
  return Buffer.from(raw.toString('latin1').replaceAll(/^\.|(?<=\r\n)\./g, '..'), 'latin1');
}

/** Nodemailer's callback as a promise. */
function called<T>(work: (done: (error?: Error | null, result?: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) =>
    work((error, result) => (error ? reject(error) : resolve(result as T))),
  );
}

/** Waits no longer than `limit` milliseconds: then gives up what is waited for. */
function within<T>(limit: number, giveUp: () => void, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new TooSlow(`no answer within ${limit / 1000} s`));
      giveUp();
    }, limit);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The server's words if it said any. */
function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error as { response?: string }).response ?? error.message;
}

import SMTPConnection, { type Options } from 'nodemailer/lib/smtp-connection';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { Mail, MailAnswer } from './mailer.js';

/** What nodemailer's errors tell beside their message. */
interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  response?: string;
  command?: string;
  permanent?: boolean;
}

export interface Login {
  user: string;
  pass: string;
}

/** No session: the server could not be reached, or would not have us. */
export class Unreachable extends Error {}

/**
 * One connection to the mail server. Nodemailer speaks the protocol (its documented SMTPConnection); this adds a hard limit
 * to every step, since nodemailer only limits silence, and says whether a failed connection had taken the mail.
 */
export class SmtpSession {
  /** False once the connection is of no more use. */
  usable = true;

  private constructor(private readonly connection: SMTPConnection) {
    connection.on('error', () => this.close());
    connection.once('end', () => (this.usable = false));
  }

  /** Connects, secures and logs in within `limit` milliseconds. @throws Unreachable */
  static async open(options: Options, login: Login | undefined, limit: number): Promise<SmtpSession> {
    const connection = new SMTPConnection(options);
    const session = new SmtpSession(connection);
    try {
      await within(limit, session, (done) => {
        connection.on('error', done);
        connection.connect(done);
      });
      if (login && connection.allowsAuth)
        await within<boolean>(limit, session, (done) =>
          connection.login({ ...login, credentials: login }, done),
        );
      return session;
    } catch (error) {
      session.close();
      throw new Unreachable(`mail server: ${words(error)}`);
    }
  }

  /** `lost`: the connection broke before the server asked for the mail, so it may be sent again without doubt. */
  async send(mail: Mail, limit: number): Promise<MailAnswer & { lost?: boolean }> {
    const handover = new Handover(mail.raw, this.connection._socket || undefined);
    try {
      const response = await within<string>(limit, this, (done) =>
        this.connection.send({ from: mail.from, to: [mail.to] }, handover, (error, info) =>
          done(error, info?.response),
        ),
      );
      return { outcome: 'accepted', code: codeOf(response), answer: response };
    } catch (error) {
      return this.failed(error as SmtpError, handover.begun, limit / 2);
    }
  }

  close(): void {
    this.usable = false;
    this.connection.close();
  }

  /** Ends the session politely; the server may already be gone. */
  quit(): void {
    if (this.usable) this.connection.quit();
    this.usable = false;
  }

  private async failed(
    error: SmtpError,
    begun: boolean,
    limit: number,
  ): Promise<MailAnswer & { lost?: boolean }> {
    const code = error.responseCode ?? null;
    const answer = words(error);
    if (code !== null && code !== 421 && !this.connection.destroyed) await this.reset(limit);
    else this.close();
    if (code === null && error.message.startsWith('Invalid recipient'))
      return { outcome: 'refused', code, answer };
    // a refused sender or session is our misconfiguration, not the recipient's fault: it must not settle anything
    const aboutMail = error.command === 'RCPT TO' || error.command === 'DATA';
    if (error.permanent && aboutMail) return { outcome: 'refused', code, answer };
    const lost = (code === null || code === 421) && !begun && error.code !== 'ETIMEDOUT';
    return { outcome: 'deferred', code, answer, lost };
  }

  /** The refusal concerned one mail; the session goes on. */
  private async reset(limit: number): Promise<void> {
    const ended = Promise.withResolvers<void>();
    this.connection.once('end', ended.resolve);
    const done = within<boolean>(limit, this, (done) => this.connection.reset(done));
    await Promise.race([done, ended.promise]).catch(() => this.close());
    this.connection.off('end', ended.resolve);
  }
}

/** A mail that knows whether the server has asked for it, and goes out with its final dot in one write. */
class Handover extends Readable {
  begun = false;

  constructor(
    private readonly raw: Buffer,
    private readonly socket: Socket | undefined,
  ) {
    super({ read: () => undefined });
  }

  override pipe<T extends NodeJS.WritableStream>(server: T): T {
    this.begun = true;
    this.socket?.cork();
    server.once('end', () => this.socket?.uncork());
    server.end(this.raw);
    return server;
  }
}

/** Waits for nodemailer's callback, but no longer than `limit` milliseconds: then the session is closed. */
function within<T = void>(
  limit: number,
  session: SmtpSession,
  work: (done: (error?: Error | null, result?: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      session.close();
      reject(Object.assign(new Error(`no answer within ${limit / 1000} s`), { code: 'ETIMEDOUT' }));
    }, limit);
    work((error, result) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve(result as T);
    });
  });
}

/** The server's words if it said any. */
function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error as SmtpError).response ?? error.message;
}

function codeOf(response: string): number | null {
  const code = Number(/^\d{3}/.exec(response)?.[0]);
  return code || null;
}

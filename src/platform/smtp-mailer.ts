import type { Options } from 'nodemailer/lib/smtp-connection';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import { Mailer, type Mail, type MailAnswer } from './mailer.js';
import { SmtpSession, Unreachable, type Login } from './smtp-session.js';

export interface SmtpSettings {
  /** `smtp://user:password@host:587`; nodemailer's options as its query, such as `?requireTLS=true`. */
  url: string;
  connections: number;
  /** Milliseconds of silence after which the server counts as lost. */
  timeout: number;
  /** Host name to greet with. */
  name?: string;
}

/** Shorter than any server's patience, so that a kept connection is still there when it is used again. */
const IDLE = 5_000;

/**
 * Sends over connections that are kept open. Nodemailer's own pool is half as fast with ready-made messages (measured: it
 * streams each through several transforms), and takes a mail up again by itself after a lost connection, which is for the
 * delivery's row to decide.
 */
export class SmtpMailer extends Mailer {
  readonly connections: number;
  readonly slowest: number;
  private readonly idle: { session: SmtpSession; timer: NodeJS.Timeout }[] = [];
  readonly options: Options;
  private readonly login: Login | undefined;

  constructor(private readonly settings: SmtpSettings) {
    super();
    const { auth, ...options } = parseConnectionUrl(settings.url);
    const { timeout, name } = settings;
    this.connections = settings.connections;
    // a lost connection, opening another, one to be asked for the mail, two for the server to take it
    this.slowest = 6 * timeout;
    this.login = auth?.user ? { user: auth.user, pass: auth.pass ?? '' } : undefined;
    this.options = {
      // a password never leaves this machine in clear unless the URL says so
      requireTLS:
        this.login !== undefined && !options.secure && !/^(localhost|127\.|::1)/.test(options.host ?? ''),
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
      dnsTimeout: timeout,
      ...(name && { name }),
      ...options,
    };
  }

  async send(mail: Mail, go = async () => true): Promise<MailAnswer> {
    const started = performance.now();
    try {
      const kept = this.keptSession();
      const { lost, ...answer } = await this.over(kept ?? (await this.open()), mail, go);
      // the server had closed a kept connection meanwhile: that says nothing about this mail
      if (!lost || !kept || performance.now() - started > this.settings.timeout) return answer;
      const { lost: _, ...second } = await this.over(await this.open(), mail, go);
      return second;
    } catch (error) {
      if (error instanceof Unreachable) return { outcome: 'unreachable', code: null, answer: error.message };
      throw error;
    }
  }

  close(): void {
    for (const { session, timer } of this.idle.splice(0)) {
      clearTimeout(timer);
      session.quit();
    }
  }

  private async over(
    session: SmtpSession,
    mail: Mail,
    go: () => Promise<boolean>,
  ): Promise<MailAnswer & { lost?: boolean }> {
    const answer = await session.send(mail, this.settings.timeout, go);
    if (session.usable) this.keep(session);
    return answer;
  }

  private open(): Promise<SmtpSession> {
    return SmtpSession.open(this.options, this.login, this.settings.timeout / 2);
  }

  private keep(session: SmtpSession): void {
    const timer = setTimeout(() => {
      this.idle.splice(this.idle.indexOf(kept), 1);
      session.quit();
    }, IDLE).unref();
    const kept = { session, timer };
    this.idle.push(kept);
  }

  private keptSession(): SmtpSession | undefined {
    for (let kept = this.idle.pop(); kept; kept = this.idle.pop()) {
      clearTimeout(kept.timer);
      if (kept.session.usable) return kept.session;
    }
    return undefined;
  }
}

import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/**
 * How the mail server treats a recipient: the code at RCPT TO (250: takes the mail), a code after the mail was received,
 * or it hangs up, before or after receiving the mail.
 */
export type Treatment =
  | number
  | { code: number; text: string }
  | { afterData: number }
  | 'hang up'
  | 'hang up after data'
  | 'say nothing';

export interface ReceivedMail {
  from: string;
  to: string;
  raw: string;
  parsed: () => Promise<Email>;
}

export interface Sink {
  url: string;
  mails: ReceivedMail[];
  /** How often each recipient was tried, taken or not. */
  tries: (recipient: string) => number;
  /** Tries of this recipient get these treatments in turn, the last one for ever. */
  treat: (recipient: string, ...treatments: Treatment[]) => void;
  /** Delays every answer to a mail by so many milliseconds. */
  delay: number;
  to: (recipient: string) => ReceivedMail[];
  /** Until the condition holds, looked at whenever something arrives. */
  until: (condition: () => boolean) => Promise<void>;
  /** The machine goes away: open connections break, new ones are refused. */
  down: () => Promise<void>;
  up: () => Promise<void>;
}

/** A real SMTP server on the loopback address that keeps what it is sent. */
export async function startSink(): Promise<Sink> {
  const treatments = new Map<string, Treatment[]>();
  const tried = new Map<string, number>();
  const watchers = new Set<() => void>();
  let server: SMTPServer;
  let port = 0;

  const hangUp = (session: SMTPServerSession): void => {
    for (const connection of server.connections as Set<any>)
      if (connection.session.id === session.id) connection._socket.destroy();
  };
  const treatment = (recipient: string): Treatment => {
    const turns = treatments.get(recipient) ?? [250];
    return turns.length > 1 ? turns[0]! : (turns[0] ?? 250);
  };
  const nextTurn = (recipient: string): void => {
    const turns = treatments.get(recipient);
    if (turns && turns.length > 1) turns.shift();
  };
  const refusal = (code: number, text = words[code] ?? 'no') =>
    Object.assign(new Error(text), { responseCode: code });
  const refusalOf = (how: Treatment) => {
    if (typeof how === 'number') return how === 250 ? null : refusal(how);
    return typeof how === 'object' && 'code' in how ? refusal(how.code, how.text) : null;
  };
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };

  const open = (): Promise<void> => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 1,
      onRcptTo({ address }, session, done) {
        const how = treatment(address);
        tried.set(address, (tried.get(address) ?? 0) + 1);
        if (how === 'hang up' || refusalOf(how) || how === 'say nothing') nextTurn(address);
        changed();
        if (how === 'say nothing') return;
        if (how === 'hang up') return hangUp(session);
        done(refusalOf(how));
      },
      onData(stream, session, done) {
        const to = session.envelope.rcptTo[0]!.address;
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const how = treatment(to);
          nextTurn(to);
          if (how === 'hang up after data') return hangUp(session);
          if (typeof how === 'object' && 'afterData' in how) return done(refusal(how.afterData));
          const raw = Buffer.concat(chunks).toString('utf8');
          sink.mails.push({ from, to, raw, parsed: () => PostalMime.parse(raw) });
          const answer = () => done(null, 'queued');
          if (sink.delay > 0) setTimeout(answer, sink.delay);
          else answer();
          changed();
        });
      },
    });
    server.on('error', () => undefined);
    return new Promise((resolve) => {
      server.listen(port, '127.0.0.1', () => {
        port = (server.server.address() as { port: number }).port;
        resolve();
      });
    });
  };
  await new Promise<void>((resolve) => {
    resolve(open());
  });

  const sink: Sink = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    delay: 0,
    tries: (recipient) => tried.get(recipient) ?? 0,
    treat: (recipient, ...turns) => void treatments.set(recipient, turns),
    to: (recipient) => sink.mails.filter((mail) => mail.to === recipient),
    until: (condition) =>
      new Promise((resolve) => {
        const watcher = () => {
          if (!condition()) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
        watcher();
      }),
    down: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const connection of server.connections as Set<any>) connection._socket.destroy();
      }),
    up: open,
  };
  return sink;
}

const words: Record<number, string> = {
  421: 'try another time',
  451: 'greylisted, try again later',
  550: 'no such user here',
  552: 'mailbox full',
  554: 'content refused',
};

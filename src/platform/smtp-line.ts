import type { Socket } from 'node:net';

/** What the server says to one command (RFC 5321, 4.2). */
export interface Reply {
  code: number;
  /** Its words with the code, its lines separated by line feeds. */
  text: string;
}

/** Characters of one reply after which it is none. */
const LONGEST = 65_536;

/** An open connection to a mail server: commands out, replies in, in the same order, however many are on their way. */
export class SmtpLine {
  private readonly awaited: PromiseWithResolvers<Reply>[] = [];
  private unread = '';
  private reply = '';
  private ended?: Error;

  /** @param lost told once the line is of no more use, be it what the server says or that it is gone */
  constructor(
    private readonly socket: Socket,
    private readonly lost: () => void,
  ) {
    socket.on('data', (chunk: Buffer) => this.read(chunk));
  }

  /** Writes commands, or a mail, in one go. One promise for each reply; a reply that does not come is an error. */
  ask(words: string | Buffer, replies = 1): Promise<Reply>[] {
    const asked = Array.from({ length: replies }, () => Promise.withResolvers<Reply>());
    // whoever stops at the first reply leaves the others to themselves
    for (const { promise } of asked) promise.catch(() => undefined);
    if (this.ended) for (const { reject } of asked) reject(this.ended);
    else {
      this.awaited.push(...asked);
      this.socket.write(words);
    }
    return asked.map(({ promise }) => promise);
  }

  /** No reply comes any more. */
  end(why: Error): void {
    if (this.ended) return;
    this.ended = why;
    for (const { reject } of this.awaited.splice(0)) reject(why);
    this.lost();
  }

  private read(chunk: Buffer): void {
    const lines = (this.unread + chunk.toString('latin1')).split('\n');
    this.unread = lines.pop()!;
    for (const line of lines) this.heard(line.replace(/\r$/, ''));
    if (this.unread.length + this.reply.length > LONGEST) this.end(new Error('a reply without an end'));
  }

  private heard(line: string): void {
    if (this.ended) return;
    const [, code, more] = /^(\d{3})(?:$|([- ]))/.exec(line) ?? [];
    this.reply += this.reply === '' ? line : `\n${line}`;
    if (more === '-') return;
    // words are UTF-8 (RFC 6531, 3.7.4); a text of the database holds no zero byte
    const text = Buffer.from(this.reply, 'latin1').toString('utf8').replaceAll('\0', '');
    this.reply = '';
    const asker = code === undefined ? undefined : this.awaited.shift();
    if (!asker) return this.end(new Error(`the server said unasked: ${text.slice(0, 500)}`));
    asker.resolve({ code: Number(code), text });
  }
}

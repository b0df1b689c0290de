import { createTransport } from 'nodemailer';
import { answer } from './helper.js';

/** What Ropewalk's mail says, and whose it is. */
export interface Letter {
  smtpUrl: string;
  from: string;
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  /** The personal link in the texts. */
  link: string;
  headers: Record<string, string>;
  /** Signs each mail. */
  key?: SigningKey;
}

/** As nodemailer takes it. */
export interface SigningKey {
  domainName: string;
  keySelector: string;
  privateKey: string;
}

// What one would write without Ropewalk: nodemailer's pool, each message composed for its recipient.
answer({
  send: async ({ letter, count, connections }: { letter: Letter; count: number; connections: number }) => {
    const { hostname, port } = new URL(letter.smtpUrl);
    const pool = { host: hostname, port: Number(port), maxConnections: connections, maxMessages: Infinity };
    const transport = createTransport({
      ...pool,
      pool: true,
      ignoreTLS: true,
      ...(letter.key && { dkim: letter.key }),
    });
    let sent = 0;
    const lane = async () => {
      while (sent < count) {
        sent += 1;
        const link = letter.link.replace(/[^/]{20}$/, String(sent).padStart(20, '0'));
        await transport.sendMail({
          from: letter.from,
          replyTo: letter.replyTo,
          to: `user${sent}@example.com`,
          subject: letter.subject,
          text: letter.text.replaceAll(letter.link, link),
          html: letter.html.replaceAll(letter.link, link),
          headers: { ...letter.headers, 'List-Unsubscribe': `<${link}>` },
        });
      }
    };
    const start = performance.now();
    // twice as many as connections: one is composed while another is sent
    await Promise.all(Array.from({ length: 2 * connections }, lane));
    const seconds = (performance.now() - start) / 1000;
    transport.close();
    return count / seconds;
  },
});

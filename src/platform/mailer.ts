/** One message for one recipient, ready for the wire. */
export interface Mail {
  /** Envelope sender; empty for none (RFC 5321, 4.5.5). */
  from: string;
  /** Envelope recipient. */
  to: string;
  /** The whole message, RFC 5322: every line ends with CRLF. */
  raw: Buffer;
}

/**
 * What became of it. `accepted`: the mail server has taken it over. `refused`: for good (5xx). `deferred`: not now (4xx, or
 * the connection was lost on the way: whether it arrived is then unknown). `unreachable`: there is no mail server to ask
 * (refused, silent, login or greeting denied), so nothing is known about this mail and nothing was tried. `withheld`: whoever
 * sends it thought better of it.
 */
export type Outcome = 'accepted' | 'refused' | 'deferred' | 'unreachable' | 'withheld';

export interface MailAnswer {
  outcome: Outcome;
  /** SMTP reply code; null when the server gave none. */
  code: number | null;
  /** The server's own words, or ours about why there are none. */
  answer: string;
}

export const WITHHELD: MailAnswer = { outcome: 'withheld', code: null, answer: 'not sent' };

/** Hands mails over. Refusals and failures are answers, never thrown. */
export abstract class Mailer {
  /** How many mails may be on their way at once. */
  abstract readonly connections: number;

  /** Milliseconds after which `send` has answered, whatever the server does; waiting for `go` comes on top. */
  abstract readonly slowest: number;

  /** @param go asked when the server is ready for the mail, right before it is given it: false withholds it */
  abstract send(mail: Mail, go?: () => Promise<boolean>): Promise<MailAnswer>;

  /** Says goodbye to the server. */
  abstract close(): void;
}

/** What it means that a mail was not taken, was not delivered in the end, or was not wanted. */
export enum BounceClass {
  /** The address cannot be reached, now or later. */
  HARD = 'HARD',
  /** It could not be reached this time: mailbox full, server away, too slow. */
  SOFT = 'SOFT',
  /** We are not trusted: policy, authentication, reputation. Says nothing about the address; somebody here must act. */
  SENDER = 'SENDER',
  /** It arrived, and its reader reported it as abuse (RFC 5965). */
  COMPLAINT = 'COMPLAINT',
}

/** What a server said: its reply code, the enhanced status code (RFC 3463), its words. */
export interface Failure {
  code: number | null;
  status: string | null;
  text: string;
}

/** After that many soft failures within {@link SOFT_DAYS} days an address counts as one that cannot be reached. */
export const SOFT_LIMIT = 3;
export const SOFT_DAYS = 14;

// subject and detail (RFC 3463, 3) of failures that pass, even where a server calls them permanent: mailbox or system full,
// system at rest or misconfigured, list not expanded, connection, directory, congestion, loop, time run out. Not 4.1, which
// some servers answer for an unknown mailbox, nor 4.4, a domain without mail
const PASSING = new Set(['2.2', '2.4', '3.1', '3.2', '3.5', '4.2', '4.3', '4.5', '4.6', '4.7']);
// not about this mailbox: security and policy; sender address (1.7, 1.8), size (2.3, 3.4), protocol (5.x), content (6.x)
const OURS = /^(?:7\.|1\.[78]$|2\.3$|3\.4$|5\.|6\.)/;

const WORDS: readonly (readonly [RegExp, BounceClass])[] = [
  [/mailbox (?:is )?full|over ?quota|quota exceeded|insufficient storage/i, BounceClass.SOFT],
  [
    /\bspam\b|blacklist|block ?list|\bblocked\b|\bSPF\b|\bDKIM\b|\bDMARC\b|reputation|content|policy/i,
    BounceClass.SENDER,
  ],
  [
    /recipient|\baddress\b|\b(?:user|mailbox)\b.*\b(?:unknown|not found)|unknown user|no such/i,
    BounceClass.HARD,
  ],
];

/** Codes of RFC 5321, 4.2.3 that say nothing about a mailbox: protocol and parameters, login, size, policy. */
const OUR_CODES = new Set([500, 501, 502, 503, 504, 530, 534, 535, 538, 554, 555]);

/**
 * What a failure means for the address: by its enhanced status code, where there is one, else by the reply code and the words.
 * A failure in words that nobody knows counts as what its first digit says.
 */
export function classOf({ code, status, text }: Failure): BounceClass {
  const [, first, rest] = /^([245])\.(\d{1,3}\.\d{1,3})$/.exec(status ?? '') ?? [];
  if (first === '4') return BounceClass.SOFT;
  if (rest !== undefined && rest !== '0.0') {
    if (PASSING.has(rest)) return BounceClass.SOFT;
    return OURS.test(rest) ? BounceClass.SENDER : BounceClass.HARD;
  }
  const said = WORDS.find(([words]) => words.test(text))?.[1];
  if (said) return said;
  if (code === 552 || (code !== null && code < 500)) return BounceClass.SOFT;
  return code !== null && OUR_CODES.has(code) ? BounceClass.SENDER : BounceClass.HARD;
}

/** The enhanced status code at the head of a reply (RFC 2034): `550 5.1.1 <ada@example.com> unknown`. */
export function statusIn(reply: string): string | null {
  return /^\s*(?:\d{3}[ -])?\s*([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1] ?? null;
}

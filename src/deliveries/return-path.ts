import type { Tokens } from '../platform/tokens.js';

// lower case only: servers on the way may fold it. A delivery's id without its hyphens, and the signature of it
const TOKEN = /([0-9a-f]{32})([0-9a-f]{20})/i;

/**
 * The return path of one delivery (VERP): `bounce+<token>@example.com`. What comes back to it is about that delivery, whatever
 * it says, and nobody can make up another's.
 */
export function returnPathOf(bounceAddress: string, tokens: Tokens, deliveryId: string): string {
  const at = bounceAddress.lastIndexOf('@');
  const token = deliveryId.replaceAll('-', '') + tokens.stamp('return path', deliveryId);
  return `${bounceAddress.slice(0, at)}+${token}${bounceAddress.slice(at)}`;
}

/** The delivery whose token, signed by us, stands in the text. */
export function deliveryOf(text: string, tokens: Tokens): string | undefined {
  const [, bare, stamp] = TOKEN.exec(text)?.map((part) => part.toLowerCase()) ?? [];
  const id = bare?.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return id && stamp && tokens.isStamp('return path', id, stamp) ? id : undefined;
}

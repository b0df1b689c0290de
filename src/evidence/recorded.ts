import { afterOf, linkDigest, linkHash, type ChainLink } from '../history/chain-link.js';
import { inCamelCase } from './manifest.js';

/** Something in a proof that is not as it must be, and where. */
export interface Problem {
  file: string;
  message: string;
}

export const HISTORY = 'history.ndjson';

/** What the links of a proof say of rows. */
export class Recorded {
  constructor(readonly links: readonly ChainLink[]) {}

  static read(ndjson: string): Recorded {
    const lines = ndjson.split('\n').filter((line) => line !== '');
    return new Recorded(lines.map((line) => JSON.parse(line) as ChainLink));
  }

  /** A row as its last link left it, or, where it was deleted, as it was before. */
  row(table: string, id: string): Record<string, unknown> | undefined {
    const own = this.links.filter((link) => link.table === table && link.row === id);
    const last = own.map(afterOf).findLast((after) => after !== null);
    return last && inCamelCase(last);
  }

  /** The rows of a table, in the order in which they came into the history. */
  rows(table: string): Record<string, unknown>[] {
    const ids = new Set(this.links.filter((link) => link.table === table).map(({ row }) => row));
    return [...ids].map((id) => this.row(table, id)).filter((row) => row !== undefined);
  }

  /** What is wrong with each link by itself, and between neighbours in the chain. */
  problems(organisation: string): Problem[] {
    return this.links.flatMap((link, index) => {
      const before = this.links[index - 1];
      const wrong = wrongWith(link, before, organisation);
      return wrong === undefined ? [] : [{ file: HISTORY, message: `change ${link.seq} ${wrong}` }];
    });
  }
}

function wrongWith(link: ChainLink, before: ChainLink | undefined, organisation: string): string | undefined {
  if (link.version !== 1) return `is of version ${link.version} of the chain, which is not known`;
  if (link.organisation !== organisation) return 'belongs to another organisation';
  const digest = linkDigest(link);
  if (digest !== undefined && digest !== link.digest) return 'has a payload that its digest does not fit';
  if (linkHash(link) !== link.hash) return 'has a hash that its record does not fit';
  if (before === undefined) return undefined;
  if (link.seq <= before.seq) return 'stands in the wrong order';
  if (link.at < before.at) return 'is older than the change before it';
  if (link.seq === before.seq + 1 && link.prev !== before.hash) return 'does not follow the change before it';
  return undefined;
}

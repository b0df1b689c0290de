import { normalisedName } from '../parties/party-facts.js';

/** By what an entry of a register file is found again. */
export interface Mark {
  id?: string | null;
  legalName: string;
  /** In the prevailing language. */
  service: string | null;
  /** Slugs. */
  products: readonly string[];
}

export interface Matched<K extends Mark, G extends Mark> {
  pairs: { known: K; given: G }[];
  added: G[];
  removed: K[];
}

/** Each step takes what the steps before it have left: by id; by name, service and products; by name and service; by name. */
export function matchEntries<K extends Mark, G extends Mark>(
  known: readonly K[],
  given: readonly G[],
): Matched<K, G> {
  const open = { pairs: [] as { known: K; given: G }[], removed: [...known], added: [...given] };
  for (const keyOf of KEYS) {
    for (const entry of open.added.slice()) {
      const key = keyOf(entry);
      const found = key !== undefined && open.removed.find((one) => keyOf(one) === key);
      if (!found) continue;
      open.pairs.push({ known: found, given: entry });
      open.added.splice(open.added.indexOf(entry), 1);
      open.removed.splice(open.removed.indexOf(found), 1);
    }
  }
  return open;
}

const name = ({ legalName }: Mark) => normalisedName(legalName);
const withService = (mark: Mark) => JSON.stringify([name(mark), normalisedName(mark.service ?? '')]);
const withProducts = (mark: Mark) => `${withService(mark)}${mark.products.toSorted().join()}`;

const KEYS: ((mark: Mark) => string | undefined)[] = [
  ({ id }) => id ?? undefined,
  withProducts,
  withService,
  name,
];

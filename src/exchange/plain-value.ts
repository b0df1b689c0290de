/**
 * A value as a register file would word it, whatever way it was written: nothing that is empty, a text in the prevailing
 * language alone as a string, keys in order. Two values mean the same when their plain forms are the same.
 */
export function plain(value: unknown, prevailing: string): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    const items = value.map((item) => plain(item, prevailing)).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object') return typeof value === 'string' ? value.trim() : value;
  const fields = Object.entries(value)
    .map(([key, inner]) => [key, plain(inner, prevailing)] as const)
    .filter(([, inner]) => inner !== undefined);
  if (fields.length === 0) return undefined;
  const [only] = fields;
  if (fields.length === 1 && only?.[0] === prevailing && typeof only[1] === 'string') return only[1];
  return Object.fromEntries(fields);
}

/** The same for the same meaning, for comparing: the order of keys means nothing. */
export function canonical(value: unknown, prevailing: string): string {
  return JSON.stringify(sorted(plain(value, prevailing))) ?? '';
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([key, inner]) => [key, sorted(inner)]));
}

export type Encoding = 'br' | 'gzip' | 'identity';

const read = new Map<string, Encoding>();

/** The best encoding that a client takes (RFC 9110, 12.5.3). The few headers there are in practice are read once each. */
export function acceptedEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity';
  let found = read.get(header);
  if (found === undefined) {
    found = negotiated(header);
    if (read.size < 200) read.set(header, found);
  }
  return found;
}

function negotiated(header: string): Encoding {
  const weights = new Map(
    header.split(',').map((item) => {
      const [name = '', ...parameters] = item.trim().toLowerCase().split(';');
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return [name.trim(), q === undefined ? 1 : Number(q)] as const;
    }),
  );
  const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  if (weight('br') > 0 && weight('br') >= weight('gzip')) return 'br';
  return weight('gzip') > 0 ? 'gzip' : 'identity';
}

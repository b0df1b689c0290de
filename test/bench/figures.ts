/** What one measurement came to, Ropewalk and its peer side by side. */
export interface Figure {
  part: 'mail' | 'dkim' | 'page' | 'list' | 'record';
  name: string;
  unit: string;
  /** Medians over the rounds. */
  ropewalk: number;
  peer?: number;
  /** Median of the ratios of the rounds, each taken within its round. */
  ratio?: number;
  /** What is owed: a ratio at least, or without peer a figure at most. */
  target?: number;
  /** The 99th percentile, milliseconds. */
  p99?: { ropewalk: number; peer: number };
  /** Peer's processor time per answer over Ropewalk's: what the ratio is when nothing else is busy. */
  cpuRatio?: number;
  rounds: { ropewalk: number; peer?: number }[];
}

/** One side of a round. */
export interface Side {
  rate: number;
  p99?: number;
  cpu?: number;
}

export function compared(
  about: Pick<Figure, 'part' | 'name' | 'unit' | 'target'>,
  rounds: readonly { ropewalk: Side; peer: Side }[],
): Figure {
  const each = (read: (round: { ropewalk: Side; peer: Side }) => number | undefined) => {
    const values = rounds.map(read).filter((value) => value !== undefined);
    return values.length === rounds.length ? median(values) : undefined;
  };
  const p99 = { ropewalk: each(({ ropewalk }) => ropewalk.p99), peer: each(({ peer }) => peer.p99) };
  const cpuRatio = each(({ ropewalk, peer }) =>
    ropewalk.cpu && peer.cpu ? peer.cpu / ropewalk.cpu : undefined,
  );
  return {
    ...about,
    ropewalk: each(({ ropewalk }) => ropewalk.rate)!,
    peer: each(({ peer }) => peer.rate)!,
    ratio: each(({ ropewalk, peer }) => ropewalk.rate / peer.rate)!,
    ...(p99.ropewalk !== undefined &&
      p99.peer !== undefined && { p99: { ropewalk: p99.ropewalk, peer: p99.peer } }),
    ...(cpuRatio !== undefined && { cpuRatio }),
    rounds: rounds.map(({ ropewalk, peer }) => ({ ropewalk: ropewalk.rate, peer: peer.rate })),
  };
}

/** Without a peer. */
export function alone(
  about: Pick<Figure, 'part' | 'name' | 'unit' | 'target'>,
  values: readonly number[],
): Figure {
  return { ...about, ropewalk: median(values), rounds: values.map((ropewalk) => ({ ropewalk })) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** For people. */
export function table(figures: readonly Figure[]): string {
  const head = ['', 'unit', 'Ropewalk', 'peer', 'ratio', 'target', 'by CPU', 'p99 ms'];
  const rows = figures.map(({ part, name, unit, ropewalk, peer, ratio, target, cpuRatio, p99 }) => [
    `${part}: ${name}`,
    unit,
    short(ropewalk),
    peer === undefined ? '' : short(peer),
    ratio?.toFixed(2) ?? '',
    target === undefined ? '' : `${ratio === undefined ? '<' : '≥'} ${target}`,
    cpuRatio?.toFixed(2) ?? '',
    p99 ? `${short(p99.ropewalk)} / ${short(p99.peer)}` : '',
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}

function short(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 0 : 1);
}

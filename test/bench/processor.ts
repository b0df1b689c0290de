import { readdirSync, readFileSync } from 'node:fs';

/**
 * Milliseconds of processor time that processes and their children have taken, in steps of ten. On a machine with other
 * work the clock says little, this still does. Undefined where the system does not tell: Linux does.
 */
export function processorTime(pids: readonly (number | undefined)[]): number | undefined {
  if (process.platform !== 'linux') return undefined;
  let ticks = 0;
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const [parent, user, system] = timesOf(name);
    if (pids.includes(Number(name)) || pids.includes(parent)) ticks += user! + system!;
  }
  return ticks * 10;
}

/** Megabytes of memory that a process holds now; undefined where the system does not tell. */
export function residentMemory(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** Microseconds each. */
export function perPiece(
  before: number | undefined,
  after: number | undefined,
  pieces: number,
): { cpu?: number } {
  return before === undefined || after === undefined ? {} : { cpu: ((after - before) * 1000) / pieces };
}

/** Parent, user and system time: 4th, 14th and 15th field, counted from the end of the name, which may hold anything. */
function timesOf(pid: string): number[] {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return [fields[1], fields[11], fields[12]].map(Number);
  } catch {
    // it has just ended
    return [0, 0, 0];
  }
}

import { readFileSync } from 'node:fs';

/**
 * Milliseconds of processor time that a process has taken, in steps of ten. On a machine with other work the clock says
 * little, this still does. Undefined where the system does not tell: Linux does.
 */
export function processorTime(pid: number | undefined): number | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Microseconds each. */
export function perPiece(
  before: number | undefined,
  after: number | undefined,
  pieces: number,
): { cpu?: number } {
  return before === undefined || after === undefined ? {} : { cpu: ((after - before) * 1000) / pieces };
}

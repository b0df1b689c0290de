import autocannon from 'autocannon';
import { readFileSync } from 'node:fs';
import { answer, type Helper } from './helper.js';

export interface Load {
  url: string;
  seconds: number;
  headers?: Record<string, string>;
  method?: 'GET' | 'POST';
  body?: string;
  /** The status of every answer. */
  status?: number;
  /** The process that answers. */
  pid?: number;
}

export interface Measured {
  /** Answers per second. */
  rate: number;
  /** Milliseconds. */
  p99: number;
  /** Processor microseconds that the answering process took per answer; undefined where the system does not tell. */
  cpu?: number;
}

export const CONNECTIONS = 16;

/** Asks the load process. */
export function measure(load: Helper, options: Load): Promise<Measured> {
  return load.ask<Measured>('load', options);
}

/** Milliseconds of processor time, in ticks of ten; on Linux only. */
function cpuOf(pid: number | undefined): number | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function run({ url, seconds, headers, method, body, status = 200, pid }: Load): Promise<Measured> {
  const before = cpuOf(pid);
  const result = await autocannon({
    url,
    duration: seconds,
    connections: CONNECTIONS,
    headers,
    method,
    body,
    timeout: 10,
    // it ends at the next sample, and counts nothing after the last
    sampleInt: 50,
  });
  const after = cpuOf(pid);
  const answers = result.requests.total;
  const wrong = Object.entries(result.statusCodeStats ?? {}).filter(([code]) => Number(code) !== status);
  if (result.errors > 0 || wrong.length > 0 || answers === 0)
    throw new Error(`${url}: ${answers} answers, ${result.errors} errors, ${JSON.stringify(wrong)}`);
  return {
    rate: answers / result.duration,
    p99: result.latency.p99,
    ...(before !== undefined && after !== undefined && { cpu: ((after - before) * 1000) / answers }),
  };
}

if (process.argv[2] === 'part:load') answer({ load: run });

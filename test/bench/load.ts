import autocannon from 'autocannon';
import { answer, type Helper } from './helper.js';
import { perPiece, processorTime } from './processor.js';

export interface Load {
  url: string;
  seconds: number;
  headers?: Record<string, string>;
  method?: 'GET' | 'POST';
  body?: string;
  /** The status of every answer. */
  status?: number;
  /** The processes that answer: server and database. */
  pids: (number | undefined)[];
}

export interface Measured {
  /** Answers per second. */
  rate: number;
  /** Milliseconds. */
  p99: number;
  /** Processor microseconds that the answering processes took per answer; undefined where the system does not tell. */
  cpu?: number;
}

export const CONNECTIONS = 16;

/** Asks the load process. */
export function measure(load: Helper, options: Load): Promise<Measured> {
  return load.ask<Measured>('load', options);
}

async function run(load: Load): Promise<Measured> {
  const { url, seconds, headers, method = 'GET', body, status = 200, pids } = load;
  const before = processorTime(pids);
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
  const after = processorTime(pids);
  const answers = result.requests.total;
  const wrong = Object.entries(result.statusCodeStats ?? {}).filter(([code]) => Number(code) !== status);
  if (result.errors > 0 || wrong.length > 0)
    throw new Error(`${url}: ${answers} answers, ${result.errors} errors, ${JSON.stringify(wrong)}`);
  // a machine so busy that nothing came back in time
  if (answers === 0 && seconds < 10) return run({ ...load, seconds: 4 * seconds });
  return {
    rate: answers / result.duration,
    p99: result.latency.p99,
    ...perPiece(before, after, answers),
  };
}

if (process.argv[2] === 'part:load') answer({ load: run });

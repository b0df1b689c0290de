import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort, type Place } from './databases.js';

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const KEY = 'the-admin-key-of-the-bench';
export const SECRET = 'a-secret-for-the-bench-only';

export interface Ropewalk {
  url: string;
  pid: number;
  /** GraphQL over HTTP as admin. `Data`: the shape that the query asks for. */
  ask: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>;
  headers: Record<string, string>;
  /** Finishes what is in flight; a profile is written now. */
  stop: () => Promise<void>;
}

/** The real program, as in production, in a process of its own. */
export async function startRopewalk(
  place: Place,
  smtpUrl: string,
  profile?: string,
  more: Record<string, string> = {},
): Promise<Ropewalk> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...profiling, main, 'serve'],
    {
      env: {
        ...process.env,
        ...place.env,
        NODE_ENV: 'production',
        PORT: String(port),
        PUBLIC_URL: url,
        SMTP_URL: smtpUrl,
        SECRET,
        ROPEWALK_ADMIN_KEY: KEY,
        LOG_LEVEL: 'warn',
        ...more,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('Ropewalk listens')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`Ropewalk ended with ${code}`)));
  });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` };
  return {
    url,
    pid: child.pid!,
    headers,
    ask: async <Data>(query: string, variables: Record<string, unknown> = {}) => {
      const body = JSON.stringify({ query, variables });
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      const answer = (await response.json()) as { data: Data; errors?: unknown[] };
      if (answer.errors) throw new Error(JSON.stringify(answer.errors[0]));
      return answer.data;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

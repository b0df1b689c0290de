import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built command as a process of its own, with these settings and nothing of the test's. */
export async function ropewalk(args: string[], env: Record<string, string | undefined> = {}): Promise<Ended> {
  return ended(start(args, env));
}

export interface Serving {
  url: string;
  process: ChildProcess;
  /** What it has printed so far. */
  output: () => string;
  /** Sends the signal and waits for the end. */
  end: (signal: NodeJS.Signals) => Promise<Ended>;
}

/** Runs `ropewalk serve` on a free port until it listens. */
export async function serving(
  env: Record<string, string | undefined>,
  args: string[] = [],
): Promise<Serving> {
  const child = start(['serve', ...args], { PORT: '0', LOG_LEVEL: 'error', ...env });
  const end = ended(child);
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (data: Buffer) => {
      output += data.toString();
      const listening = /listens on (\S+)/.exec(output)?.[1];
      if (listening) resolve(listening);
    });
    void end.then(({ stderr }) => reject(new Error(`the server did not start: ${stderr}`)));
  });
  return {
    url,
    process: child,
    output: () => output,
    end: (signal) => {
      child.kill(signal);
      return end;
    },
  };
}

function start(args: string[], env: Record<string, string | undefined>): ChildProcess {
  const { PATH, HOME, TMPDIR } = process.env;
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    env: { PATH, HOME, TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function ended(child: ChildProcess): Promise<Ended> {
  const result: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout!.on('data', (data: Buffer) => (result.stdout += data.toString()));
  child.stderr!.on('data', (data: Buffer) => (result.stderr += data.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ ...result, code }));
  });
}

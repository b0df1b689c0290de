import { spawn, type ChildProcess } from 'node:child_process';

/** A Ropewalk server as a process of its own, as `npm start` runs it. */
export async function startProcess(env: Record<string, string | undefined>): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'dist/src/cli/main.js', 'serve'],
    {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said.push(chunk.toString());
      if (/http:\/\//.test(chunk.toString())) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said.join('')}`)));
  });
  return child;
}

/** Ends it and waits until it is gone. */
export async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill(signal);
  return gone;
}

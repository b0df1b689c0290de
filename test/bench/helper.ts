import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

interface Question {
  id: number;
  task: string;
  argument: unknown;
}
interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

/** A child process of ours that does tasks: mail sink, peers, load. Nobody measured shares its process. */
export class Helper {
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>();
  private readonly child: ChildProcess;
  private readonly name: string;
  private asked = 0;

  constructor(name: string) {
    this.name = name;
    const run = fileURLToPath(new URL('run.ts', import.meta.url));
    this.child = fork(run, [`part:${name}`], {
      env: { ...process.env, NODE_ENV: 'production' },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.child.on('message', ({ id, result, error }: Answer) => {
      const asker = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) asker?.resolve(result);
      else asker?.reject(new Error(`${name}: ${error}`));
    });
    this.child.once('exit', (code) => {
      for (const asker of this.waiting.values()) asker.reject(new Error(`${name} ended with ${code}`));
    });
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** The answer is what the task of that name returned: its caller says what that is. */
  ask<T>(task: string, argument?: unknown): Promise<T> {
    const question: Question = { id: (this.asked += 1), task, argument };
    const asker = Promise.withResolvers<unknown>();
    if (!this.child.connected) return Promise.reject(new Error(`${this.name} is gone`));
    this.waiting.set(question.id, asker);
    this.child.send(question);
    return asker.promise as Promise<T>;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

/** In the child: does what is asked until the parent is gone. */
export function answer(tasks: Record<string, (argument: never) => unknown>): void {
  process.on('message', (question: Question) => {
    const reply = (rest: Omit<Answer, 'id'>) => process.send?.({ id: question.id, ...rest });
    Promise.resolve()
      .then(() => tasks[question.task]!(question.argument as never))
      .then(
        (result) => reply({ result }),
        (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
      );
  });
  process.once('disconnect', () => process.exit());
}

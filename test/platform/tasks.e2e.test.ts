import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/platform/clock.js';
import { currentContext } from '../../src/platform/context.js';
import { Tasks } from '../../src/platform/tasks.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const at = (instant: string): void => server.clock.set(new Date(instant));
const another = () => new Tasks(server.database, server.clock);

describe('periodic work', () => {
  it('is done when due, by one of several processes, as Ropewalk itself', async () => {
    const done: string[] = [];
    const processes = ['one', 'other'].map((name) => {
      const tasks = another();
      tasks.register('count', 60, async () => {
        const { actor, act } = currentContext()!;
        done.push(`${name}: ${actor.kind} ${actor.subject}, ${act}`);
      });
      return tasks;
    });
    at('2026-03-02T00:00:00Z');
    await Promise.all(processes.map((tasks) => tasks.runDue()));
    expect(done).toEqual([expect.stringMatching(/^(one|other): system ropewalk, count$/)]);
    at('2026-03-02T00:00:58Z');
    await Promise.all(processes.map((tasks) => tasks.runDue()));
    expect(done).toHaveLength(1);
    at('2026-03-02T00:01:01Z');
    await Promise.all(processes.map((tasks) => tasks.runDue()));
    expect(done).toHaveLength(2);
  });

  it('is done once, too, by processes whose clocks differ a little', async () => {
    let times = 0;
    const slow = new Clock(new Date('2026-03-02T11:59:58Z'));
    const processes = [server.clock, slow].map((clock) => new Tasks(server.database, clock));
    for (const tasks of processes) tasks.register('skew', 60, async () => void times++);
    at('2026-03-02T12:00:00Z');
    for (const tasks of processes) await tasks.runDue();
    expect(times).toBe(1);
  });

  it('that fails does not keep the rest from being done, and comes again in its next period', async () => {
    const tasks = another();
    let tries = 0;
    let rest = 0;
    tasks.register('fails', 60, async () => {
      tries++;
      throw new Error('expected in this test');
    });
    tasks.register('rest', 60, async () => void rest++);
    at('2026-03-03T00:00:00Z');
    await tasks.runDue();
    at('2026-03-03T00:01:01Z');
    await tasks.runDue();
    expect([tries, rest]).toEqual([2, 2]);
  });

  it('goes on after a clock that ran ahead was set back', async () => {
    const tasks = another();
    let times = 0;
    tasks.register('clock', 60, async () => void times++);
    at('2030-01-01T00:00:00Z');
    await tasks.runDue();
    at('2026-03-04T00:00:00Z');
    await tasks.runDue();
    expect(times).toBe(2);
  });
});

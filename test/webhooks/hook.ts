import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Answering = (response: ServerResponse, received: Received) => void;

/** Somebody's program that is called. */
export interface Hook {
  url: string;
  port: number;
  calls: Received[];
  /** How it answers from now on; a number: with that status. */
  answer: number | Answering;
  /** Until so many calls have come. */
  until: (count: number) => Promise<void>;
  close: () => Promise<void>;
}

export async function startHook(): Promise<Hook> {
  const watchers = new Set<() => void>();
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      hook.calls.push(received);
      const { answer } = hook;
      if (typeof answer === 'number') response.writeHead(answer).end(`answered ${answer}`);
      else answer(response, received);
      for (const watcher of watchers) watcher();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = (server.address() as AddressInfo).port;
  const hook: Hook = {
    url: `http://127.0.0.1:${at}/hook`,
    port: at,
    calls: [],
    answer: 204,
    until: (count) =>
      new Promise((resolve) => {
        const watcher = () => {
          if (hook.calls.length < count) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
        watcher();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return hook;
}

import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { answer } from './helper.js';

// A mail server that takes everything, keeps the last mail, and counts.
let count = 0;
let bytes = 0;
let last: Buffer[] = [];
let wanted: { count: number; reached: () => void } | undefined;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      count += 1;
      for (const chunk of chunks) bytes += chunk.length;
      last = chunks;
      done(null, 'queued');
      if (wanted && count >= wanted.count) wanted.reached();
    });
  },
});

answer({
  listen: () =>
    new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () =>
        resolve(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`),
      );
    }),
  counted: () => ({ count, bytes }),
  last: () => Buffer.concat(last).toString('utf8'),
  reached: (target: number) =>
    new Promise<void>((resolve) => {
      wanted = { count: target, reached: resolve };
      if (count >= target) resolve();
    }),
});

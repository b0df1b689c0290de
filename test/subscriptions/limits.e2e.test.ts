import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.js';
import { codes, createOrganisation, newClient, pass, Visitor } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
  await createOrganisation(server, 'acme');
  await createOrganisation(server, 'other');
});
afterAll(() => server.stop());

const ask = async (email: string, client = newClient(), slug = 'acme') =>
  codes(await new Visitor(server, slug, client).subscribe(email))?.[0] ?? 'accepted';
const times = (n: number, what: string) => Array.from({ length: n }, () => what);

describe('requests that send a mail are limited', () => {
  it('per address, however it is typed and whoever asks, known or not', async () => {
    await new Visitor(server, 'acme').join('victim@example.org');
    const answers = [];
    for (const email of [
      'victim@example.org',
      'Victim@Example.org',
      'VICTIM@example.org',
      'victim@example.org',
    ])
      answers.push(await ask(email));
    expect(answers).toEqual(['accepted', 'accepted', 'RATE_LIMITED', 'RATE_LIMITED']);
    const unknown = [];
    for (let i = 0; i < 4; i++) unknown.push(await ask('unknown@example.org'));
    expect(unknown).toEqual([...times(3, 'accepted'), 'RATE_LIMITED']);
    expect(await ask('victim@example.org', undefined, 'other')).toBe('accepted');
  });

  it('per client, whatever addresses it names, with the same answer in the form', async () => {
    const client = newClient();
    const answers = [];
    for (let i = 0; i < 32; i++) answers.push(await ask(`someone-${i}@example.org`, client));
    expect(answers).toEqual([...times(30, 'accepted'), ...times(2, 'RATE_LIMITED')]);
    expect(await ask('someone-else@example.org')).toBe('accepted');
    const form = await new Visitor(server, 'acme', client).post(
      '/acme/subscribe',
      new URLSearchParams({ email: 'someone-33@example.org' }),
    );
    expect(form.status).toBe(429);
    expect(await form.text()).toContain('role="alert"');
  });

  it('but not requests that were refused for another reason', async () => {
    const client = newClient();
    for (let i = 0; i < 40; i++) await new Visitor(server, 'acme', client).subscribe('no address');
    expect(await ask('typed-right@example.org', client)).toBe('accepted');
  });

  it('across a restart, until the hour is over', async () => {
    for (let i = 0; i < 3; i++) await ask('patient@example.org');
    const now = server.clock.now();
    await server.stop();
    server = await startServer(
      Object.fromEntries(Object.entries(server.env).map(([name, value]) => [name, value ?? ''])),
      now.toISOString(),
    );
    expect(await ask('patient@example.org')).toBe('RATE_LIMITED');
    await pass(server, 1);
    expect(await ask('patient@example.org')).toBe('accepted');
  });
});

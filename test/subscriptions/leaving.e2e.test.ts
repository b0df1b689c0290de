import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { Tokens } from '../../src/platform/tokens.js';
import { onPostgres, withPostgres } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';
import { createOrganisation, mailsTo, newClient, rowsOf, Visitor } from './visitor.js';

const SECRET = 'the-first-secret-of-the-tests';
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true', SECRET });
  await createOrganisation(server, 'acme');
  await createOrganisation(server, 'other');
});
afterAll(() => server.stop());

const of = async (email: string, slug = 'acme') =>
  (await rowsOf(server, slug)).find(({ address }) => address === email);

/** Somebody who is in, and the link in their mails. */
async function joined(email: string, slug = 'acme') {
  await new Visitor(server, slug).join(email);
  const { id, generation } = (await of(email, slug))!;
  return { id, token: new Tokens([SECRET]).sign('leave', id, generation) };
}
const state = async (id: string) => (await rowsOf(server, 'acme')).find((row) => row.id === id)?.state;

/** A request as a mail client writes it, byte for byte. */
function raw(path: string, type: string | undefined, body: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${hostname}`,
    'Connection: close',
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname)
      .on('data', (data) => (answer += data.toString()))
      .on('end', () => resolve(answer))
      .on('error', reject);
    // not `end`: to Node a client that half-closes is one that has gone
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}

const multipart = [
  'multipart/form-data; boundary=xYz',
  '--xYz\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--xYz--\r\n',
] as const;
const bodies: [string, string | undefined, string][] = [
  ['multipart/form-data', ...multipart],
  ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
  ['urlencoded, empty', 'application/x-www-form-urlencoded', ''],
  ['no body', undefined, ''],
];

describe('leaving with one click (RFC 8058)', () => {
  it.each(bodies)('at once: %s', async (name, type, body) => {
    const { id, token } = await joined(`${name.replace(/\W+/g, '-')}@example.org`);
    const answer = await raw(`/acme/leave/${token}`, type, body);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).not.toMatch(/^(location|set-cookie):/im);
    expect(await state(id)).toBe('LEFT');
    expect(await raw(`/acme/leave/${token}`, type, body)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('needs no body that can be read', async () => {
    for (const [place, type, body] of [
      [1, 'multipart/form-data; boundary=xYz', ''],
      [2, 'multipart/form-data', 'garbage'],
      [3, 'multipart/form-data; boundary=xYz', '--xYz\r\nContent-Disp'],
    ] as const) {
      const { id, token } = await joined(`odd-${place}@example.org`);
      expect(await raw(`/acme/leave/${token}`, type, body)).toMatch(/^HTTP\/1\.1 200 /);
      expect(await state(id)).toBe('LEFT');
    }
  });

  it('is not done by whoever only reads; the page has one button', async () => {
    const { id, token } = await joined('read@example.org');
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await fetch(`${server.url}/acme/leave/${token}`, { method });
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
    }
    const html = await (await fetch(`${server.url}/acme/leave/${token}`)).text();
    expect(html.match(/<form method="post">/g)).toHaveLength(1);
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(await state(id)).toBe('CONFIRMED');
  });

  it('erases the address and everything but the keyed hash', async () => {
    const { id, token } = await joined('erased@example.org');
    await raw(`/acme/leave/${token}`, ...multipart);
    const row = (await rowsOf(server, 'acme')).find((row) => row.id === id);
    expect(row).toMatchObject({ state: 'LEFT', address: null, product_ids: [], token_hash: null });
    expect(row!.address_key).toBe(new Tokens([SECRET]).addressKey('erased@example.org'));
    if (onPostgres) expect(await everywhere('erased@example.org')).toEqual(['mailbox_mail']);
  });

  it('ends what was asked for, too, and the address can come back', async () => {
    const { id, token } = await joined('back@example.org');
    await raw(`/acme/leave/${token}`, ...multipart);
    const visitor = new Visitor(server, 'acme');
    await visitor.join('back@example.org');
    expect(await of('back@example.org')).toMatchObject({ id, state: 'CONFIRMED' });
    await raw(`/acme/leave/${token}`, ...multipart);
    expect(await state(id)).toBe('LEFT');
  });
});

describe('a link that is not good', () => {
  it('is answered like a good one and changes nothing', async () => {
    const { id, token } = await joined('stays@example.org');
    const { token: foreign } = await joined('stays@example.org', 'other');
    const purposes = new Tokens([SECRET]);
    const [, mac] = token.split('.');
    const bad = {
      malformed: 'x',
      long: 'x'.repeat(400),
      'of a made-up id': `${'-'.repeat(36)}.${mac}`,
      unknown: purposes.sign('leave', '6a3f3b0e-6d0f-4f3e-9f53-0d7d5c0f7a11', 0),
      'of an older generation': purposes.sign('leave', id, 7),
      'for another purpose': purposes.sign('preferences', id, 0),
      'of another secret': new Tokens(['somebody elses secret']).sign('leave', id, 0),
      'of another organisation': foreign,
      "of one's own, under another": token,
      null: '%00',
    };
    const { token: good } = await joined('good@example.org');
    const answers = new Set([strip(await raw(`/acme/leave/${good}`, ...multipart))]);
    const pages = new Set([strip(await raw(`/acme/leave/${good}`, undefined, ''))]);
    for (const [name, link] of Object.entries(bad)) {
      const slug = name.endsWith('under another') ? 'other' : 'acme';
      const answer = await raw(`/${slug}/leave/${link}`, ...multipart);
      expect([name, answer.split('\r\n')[0]]).toEqual([name, 'HTTP/1.1 200 OK']);
      if (slug === 'acme') answers.add(strip(answer));
      const page = await fetch(`${server.url}/${slug}/leave/${link}`);
      expect([name, page.status]).toEqual([name, 200]);
    }
    expect(answers.size).toBe(1);
    expect(pages).toEqual(answers);
    expect(await of('stays@example.org')).toMatchObject({ state: 'CONFIRMED' });
    expect(await of('stays@example.org', 'other')).toMatchObject({ state: 'CONFIRMED' });
  });
});

describe('a rotated secret', () => {
  it('leaves links in old mails good and recognises addresses', async () => {
    const { id, token } = await joined('rotated@example.org');
    const { id: known } = await joined('known@example.org');
    await server.stop();
    server = await startServer(
      { ...withoutUndefined(server.env), SECRET: `the-second-secret-of-the-tests,${SECRET}` },
      '2026-03-02T09:00:00Z',
    );
    await new Visitor(server, 'acme', newClient()).subscribe('known@example.org');
    const mail = (await mailsTo(server, 'known@example.org', 2)).at(-1)!;
    expect(mail.text).not.toContain('/subscribe/confirm/');
    expect(
      (await rowsOf(server, 'acme')).filter(({ address }) => address === 'known@example.org'),
    ).toMatchObject([
      {
        id: known,
        address_key: new Tokens(['the-second-secret-of-the-tests']).addressKey('known@example.org'),
      },
    ]);
    expect(await raw(`/acme/leave/${token}`, ...multipart)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await state(id)).toBe('LEFT');
  });
});

/** Answers differ in their date only. */
const strip = (answer: string) => answer.replace(/^date:.*$/im, '');

const withoutUndefined = (env: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));

/** Every table in which an address stands, as the owner of the database sees them. */
function everywhere(address: string): Promise<string[]> {
  return withPostgres(new URL(server.env['DATABASE_URL']!).pathname.slice(1), async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
    );
    const found = [];
    for (const { name } of tables) {
      const { rowCount } = await client.query(
        `select from "${name}" t where t::text like '%' || $1 || '%' limit 1`,
        [address],
      );
      if (rowCount) found.push(name);
    }
    return found;
  });
}

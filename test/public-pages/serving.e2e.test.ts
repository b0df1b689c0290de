import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { currentContext } from '../../src/platform/context.js';
import { onPostgres, withPostgres } from '../support/database.js';
import { addProduct, announced, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { namesOn, visit } from './visiting.js';

let server: TestServer;
const LIST = '/acme/sub-processors';
const baseline = { origin: 'BASELINE', announcedOn: '2025-01-01', effectiveFrom: '2025-01-01' };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

beforeAll(async () => {
  server = await startServer({}, '2026-03-01T09:00:00Z');
  await createOrganisation(server, 'acme');
  await engaged(server, 'acme', { legalName: 'First GmbH', ...baseline });
});
afterAll(() => server.stop());

describe('a page', () => {
  it('is the same bytes in every encoding, each with a strong tag of its own', async () => {
    const plain = await visit(server, LIST);
    const brotli = await visit(server, LIST, { 'accept-encoding': 'gzip, br' });
    const gzip = await visit(server, LIST, { 'accept-encoding': 'gzip' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    const tags = [plain, brotli, gzip].map(({ headers }) => headers['etag']);
    expect(new Set(tags).size).toBe(3);
    for (const { headers, body } of [plain, brotli, gzip]) {
      expect(headers['etag']).toMatch(/^"/);
      expect(headers['vary']).toBe('Accept-Encoding');
      expect(headers['content-length']).toBe(String(body.byteLength));
      expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await visit(server, LIST, { 'accept-encoding': 'br' });
    for (const known of [headers['etag']!, `"x", W/${headers['etag']}`, '*']) {
      const again = await visit(server, LIST, { 'accept-encoding': 'br', 'if-none-match': known });
      expect([again.status, again.body.byteLength, again.headers['etag']]).toEqual([304, 0, headers['etag']]);
    }
    expect((await visit(server, LIST, { 'accept-encoding': 'br', 'if-none-match': '"old"' })).status).toBe(
      200,
    );
  });

  it('answers HEAD with the headers alone, rendered before or not', async () => {
    for (const path of [LIST, `${LIST}?on=2026-02-01`]) {
      const head = await visit(server, path, {}, 'HEAD');
      const get = await visit(server, path);
      expect([head.status, head.body.byteLength]).toEqual([200, 0]);
      expect([head.headers['etag'], head.headers['content-length']]).toEqual([
        get.headers['etag'],
        get.headers['content-length'],
      ]);
    }
  });

  it('does not depend on what it does not know', async () => {
    const { headers } = await visit(server, LIST);
    for (const query of ['?utm_source=mail', '?lang=en', '?on=2026-03-01&q=&country=', '?lang=xx'])
      expect((await visit(server, LIST + query)).headers['etag']).toBe(headers['etag']);
    expect((await visit(server, `${LIST}/`)).headers['etag']).toBe(headers['etag']);
  });

  it('keeps connections open for the next', async () => {
    expect((await visit(server, LIST, { connection: 'keep-alive' })).headers['connection']).toBe(
      'keep-alive',
    );
  });
});

describe('a page in memory', () => {
  it('needs no query while nothing was written, but for one look a second', async () => {
    const { database } = server;
    const { read } = database;
    let visitors = 0;
    // workers read too, meanwhile
    database.read = (work) => {
      if (currentContext()?.actor.kind === 'public') visitors++;
      return read.call(database, work) as never;
    };
    await visit(server, LIST);
    visitors = 0;
    const [begun, writes] = [performance.now(), database.writes];
    for (let n = 0; n < 50; n++) await visit(server, LIST);
    const looks = Math.ceil((performance.now() - begun) / 1000) + database.writes - writes;
    database.read = read;
    expect(visitors).toBeLessThanOrEqual(looks);
  });

  it('shows a write of this process at once, and not another organisation’s', async () => {
    await createOrganisation(server, 'bystander');
    const before = await visit(server, '/bystander/sub-processors');
    await engaged(server, 'acme', { legalName: 'Second GmbH', ...baseline });
    expect(await namesOn(server, LIST)).toEqual(['First GmbH', 'Second GmbH']);
    expect((await visit(server, '/bystander/sub-processors')).headers['etag']).toBe(before.headers['etag']);
  });

  it('shows what the organisation became', async () => {
    await visit(server, '/acme');
    await server.get(
      `mutation($input: AmendOrganisationInput!) { amendOrganisation(input: $input) { organisation { name } } }`,
      {
        input: { organisation: 'acme', name: 'Acme Renamed' },
      },
    );
    expect((await visit(server, '/acme')).text).toContain('Data protection at Acme Renamed');
    expect((await visit(server, `${LIST}?product=desk`)).status).toBe(400);
    await addProduct(server, 'acme', 'desk');
    expect((await visit(server, `${LIST}?product=desk`)).status).toBe(200);
  });

  it('turns over at midnight in the organisation’s time zone, without a write', async () => {
    await createOrganisation(server, 'clock', { timeZone: 'Europe/Berlin', noticeDays: 0 });
    await engaged(server, 'clock', { legalName: 'Tomorrow GmbH', effectiveFrom: '2026-03-02' });
    await announced(server, 'clock');
    expect(await namesOn(server, '/clock/sub-processors')).toEqual([]);
    server.clock.set(new Date('2026-03-01T22:59:00Z'));
    expect(await namesOn(server, '/clock/sub-processors')).toEqual([]);
    server.clock.set(new Date('2026-03-01T23:00:01Z'));
    expect(await namesOn(server, '/clock/sub-processors')).toEqual(['Tomorrow GmbH']);
  });

  it('shows a write beside the application within two seconds', async () => {
    if (!onPostgres) return;
    await visit(server, '/acme');
    const name = new URL(server.env['DATABASE_URL']!).pathname.slice(1);
    await withPostgres(name, (client) =>
      client.query(`update organisation set name = 'Acme by psql' where slug = 'acme'`),
    );
    await pause(1500);
    expect((await visit(server, '/acme')).text).toContain('Acme by psql');
  });

  it('is rendered once for all who ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => visit(server, `${LIST}?on=2026-01-15`)),
    );
    expect(new Set(answers.map(({ headers }) => headers['etag'])).size).toBe(1);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});

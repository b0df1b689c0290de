import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { verifyProof } from '../../src/evidence/verify-proof.js';
import { onPostgres } from '../support/database.js';
import { rows } from '../support/outbox.js';
import { announced, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { asked } from './proving.js';

const long = process.env['ROPEWALK_TEST_LONG'] === '1';
const many = long ? 100_000 : 5_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer(onPostgres ? { ROLE: 'web', PUBLIC_URL: 'https://trust.acme.example' } : {});
});
afterAll(() => server.stop());

(onPostgres ? describe : describe.skip)(`the proof of a notice to ${many} subscribers`, () => {
  it('is sound, and is not held in memory', async () => {
    const { id } = await createOrganisation(server, 'large', { noticeDays: 0 });
    await rows(
      server.database,
      `insert into subscription (id, organisation_id, address_key, address, language, state, product_ids, asked_at, confirmed_at)
        select gen_random_uuid(), '${id}', encode(sha256(i::text::bytea), 'hex'), 'user' || i || '@example.com', 'en', 'CONFIRMED', '{}',
          ropewalk_now(), ropewalk_now() from generate_series(1, ${many}) i`,
    );
    await engaged(server, 'large', { legalName: 'Newcomer GmbH' });
    expect((await announced(server, 'large')).coverage.recipients).toBe(many);
    await rows(
      server.database,
      `insert into attempt (id, organisation_id, delivery_id, at, code, answer)
        select gen_random_uuid(), organisation_id, id, ropewalk_now(), 451, '451 4.3.0 later' from delivery`,
    );
    const path = join(mkdtempSync(join(process.env['TEST_FOLDER']!, 'large-')), 'proof.zip');
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
    const begun = performance.now();
    const { body } = await asked(server, 'large', 1);
    await pipeline(Readable.fromWeb(body as ReadableStream), createWriteStream(path));
    clearInterval(watch);
    const took = performance.now() - begun;
    const grown = (most - before) / 1e6;
    if (long) console.info(`${many} recipients: ${Math.round(took)} ms, ${Math.round(grown)} MB more`);
    expect(grown).toBeLessThan(300);
    expect((await verifyProof(path)).problems).toEqual([]);
  }, 300_000);
});

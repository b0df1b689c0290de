import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe as described, expect, it } from '@jest/globals';
import { altered, filesOf, zipOf } from '../proofs/proving.js';
import { onPostgres } from '../support/database.js';
import { announced, createOrganisation, engaged } from '../support/register.js';
import { ADMIN_KEY, startServer, type TestServer } from '../support/server.js';
import { ropewalk } from './ropewalk.js';

// the command speaks HTTP: which engine stands behind it makes no difference, and processes take their time
const describe = onPostgres ? described.skip : described;

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startServer();
  folder = mkdtempSync(join(process.env['TEST_FOLDER']!, 'cli-'));
  await createOrganisation(server, 'acme', { noticeDays: 0 });
  await engaged(server, 'acme', { legalName: 'Newcomer GmbH' });
  await announced(server, 'acme');
});
afterAll(() => server.stop());

const proof = (number: string, out: string, key = ADMIN_KEY) =>
  ropewalk(['proof', '--organisation', 'acme', '--number', number, '--out', out, '--server', server.url], {
    ROPEWALK_KEY: key,
  });

describe('ropewalk proof and verify', () => {
  it('write the proof of a notice and verify it without a server', async () => {
    const out = join(folder, 'proof.zip');
    const wrote = await proof('1', out);
    expect(wrote).toMatchObject({ code: 0, stderr: '' });
    expect(wrote.stdout).toMatch(/^Sound: notice 1 of acme, proof made 2026-03-01T/);
    const key = /Signed by the key ([0-9a-f]{64})\./.exec(wrote.stdout)![1]!;
    const pem = join(folder, 'key.pem');
    writeFileSync(pem, await (await fetch(`${server.url}/.well-known/ropewalk-proof-key.pem`)).text());
    for (const pinned of [key, pem]) {
      const verified = await ropewalk(['verify', out, '--key', pinned]);
      expect(verified).toMatchObject({ code: 0, stderr: '' });
      expect(verified.stdout).not.toContain('The key came with the proof');
    }
    const { sound, keyPinned, problems } = JSON.parse((await ropewalk(['verify', out, '--json'])).stdout);
    expect({ sound, keyPinned, problems }).toEqual({ sound: true, keyPinned: false, problems: [] });
  }, 120_000);

  it('end with 1 and name what is wrong first, also as JSON', async () => {
    const out = join(folder, 'whole.zip');
    await proof('1', out);
    const files = altered(await filesOf(out), 'recipients.csv', (csv) => `${csv} `);
    const path = await zipOf(files);
    const { code, stderr } = await ropewalk(['verify', path]);
    expect({ code, stderr: stderr.split('\n')[0] }).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /^Not sound: recipients\.csv has another SHA-256 than manifest\.json says/,
      ),
    });
    const json = await ropewalk(['verify', path, '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout).problems[0].file).toBe('recipients.csv');
    const other = await ropewalk(['verify', out, '--key', 'ab'.repeat(32)]);
    expect(other.code).toBe(1);
    expect(other.stderr).toContain('public-key.pem is another key than the one asked for');
    writeFileSync(join(folder, 'cut.zip'), readFileSync(out).subarray(0, 2000));
    const cut = await ropewalk(['verify', join(folder, 'cut.zip')]);
    expect(cut.code).toBe(1);
    expect(cut.stderr).toMatch(/^Not sound: \S+cut\.zip cannot be read as a ZIP archive: /);
    expect(cut.stderr.split('cut.zip')).toHaveLength(2);
    const others = [...(await filesOf(out))].filter(([name]) => name !== 'notice.json');
    const lacking = await ropewalk(['verify', await zipOf(others), '--json']);
    expect(JSON.parse(lacking.stdout).problems).toContainEqual({
      file: 'notice.json',
      message: 'is missing',
    });
    expect(lacking.stdout).not.toContain('notice.json is missing');
    expect((await ropewalk(['verify', join(folder, 'none.zip')])).code).toBe(2);
    expect((await ropewalk(['verify', out, '--key', 'nowhere.pem'])).code).toBe(2);
  }, 120_000);

  it('say why there is none, and leave no file behind', async () => {
    const out = join(folder, 'missing.zip');
    const missing = await proof('9', out);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('NOT_FOUND');
    expect((await proof('1', out, 'rw_unknown')).stderr).toContain('UNAUTHENTICATED');
    expect((await proof('x', out)).code).toBe(2);
    expect(existsSync(out)).toBe(false);
  }, 120_000);
});

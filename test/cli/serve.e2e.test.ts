import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, onPostgres } from '../support/database.js';
import { ropewalk, serving, type Serving } from './ropewalk.js';

// a start of the server takes seconds: the tests below follow each other on two starts of one register
let env: Record<string, string | undefined>;
let first: Serving;
let key: string | undefined;
beforeAll(async () => {
  env = await freshDatabase();
  first = await serving(env, ['--sample']);
  key = /Admin key, shown this once: (\S+)/.exec(first.output())?.[1];
}, 180_000);
afterAll(() => {
  first.process.kill('SIGKILL');
});

const exported = async () => {
  const { stdout, stderr } = await ropewalk(
    ['export', '--organisation', 'acme-helpdesk', '--json', '--server', first.url],
    {
      ROPEWALK_KEY: key,
    },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as { subProcessors: { legalName: string }[] };
};

describe('ropewalk serve --sample', () => {
  it('prints the admin key, answers with it, and has something on every page', async () => {
    expect(key).toMatch(/^rw_/);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    const page = await (await fetch(`${first.url}/acme-helpdesk/sub-processors`)).text();
    for (const name of ['Nimbus Harbour', 'Letterbird Mail GmbH', 'Ledgerleaf Oy', 'Lingua Ferry'])
      expect(page).toContain(name);
    expect((await fetch(`${first.url}/acme-helpdesk/changes/4`)).status).toBe(200);
    // one of them is announced and yet to come
    expect((await exported()).subProcessors).toHaveLength(13);
    expect(await ropewalk(['verify', '--server', first.url], { ROPEWALK_KEY: key })).toMatchObject({
      code: 0,
    });
  }, 180_000);

  it('stops on SIGTERM with exit code 0; started again it shows no key and leaves the sample alone', async () => {
    const before = await exported();
    expect(await first.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
    first = await serving({ ...env, ROPEWALK_ADMIN_KEY: 'a-key-that-comes-too-late' }, ['--sample']);
    expect(first.output()).not.toMatch(/key/i);
    expect(await exported()).toEqual(before);
  }, 180_000);

  it('refuses a second process on the folder or on the port, and tells it what to do', async () => {
    const other = { ...(await freshDatabase()), PORT: new URL(first.url).port };
    expect(await ropewalk(['serve'], other)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('PORT='),
    });
    // a PostgreSQL server is shared by any number of processes
    if (onPostgres) return;
    const second = await ropewalk(['serve'], { ...env, PORT: '0' });
    expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('DATABASE_URL') });
    expect(second.stderr).not.toContain('    at ');
    const embedded = await ropewalk(['verify', '--embedded'], env);
    expect(embedded).toMatchObject({ code: 1, stderr: expect.stringContaining('leave out --embedded') });
  }, 180_000);

  it('stops on SIGINT with exit code 0', async () => {
    expect(await first.end('SIGINT')).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);
});

describe('ropewalk without a server', () => {
  it('migrates, and works on the data folder itself with --embedded, leaving no key behind', async () => {
    const fresh = await freshDatabase();
    expect(await ropewalk(['migrate'], fresh)).toMatchObject({ code: 0 });
    const made = await ropewalk(
      ['key', 'create', '--embedded', '--role', 'admin', '--name', 'Ada', '--json'],
      fresh,
    );
    expect(JSON.parse(made.stdout)).toMatchObject({ key: expect.stringMatching(/^rw_/) });
    const verified = await ropewalk(['verify', '--embedded'], fresh);
    // the key stands in the chain that the facts of law stand in
    expect(verified).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Intact: \d+ changes in 1 chains\.\n$/),
    });
  }, 180_000);

  it('refuses the sample in production', async () => {
    const production = {
      NODE_ENV: 'production',
      SECRET: 'a-secret-of-some-length',
      PUBLIC_URL: 'https://a.example',
      SMTP_URL: 'smtp://a.example',
    };
    expect(await ropewalk(['serve', '--sample'], production)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--sample'),
    });
  }, 60_000);
});

import { describe, expect, it } from '@jest/globals';
import { freshDatabase, onPostgres } from '../support/database.js';
import { ropewalk, serving } from './ropewalk.js';

/** Milliseconds: several processes, each with its own start. */
const LONG = 180_000;

describe('ropewalk serve', () => {
  it(
    'prints the admin key once, answers with it, and exits 0 on SIGTERM and on SIGINT',
    async () => {
      const env = await freshDatabase();
      const first = await serving(env);
      const key = /Admin key, shown this once: (\S+)/.exec(first.output())?.[1];
      expect(key).toMatch(/^rw_/);
      expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
      expect(await ropewalk(['verify', '--server', first.url], { ROPEWALK_KEY: key })).toMatchObject({
        code: 0,
      });
      expect(await first.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
      const second = await serving(env);
      expect(second.output()).not.toContain('Admin key');
      expect(await second.end('SIGINT')).toMatchObject({ code: 0, stderr: '' });
    },
    LONG,
  );

  it(
    'on a folder in use is refused and told what to do, and so is --embedded',
    async () => {
      const env = await freshDatabase();
      const first = await serving({ ...env, ROPEWALK_ADMIN_KEY: 'a-key-given-by-the-operator' });
      expect(first.output()).not.toContain('a-key-given-by-the-operator');
      const embedded = await ropewalk(['verify', '--embedded'], env);
      if (onPostgres) {
        // a PostgreSQL server is shared by any number of processes
        expect(embedded).toMatchObject({ code: 0 });
      } else {
        const second = await ropewalk(['serve'], { ...env, PORT: '0' });
        expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('DATABASE_URL') });
        expect(second.stderr).not.toContain('    at ');
        expect(embedded).toMatchObject({ code: 1, stderr: expect.stringContaining('leave out --embedded') });
      }
      await first.end('SIGTERM');
    },
    LONG,
  );

  it(
    'says which port is taken',
    async () => {
      const first = await serving(await freshDatabase());
      const { port } = new URL(first.url);
      const second = await ropewalk(['serve'], { ...(await freshDatabase()), PORT: port });
      expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('PORT') });
      await first.end('SIGTERM');
    },
    LONG,
  );

  it(
    'with --sample has something on every page, and leaves it alone the next time',
    async () => {
      const env = { ...(await freshDatabase()), ROPEWALK_ADMIN_KEY: 'a-key-given-by-the-operator' };
      const asked = ['export', '--organisation', 'acme-helpdesk', '--json'];
      const first = await serving(env, ['--sample']);
      const page = await (await fetch(`${first.url}/acme-helpdesk/sub-processors`)).text();
      for (const name of ['Nimbus Harbour', 'Letterbird Mail GmbH', 'Ledgerleaf Oy', 'Lingua Ferry'])
        expect(page).toContain(name);
      expect((await fetch(`${first.url}/acme-helpdesk/changes/4`)).status).toBe(200);
      const before = await ropewalk([...asked, '--server', first.url], {
        ROPEWALK_KEY: 'a-key-given-by-the-operator',
      });
      expect((JSON.parse(before.stdout) as { subProcessors: object[] }).subProcessors).toHaveLength(12);
      await first.end('SIGTERM');
      const second = await serving(env, ['--sample']);
      const after = await ropewalk([...asked, '--server', second.url], {
        ROPEWALK_KEY: 'a-key-given-by-the-operator',
      });
      expect(after).toEqual(before);
      expect(
        await ropewalk(['verify', '--server', second.url], { ROPEWALK_KEY: 'a-key-given-by-the-operator' }),
      ).toMatchObject({ code: 0 });
      await second.end('SIGTERM');
    },
    LONG,
  );

  it(
    'migrates without serving, and works on the data folder itself with --embedded',
    async () => {
      const env = await freshDatabase();
      expect(await ropewalk(['migrate'], env)).toMatchObject({ code: 0 });
      const made = await ropewalk(
        ['key', 'create', '--embedded', '--role', 'admin', '--name', 'Ada', '--json'],
        env,
      );
      expect(JSON.parse(made.stdout)).toMatchObject({ key: expect.stringMatching(/^rw_/) });
      expect(await ropewalk(['verify', '--embedded'], env)).toMatchObject({
        code: 0,
        stdout: 'Intact: 1 changes in 1 chains.\n',
      });
    },
    LONG,
  );
});

import { expect, it } from '@jest/globals';
import { onPostgres, withPostgres } from '../support/database.js';
import { startServer } from '../support/server.js';

(onPostgres ? it : it.skip)(
  'connections that break while they are set up leave their place free: the server serves again, and stops',
  async () => {
    const server = await startServer({ DATABASE_POOL: '3', ROLE: 'web' });
    const database = new URL(server.env['DATABASE_URL']!).pathname.slice(1);
    const asOwner = (statement: string) => withPostgres(database, (client) => client.query(statement));
    // the set-up asks for a role: while nobody may become it, every new connection breaks there
    await asOwner(
      `create role guest_${process.pid} login password 'guest'; grant ropewalk_app to guest_${process.pid}`,
    );
    await server.stop();
    const url = server.env['DATABASE_URL']!.replace(/\/\/[^@]+@/, `//guest_${process.pid}:guest@`);
    const guest = await startServer({
      DATABASE_POOL: '3',
      ROLE: 'web',
      DATABASE_URL: url,
      MIGRATION_DATABASE_URL: server.env['DATABASE_URL']!,
      DATA_DIR: server.env['DATA_DIR']!,
    });
    const works = async () => (await guest.ask('{ organisations { totalCount } }')).errors === undefined;
    expect(await works()).toBe(true);
    await asOwner(`revoke ropewalk_app from guest_${process.pid}`);
    await asOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'guest_${process.pid}'`,
    );
    for (let broken = 0; broken < 6; broken++) expect(await works()).toBe(false);
    await asOwner(`grant ropewalk_app to guest_${process.pid}`);
    expect(await works()).toBe(true);
    await guest.stop();
  },
);

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { said, told } from '../objections/objecting.js';
import { refusal } from '../support/record.js';
import { applyMutation, applyRegister, planned } from '../support/register-files.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'true' });
});
afterAll(() => server.stop());

const amend = `mutation($input: AmendOrganisationInput!) { amendOrganisation(input: $input) { organisation { timeZone } } }`;
const move = (organisation: string, timeZone = 'Asia/Tokyo') =>
  server.ask(amend, { input: { organisation, timeZone, name: 'Moved' } });
const standing = async (slug: string) =>
  (await server.get(`{ organisation(slug: "${slug}") { timeZone name } }`)).organisation;

describe('another time zone', () => {
  it('is refused while days that a notice told are to come, changes nothing, and passes when they are over', async () => {
    // last day to object: 21 March, to 24:00 in Berlin; effective on 20 May
    const { slug, path, visitor } = await told(server);
    await server.clock.during(new Date('2026-03-21T16:00:00Z'), async () => {
      const { errors } = await move(slug);
      expect(errors?.[0]?.extensions).toEqual({
        code: 'WRONG_STATUS',
        fields: [
          {
            path: 'timeZone',
            message:
              'stays Europe/Berlin while days that were told in it are to come, to object or of effect (notice 1); it can be changed from 2026-05-20 on',
          },
        ],
      });
      expect(await standing(slug)).toEqual({ timeZone: 'Europe/Berlin', name: `${slug} Ltd` });
      expect((await visitor.post(path, said())).status).toBe(200);
      expect((await move(slug, 'Europe/Berlin')).errors).toBeUndefined();
    });
    // the day has begun in Berlin, but not in New York: there the effect would be to come again
    await server.clock.during(new Date('2026-05-19T22:30:00Z'), async () => {
      expect(refusal(await move(slug, 'America/New_York')).code).toBe('WRONG_STATUS');
    });
    await server.clock.during(new Date('2026-05-19T22:30:00Z'), async () => {
      expect((await move(slug)).errors).toBeUndefined();
      expect((await standing(slug)).timeZone).toBe('Asia/Tokyo');
    });
  });

  it('holds nothing up where the notice is withdrawn', async () => {
    const { slug, notice } = await told(server);
    expect(refusal(await move(slug)).code).toBe('WRONG_STATUS');
    await server.get(
      `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { id } } }`,
      { input: { notice: notice.id, reason: 'It was not signed.' } },
    );
    expect((await move(slug)).errors).toBeUndefined();
  });

  it('is refused to a register file too, and planning says so', async () => {
    const { slug } = await told(server);
    const file = { organisation: { slug, timeZone: 'Asia/Tokyo' }, on: '2026-03-01' };
    const refused = { path: 'organisation.timeZone', code: 'WRONG_STATUS' };
    expect((await planned(server, file)).refused).toMatchObject([refused]);
    const answer = await server.ask(applyMutation, {
      input: { ...file, products: [{ slug: 'desk', name: 'Desk' }] },
    });
    expect(refusal(answer)).toEqual({ code: refused.code, paths: [refused.path] });
    expect((await standing(slug)).timeZone).toBe('Europe/Berlin');
    await server.clock.during(new Date('2026-05-20T10:00:00Z'), async () => {
      await applyRegister(server, file);
      expect((await standing(slug)).timeZone).toBe('Asia/Tokyo');
    });
  });
});

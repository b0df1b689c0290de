import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { announceIt, drafted } from '../notified-customers/world.js';
import { policyAdded, published, versionKnown } from '../policies/publishing.js';
import { agreed, amendAgreement, refusal } from '../support/record.js';
import { createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

// today is 2026-03-01
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const LATER = new Date('2026-03-21T12:00:00Z');
const publish = `mutation($input: PublishAgreementVersionInput!) { publishAgreementVersion(input: $input) { agreementVersion { id effectiveFrom } } }`;
const page = async (path: string) => (await fetch(server.url + path)).text();
const problems = async (notice: { id: string; digest: string }, more = {}) =>
  (await announceIt(server, notice, more)).errors?.[0]?.extensions;
const stateOf = async (slug: string) =>
  (await server.get(`{ notice(organisation: "${slug}", number: 1) { state } }`)).notice.state;

/** An organisation with a policy and terms for its customers, both of which were public before. */
async function world(slug: string) {
  await createOrganisation(server, slug, { noticeDays: 14 });
  await policyAdded(server, slug);
  await versionKnown(server, slug);
  const facts = {
    reference: 'dpa',
    effectiveFrom: '2026-01-01',
    title: 'Our DPA',
    noticeDays: 30,
    label: '1',
  };
  const { id } = await agreed(server, slug, { ...facts, text: 'Thirty days.' });
  return id;
}

describe('a text whose day passed before anybody was told of it', () => {
  it('of a policy is not announced, in an emergency neither; moved to the day itself, it is', async () => {
    const slug = 'late-policy';
    await world(slug);
    const two = { label: '2.0', text: 'We keep data 14 days.', effectiveFrom: '2026-03-20' };
    const { id } = await published(server, slug, two);
    const notice = await drafted(server, slug);
    await server.clock.during(LATER, async () => {
      const refused = {
        code: 'NOTICE_TOO_SHORT',
        fields: [
          {
            path: 'effectiveFrom',
            message: 'Privacy policy (2.0) takes effect on 2026-03-20; the earliest day is 2026-03-21',
          },
        ],
      };
      expect(await problems(notice)).toEqual(refused);
      expect(await problems(notice, { emergencyReason: 'It had to be.' })).toEqual(refused);
      expect(await stateOf(slug)).toBe('DRAFT');
      expect(await page(`/${slug}/policies/privacy?on=2026-03-20`)).toContain('30 days');
      await published(server, slug, { version: id, effectiveFrom: '2026-03-21' });
      expect(await problems(await drafted(server, slug))).toBeUndefined();
      expect(await page(`/${slug}/policies/privacy?on=2026-03-20`)).toContain('30 days');
      expect(await page(`/${slug}/policies/privacy?on=2026-03-21`)).toContain('14 days');
    });
  });

  it('of an agreement with customers neither; its draft can be moved to a day to come', async () => {
    const slug = 'late-agreement';
    const id = await world(slug);
    await server.get(amendAgreement, {
      input: { id, effectiveFrom: '2026-03-20', text: 'Fourteen days.', label: '2' },
    });
    await server.get(amendAgreement, {
      input: { id, effectiveFrom: '2026-03-25', text: 'Ten days.', label: '3' },
    });
    await server.get(publish, { input: { agreement: id, effectiveFrom: '2026-03-20' } });
    const notice = await drafted(server, slug);
    await server.clock.during(LATER, async () => {
      expect(await problems(notice)).toMatchObject({
        code: 'NOTICE_TOO_SHORT',
        fields: [{ message: expect.stringContaining('Our DPA (2) takes effect on 2026-03-20') }],
      });
      expect(await stateOf(slug)).toBe('DRAFT');
      const moved = { agreement: id, effectiveFrom: '2026-03-20' };
      for (const movedTo of ['2026-03-25', '2026-03-26', '2025-12-31'])
        expect(refusal(await server.ask(publish, { input: { ...moved, movedTo } }))).toEqual({
          code: 'BAD_USER_INPUT',
          paths: ['movedTo'],
        });
      await server.get(publish, { input: { ...moved, movedTo: '2026-03-21' } });
      expect((await problems(notice))?.code).toBe('DIGEST_MISMATCH');
      expect(await problems(await drafted(server, slug))).toBeUndefined();
      expect(await page(`/${slug}/agreements/dpa?on=2026-03-20`)).toContain('Thirty days.');
      expect(await page(`/${slug}/agreements/dpa?on=2026-03-21`)).toContain('Fourteen days.');
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amend, announce, createOrganisation, draft, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

let count = 0;
/** An organisation that asks for four eyes, and keys of persons and systems. */
async function house() {
  const { slug } = await createOrganisation(server, `eyes-${++count}`);
  await server.get(
    `mutation($input: AmendOrganisationInput!) { amendOrganisation(input: $input) { organisation { fourEyes } } }`,
    {
      input: { organisation: slug, fourEyes: true },
    },
  );
  const keyOf = async (name: string, holder = 'PERSON') =>
    (
      await server.get(`mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }`, {
        input: { organisation: slug, role: 'PUBLISHER', name, holder },
      })
    ).createApiKey.key as string;
  return { slug, keyOf };
}
const approve = `mutation($input: ApproveNoticeInput!) { approveNotice(input: $input) { notice { stage acts { kind by digest } } } }`;
const code = async (query: string, input: object, key: string) =>
  (await server.ask(query, { input }, key)).errors?.[0]?.extensions.code;

describe('four eyes', () => {
  it('ask for another person than the drafter, whatever key that person uses', async () => {
    const { slug, keyOf } = await house();
    const [ann, annAgain, bob] = [await keyOf('Ann Berg'), await keyOf('ann  berg'), await keyOf('Bob Dahl')];
    await engaged(server, slug, { legalName: 'One GmbH' });
    const { notice } = (await server.get(draft, { organisation: slug }, ann)).draftNotice;
    const input = { notice: notice.id, digest: notice.digest };
    expect(await code(announce, input, ann)).toBe('NOTICE_NOT_APPROVED');
    expect(await code(approve, input, annAgain)).toBe('FOUR_EYES');
    expect(await code(approve, input, await keyOf('Pipeline', 'SYSTEM'))).toBe('FOUR_EYES');
    expect(await code(approve, { ...input, digest: 'f'.repeat(64) }, bob)).toBe('DIGEST_MISMATCH');
    const approved = (await server.get(approve, { input }, bob)).approveNotice.notice;
    expect(approved).toEqual({
      stage: 'APPROVED',
      acts: [
        { kind: 'DRAFTED', by: 'Ann Berg', digest: null },
        { kind: 'APPROVED', by: 'Bob Dahl', digest: notice.digest },
      ],
    });
    expect(await code(announce, input, ann)).toBeUndefined();
  });

  it('see exactly what is announced: a change after approving makes it void', async () => {
    const { slug, keyOf } = await house();
    const [ann, bob] = [await keyOf('Ann'), await keyOf('Bob')];
    const { id } = await engaged(server, slug, { legalName: 'One GmbH' });
    const first = (await server.get(draft, { organisation: slug }, ann)).draftNotice.notice;
    await server.get(approve, { input: { notice: first.id, digest: first.digest } }, bob);
    await server.get(amend, { input: { id, effectiveFrom: '2026-04-10', countries: ['US'] } });
    const { notice } = await server.get(`{ notice(organisation: "${slug}", number: 1) { digest stage } }`);
    expect(notice.stage).toBe('DRAFT');
    expect(await code(announce, { notice: first.id, digest: notice.digest }, ann)).toBe(
      'NOTICE_NOT_APPROVED',
    );
  });

  it('count who wrote what is in it: an editor of the draft cannot approve it, whoever drafted it', async () => {
    const { slug, keyOf } = await house();
    const [anna, ben, cara] = [await keyOf('Anna Berg'), await keyOf('Ben Dahl'), await keyOf('Cara Eik')];
    const { id } = await engaged(server, slug, { legalName: 'One GmbH' });
    const first = (await server.get(draft, { organisation: slug }, anna)).draftNotice.notice;
    await server.get(amend, { input: { id, effectiveFrom: '2026-04-10', countries: ['US'] } }, ben);
    const { notice } = await server.get(`{ notice(organisation: "${slug}", number: 1) { digest } }`);
    const input = { notice: first.id, digest: notice.digest };
    const { errors } = await server.ask(approve, { input }, ben);
    expect(errors![0]).toMatchObject({
      message: expect.stringContaining('Ben Dahl has written or discarded a change of this notice'),
      extensions: { code: 'FOUR_EYES' },
    });
    expect(await code(announce, input, ben)).toBe('NOTICE_NOT_APPROVED');
    expect(await code(approve, input, anna)).toBe('FOUR_EYES');
    expect(await code(approve, input, cara)).toBeUndefined();
    expect(await code(announce, input, ben)).toBeUndefined();
  });

  it('do not let who approved put it back as it was approved, after a change of its own', async () => {
    const { slug, keyOf } = await house();
    const [anna, ben] = [await keyOf('Anna'), await keyOf('Ben')];
    const { id } = await engaged(server, slug, { legalName: 'One GmbH' });
    const { notice } = (await server.get(draft, { organisation: slug }, anna)).draftNotice;
    const input = { notice: notice.id, digest: notice.digest };
    await server.get(approve, { input }, ben);
    for (const countries of [['US'], ['DE']])
      await server.get(amend, { input: { id, effectiveFrom: '2026-04-10', countries } }, ben);
    const { notice: again } = await server.get(`{ notice(organisation: "${slug}", number: 1) { digest } }`);
    expect(again.digest).toBe(notice.digest);
    expect(await code(announce, input, ben)).toBe('NOTICE_NOT_APPROVED');
  });

  it('count who wrote it before it was gathered, and no system', async () => {
    const { slug, keyOf } = await house();
    const [anna, ben] = [await keyOf('Anna'), await keyOf('Ben')];
    const importer = await keyOf('Ben', 'SYSTEM');
    const engage = `mutation($input: EngageSubProcessorInput!) { engageSubProcessor(input: $input) { subProcessor { id } } }`;
    const facts = { organisation: slug, purpose: 'Hosting', countries: ['DE'], effectiveFrom: '2026-04-10' };
    await server.get(engage, { input: { ...facts, legalName: 'One GmbH' } }, importer);
    const drafted = async () => {
      const { notice } = (await server.get(draft, { organisation: slug }, anna)).draftNotice;
      return { notice: notice.id, digest: notice.digest };
    };
    expect(await code(approve, await drafted(), ben)).toBeUndefined();
    await server.get(engage, { input: { ...facts, legalName: 'Two GmbH' } }, ben);
    expect(await code(approve, await drafted(), ben)).toBe('FOUR_EYES');
  });

  it('count who discarded what was in it', async () => {
    const { slug, keyOf } = await house();
    const [anna, ben] = [await keyOf('Anna'), await keyOf('Ben')];
    await engaged(server, slug, { legalName: 'One GmbH' });
    const { id } = await engaged(server, slug, { legalName: 'Two GmbH' });
    const { notice } = (await server.get(draft, { organisation: slug }, anna)).draftNotice;
    const discard = `mutation($input: DiscardDraftsInput!) { discardDrafts(input: $input) { __typename } }`;
    await server.get(discard, { input: { id } }, ben);
    const { notice: left } = await server.get(`{ notice(organisation: "${slug}", number: 1) { digest } }`);
    expect(left.digest).not.toBe(notice.digest);
    expect(await code(approve, { notice: notice.id, digest: left.digest }, ben)).toBe('FOUR_EYES');
  });
});

describe('the stage of a notice', () => {
  it('follows from the day: open to objections, closed, in effect', async () => {
    const { slug } = await createOrganisation(server, `stage-${++count}`, {
      noticeDays: 30,
      objectionDays: 10,
    });
    await engaged(server, slug, { legalName: 'One GmbH', effectiveFrom: '2026-04-10' });
    const { notice } = (await server.get(draft, { organisation: slug })).draftNotice;
    await server.get(announce, { input: { notice: notice.id, digest: notice.digest } });
    const { notice: seen } = await server.get(`{ notice(organisation: "${slug}", number: 1) {
      today: stage  last: stage(on: "2026-03-11")  after: stage(on: "2026-03-12")
      before: stage(on: "2026-04-09")  effect: stage(on: "2026-04-10") acts { kind digest } } }`);
    expect(seen).toEqual({
      today: 'OBJECTION_OPEN',
      last: 'OBJECTION_OPEN',
      after: 'CLOSED',
      before: 'CLOSED',
      effect: 'IN_EFFECT',
      acts: [
        { kind: 'DRAFTED', digest: null },
        { kind: 'ANNOUNCED', digest: notice.digest },
      ],
    });
  });

  it('is on each day what it was then: drafted, approved, told, and withdrawn only from its withdrawal on', async () => {
    const { slug } = await createOrganisation(server, `stage-${++count}`, {
      noticeDays: 30,
      objectionDays: 10,
      timeZone: 'Pacific/Auckland',
    });
    const at = async (instant: string, mutation: string, input: object) => {
      server.clock.set(new Date(instant));
      return server.get(mutation, { input });
    };
    const stages = async () => {
      const { notice } = await server.get(`{ notice(organisation: "${slug}", number: 1) {
        d28: stage(on: "2026-02-28") d01: stage(on: "2026-03-01") d03: stage(on: "2026-03-03")
        d05: stage(on: "2026-03-05") d08: stage(on: "2026-03-08") d10: stage(on: "2026-03-10") now: stage } }`);
      return Object.values(notice).join(' ');
    };
    await engaged(server, slug, { legalName: 'One GmbH', effectiveFrom: '2026-04-20' });
    const { notice } = (await server.get(draft, { organisation: slug })).draftNotice;
    const seen = { notice: notice.id, digest: notice.digest };
    expect(await stages()).toBe('DRAFT DRAFT DRAFT DRAFT DRAFT DRAFT DRAFT');
    // the third of March there
    await at('2026-03-02T12:00:00Z', approve, seen);
    expect(await stages()).toBe('DRAFT DRAFT APPROVED APPROVED APPROVED APPROVED APPROVED');
    await at('2026-03-04T12:00:00Z', announce, seen);
    expect(await stages()).toBe(
      'DRAFT DRAFT APPROVED OBJECTION_OPEN OBJECTION_OPEN OBJECTION_OPEN OBJECTION_OPEN',
    );
    const withdraw = `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`;
    await at('2026-03-07T12:00:00Z', withdraw, { notice: notice.id, reason: 'The contract was not signed.' });
    expect(await stages()).toBe('DRAFT DRAFT APPROVED OBJECTION_OPEN WITHDRAWN WITHDRAWN WITHDRAWN');
    server.clock.set(new Date('2026-03-01T09:00:00Z'));
  });
});

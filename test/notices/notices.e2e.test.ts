import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  amend,
  announce,
  announced,
  createKey,
  createOrganisation,
  draft,
  engaged,
  listed,
  remove,
} from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const fresh = (() => {
  let count = 0;
  return async (more: Record<string, unknown> = {}) =>
    (await createOrganisation(server, `house-${++count}`, more)).slug;
})();
const drafted = async (organisation: string) =>
  (await server.get(draft, { organisation })).draftNotice.notice;
const withdraw = `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state withdrawalReason } } }`;
const refusal = async (query: string, input: unknown, key?: string) =>
  (await server.ask(query, { input }, key)).errors?.[0]?.extensions;

describe('a notice', () => {
  it('gathers everything unannounced, and is announced once', async () => {
    const slug = await fresh();
    await engaged(server, slug, { legalName: 'One GmbH', effectiveFrom: '2026-04-01' });
    await engaged(server, slug, { legalName: 'Two GmbH', effectiveFrom: '2026-05-01' });
    const notice = await drafted(slug);
    expect(notice).toMatchObject({
      number: 1,
      state: 'DRAFT',
      amendments: [{ kind: 'ADDED' }, { kind: 'ADDED' }],
    });
    expect((await drafted(slug)).id).toBe(notice.id);
    const input = { notice: notice.id, digest: notice.digest };
    const { announceNotice } = await server.get(announce, { input });
    expect(announceNotice.notice).toMatchObject({
      state: 'ANNOUNCED',
      announcedOn: '2026-03-01',
      objectionDeadline: '2026-03-31',
      emergency: false,
      digest: notice.digest,
    });
    expect(await refusal(announce, input)).toEqual({ code: 'NOTICE_NOT_DRAFT' });
    const { notices } = await server.get(
      `{ notices(organisation: "${slug}") { totalCount edges { node { number amendments { kind subProcessor { legalName status } } coverage { recipients pending } } } } }`,
    );
    expect(notices.edges[0].node.amendments).toEqual([
      { kind: 'ADDED', subProcessor: { legalName: 'One GmbH', status: 'COMING' } },
      { kind: 'ADDED', subProcessor: { legalName: 'Two GmbH', status: 'COMING' } },
    ]);
  });

  it('counts whole days: announced on 1 March with 30 days, 1 April is the earliest, 31 March is refused', async () => {
    const slug = await fresh({ noticeDays: 30 });
    const { id } = await engaged(server, slug, { legalName: 'Soon GmbH', effectiveFrom: '2026-03-31' });
    const notice = await drafted(slug);
    expect(await refusal(announce, { notice: notice.id, digest: notice.digest })).toEqual({
      code: 'NOTICE_TOO_SHORT',
      fields: [
        {
          path: 'effectiveFrom',
          message: 'Soon GmbH (ADDED) takes effect on 2026-03-31; the earliest day is 2026-04-01',
        },
      ],
    });
    await server.get(remove, { input: { id, effectiveFrom: '2026-03-31' } });
    await engaged(server, slug, { legalName: 'Soon GmbH', effectiveFrom: '2026-04-01' });
    expect(await announced(server, slug)).toMatchObject({ number: 1, announcedOn: '2026-03-01' });
  });

  it('needs no period for a removal, a rename or a contact', async () => {
    const slug = await fresh({ noticeDays: 30 });
    const one = await engaged(server, slug, {
      legalName: 'Name One',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    const two = await engaged(server, slug, {
      legalName: 'Name Two',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    await server.get(amend, {
      input: {
        id: one.id,
        effectiveFrom: '2026-03-02',
        legalName: 'Renamed One',
        website: 'https://one.example',
      },
    });
    await server.get(remove, { input: { id: two.id, effectiveFrom: '2026-03-02' } });
    expect(await announced(server, slug)).toMatchObject({ objectionDeadline: null });
  });

  it('may be cut short only by an admin, with a reason that it shows', async () => {
    const slug = await fresh();
    await engaged(server, slug, { legalName: 'Now GmbH', effectiveFrom: '2026-03-02' });
    const notice = await drafted(slug);
    const input = {
      notice: notice.id,
      digest: notice.digest,
      emergencyReason: 'The former host was declared insolvent overnight.',
    };
    expect(await refusal(announce, input, await createKey(server, slug, 'PUBLISHER'))).toEqual({
      code: 'FORBIDDEN',
    });
    const { announceNotice } = await server.get(announce, { input }, await createKey(server, slug, 'ADMIN'));
    expect(announceNotice.notice).toMatchObject({ emergency: true, emergencyReason: input.emergencyReason });
  });

  it('is refused when the draft has moved since it was seen', async () => {
    const slug = await fresh();
    const { id } = await engaged(server, slug, { legalName: 'Moving GmbH' });
    const notice = await drafted(slug);
    await server.get(amend, { input: { id, effectiveFrom: '2026-04-10', purpose: 'Quite another purpose' } });
    // the digest that would be right is to be read, with what it stands for
    expect(await refusal(announce, { notice: notice.id, digest: notice.digest })).toEqual({
      code: 'DIGEST_MISMATCH',
      fields: [{ path: 'digest', message: 'is not that of the draft as it stands: read it again' }],
    });
    await announced(server, slug);
    expect(await listed(server, slug, 'on: "2026-04-10"')).toMatchObject([
      { purpose: 'Quite another purpose' },
    ]);
  });

  it('can be withdrawn before effect, which restores the list, but not after', async () => {
    const slug = await fresh({ noticeDays: 0 });
    const { id } = await engaged(server, slug, {
      legalName: 'Stay GmbH',
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
    });
    await server.get(amend, { input: { id, effectiveFrom: '2026-03-10', countries: ['US'] } });
    const notice = await announced(server, slug);
    const { withdrawNotice } = await server.get(withdraw, {
      input: { notice: notice.id, reason: 'The contract was not signed.' },
    });
    expect(withdrawNotice.notice).toEqual({
      state: 'WITHDRAWN',
      withdrawalReason: 'The contract was not signed.',
    });
    expect(await listed(server, slug, 'on: "2026-03-10"')).toMatchObject([{ countries: ['DE'] }]);
    await server.get(amend, { input: { id, effectiveFrom: '2026-03-01', countries: ['FR'] } });
    const held = await announced(server, slug);
    expect(held.number).toBe(2);
    expect(await refusal(withdraw, { notice: held.id, reason: 'Too late for that.' })).toEqual({
      code: 'NOTICE_IN_EFFECT',
    });
  });

  it('on which a later one builds is withdrawn after that one, which the refusal names', async () => {
    const slug = await fresh({ noticeDays: 0 });
    const { id } = await engaged(server, slug, {
      origin: 'BASELINE',
      effectiveFrom: '2025-01-01',
      legalName: 'B',
    });
    await server.get(amend, { input: { id, effectiveFrom: '2026-04-01', countries: ['US'] } });
    const one = await announced(server, slug);
    await server.get(amend, { input: { id, effectiveFrom: '2026-05-01', purpose: 'Archive' } });
    const two = await announced(server, slug);
    const { errors } = await server.ask(withdraw, { input: { notice: one.id, reason: 'Not signed.' } });
    expect(errors?.[0]).toMatchObject({
      message:
        'notice 2, which tells of a version for 2026-05-01, builds on this one: withdraw notice 2 first',
      extensions: { code: 'LATER_VERSION_EXISTS' },
    });
    for (const notice of [two.id, one.id])
      expect(await refusal(withdraw, { notice, reason: 'Not signed.' })).toBeUndefined();
  });

  it('let go as a draft leaves its changes waiting and its number free', async () => {
    const slug = await fresh();
    await engaged(server, slug, { legalName: 'Wait GmbH' });
    const notice = await drafted(slug);
    await server.get(withdraw, { input: { notice: notice.id, reason: 'Not yet.' } });
    expect(await drafted(slug)).toMatchObject({ number: 1, amendments: [{ kind: 'ADDED' }] });
  });

  it('is nobody else’s: not drafted, announced, withdrawn or read with another key', async () => {
    const [mine, theirs] = [await fresh(), await fresh()];
    await engaged(server, theirs, { legalName: 'Theirs GmbH' });
    const notice = await drafted(theirs);
    const [publisher, viewer] = [
      await createKey(server, mine, 'PUBLISHER'),
      await createKey(server, theirs, 'VIEWER'),
    ];
    const input = { notice: notice.id, digest: notice.digest };
    expect(await refusal(announce, input, publisher)).toEqual({ code: 'NOT_FOUND' });
    expect(await refusal(withdraw, { notice: notice.id, reason: 'Mine now' }, publisher)).toEqual({
      code: 'NOT_FOUND',
    });
    expect(await refusal(announce, input, viewer)).toEqual({ code: 'FORBIDDEN' });
    expect(
      (await server.ask(`{ notice(organisation: "${theirs}", number: 1) { id } }`, {}, publisher)).errors?.[0]
        ?.extensions.code,
    ).toBe('NOT_FOUND');
    expect((await server.ask(draft, { organisation: theirs }, publisher)).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('many at once', () => {
  it('draft one notice, announce it once, and keep the chain whole', async () => {
    const slug = await fresh();
    await engaged(server, slug, { legalName: 'Crowd GmbH' });
    const drafts = await Promise.all(
      Array.from({ length: 6 }, () => server.ask(draft, { organisation: slug })),
    );
    const notices = drafts.map(({ data }) => data?.draftNotice.notice).filter(Boolean);
    expect(new Set(notices.map(({ id }: { id: string }) => id)).size).toBe(1);
    const input = { notice: notices[0].id, digest: notices[0].digest };
    const answers = await Promise.all(Array.from({ length: 6 }, () => server.ask(announce, { input })));
    expect(answers.filter(({ data }) => data?.announceNotice)).toHaveLength(1);
    expect((await server.get('{ verification { intact } }')).verification.intact).toBe(true);
  });
});

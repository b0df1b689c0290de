import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customer } from '../notified-customers/world.js';
import { rows } from '../support/outbox.js';
import { refusal } from '../support/record.js';
import { addProduct, announced, createKey, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
const START = new Date('2026-03-01T09:00:00Z');
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

let count = 0;
/** An organisation with two products that has announced a newcomer for the desk, and a key of a product's back end. */
async function signingIn() {
  const { slug, id } = await createOrganisation(server, `sign-in-${++count}`, { noticeDays: 14 });
  for (const product of ['desk', 'chat']) await addProduct(server, slug, product);
  const newcomer = { legalName: 'Newcomer GmbH', effectiveFrom: '2026-05-20', products: ['desk'] };
  await engaged(server, slug, newcomer);
  const notice = await announced(server, slug);
  return { slug, id, notice, key: await createKey(server, slug, 'INTEGRATION') };
}

const shown = `totalCount pageInfo { hasNextPage endCursor } edges { node { id number language title summary url
  announcedOn effectiveDays material } }`;
const pendingNotices = `query($organisation: String!, $account: String!, $product: String, $customer: String, $since: DateTime,
  $language: String, $first: Int, $after: String) { pendingNotices(organisation: $organisation, account: $account,
  product: $product, customer: $customer, since: $since, language: $language, first: $first, after: $after) { ${shown} } }`;
const acknowledgeNotice = `mutation($input: AcknowledgeNoticeInput!) { acknowledgeNotice(input: $input) { acknowledgement { notice at } } }`;
const forgetAccount = `mutation($input: ForgetAccountInput!) { forgetAccount(input: $input) { forgotten } }`;

async function pending(organisation: string, account: string, more: object = {}, key?: string) {
  const answer = await server.get(pendingNotices, { organisation, account, ...more }, key);
  return answer.pendingNotices.edges.map(({ node }: { node: { number: number } }) => node.number) as number[];
}
const acknowledge = (organisation: string, account: string, more: object = {}, key?: string) =>
  server.ask(acknowledgeNotice, { input: { organisation, account, notice: '1', ...more } }, key);

describe('at the next sign-in', () => {
  it('an account is shown what is announced, in its language, until it has acknowledged it', async () => {
    const { slug, key, notice } = await signingIn();
    const args = { organisation: slug, account: 'u-1', product: 'desk', language: 'de-AT' };
    const answer = await server.get(pendingNotices, args, key);
    expect(answer.pendingNotices).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            id: notice.id,
            number: 1,
            language: 'de',
            summary: 'Newcomer GmbH (Hinzugefügt)',
            url: expect.stringMatching(new RegExp(`/${slug}/changes/1\\?lang=de$`)),
            announcedOn: '2026-03-01',
            effectiveDays: ['2026-05-20'],
            material: true,
          },
        },
      ],
    });
    const { data } = await acknowledge(slug, 'u-1', { product: 'desk' }, key);
    expect(data.acknowledgeNotice.acknowledgement.notice).toBe(1);
    expect(await pending(slug, 'u-1', { product: 'desk' }, key)).toEqual([]);
    expect(await pending(slug, 'u-2', { product: 'desk' }, key)).toEqual([1]);
    // the same id in another product is somebody else
    expect(await pending(slug, 'u-1', {}, key)).toEqual([1]);
    const page = await fetch(
      answer.pendingNotices.edges[0].node.url.replace(/^https?:\/\/[^/]+/, server.url),
    );
    expect(page.status).toBe(200);
  });

  it('only what is about the product, goes to the customer, is young enough and stands', async () => {
    const { slug, key } = await signingIn();
    await customer(server, slug, 'Client Ltd');
    await customer(server, slug, 'Other Ltd', { products: ['chat'] });
    await engaged(server, slug, {
      legalName: 'Chatty GmbH',
      effectiveFrom: '2026-05-21',
      products: ['chat'],
    });
    await announced(server, slug);
    await engaged(server, slug, { legalName: 'Desky GmbH', effectiveFrom: '2026-05-21', products: ['desk'] });
    const third = await announced(server, slug);
    expect(await pending(slug, 'u', { product: 'desk' }, key)).toEqual([3, 1]);
    expect(await pending(slug, 'u', { product: 'chat' }, key)).toEqual([2]);
    expect(await pending(slug, 'u', { customer: 'other-ltd' }, key)).toEqual([2, 1]);
    expect(await pending(slug, 'u', { customer: 'nobody' }, key)).toEqual([1]);
    expect(await pending(slug, 'u', { since: '2026-03-02T00:00:00Z' }, key)).toEqual([]);
    const [first] = [await server.get(pendingNotices, { organisation: slug, account: 'u', first: 1 }, key)];
    const { endCursor, hasNextPage } = first.pendingNotices.pageInfo;
    expect(hasNextPage).toBe(true);
    expect(await pending(slug, 'u', { after: endCursor }, key)).toEqual([2, 1]);
    await server.get(
      `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
      { input: { notice: third.id, reason: 'Not signed.' } },
    );
    await engaged(server, slug, { legalName: 'Draft GmbH', effectiveFrom: '2026-05-22' });
    await server.get(`mutation { draftNotice(input: { organisation: "${slug}" }) { notice { id } } }`);
    expect(await pending(slug, 'u', {}, key)).toEqual([2, 1]);
    try {
      server.clock.set(new Date('2026-06-15T09:00:00Z'));
      expect(await pending(slug, 'u', {}, key)).toEqual([]);
      expect(await pending(slug, 'u', { since: '2026-01-01T00:00:00Z' }, key)).toEqual([2, 1]);
    } finally {
      server.clock.set(START);
    }
  });
});

describe('acknowledging', () => {
  it('counts once, is proven by number and product, names nobody, and can be forgotten', async () => {
    const { slug, key, notice } = await signingIn();
    const first = await acknowledge(slug, 'erika@example.com', { product: 'desk', notice: notice.id }, key);
    const both = await Promise.all([
      acknowledge(slug, 'erika@example.com', { product: 'desk' }, key),
      acknowledge(slug, 'erika@example.com', { product: 'desk', at: '2026-03-01T09:00:30Z' }, key),
      acknowledge(slug, 'u-2', { product: 'chat' }, key),
      acknowledge(slug, 'u-3', {}, key),
      acknowledge(slug, 'u-3', {}, key),
    ]);
    const refused = both.filter(({ errors }) => errors).map(refusal);
    expect(refused.filter(({ code }) => code !== 'BAD_USER_INPUT')).toEqual([]);
    expect(both[0]!.data.acknowledgeNotice).toEqual(first.data.acknowledgeNotice);
    const counts = () =>
      server.get(`{ notice(organisation: "${slug}", number: 1) { acknowledgements
        desk: acknowledgements(product: "desk") none: acknowledgements(product: "nothing") } }`);
    expect((await counts()).notice).toEqual({ acknowledgements: 3, desk: 1, none: 0 });
    const kept = await rows(server.database, `select to_jsonb(a)::text as row from acknowledgement a`);
    expect(JSON.stringify(kept)).not.toContain('erika');
    const changes = await server.get(
      `{ changes(organisation: "${slug}", first: 100) { edges { node { table } } } }`,
    );
    expect(JSON.stringify(changes)).not.toContain('acknowledgement');
    const forget = async () =>
      (
        await server.get(
          forgetAccount,
          { input: { organisation: slug, account: 'erika@example.com', product: 'desk' } },
          key,
        )
      ).forgetAccount.forgotten;
    expect([await forget(), await forget()]).toEqual([1, 0]);
    expect((await counts()).notice).toMatchObject({ acknowledgements: 2, desk: 0 });
    expect(await pending(slug, 'erika@example.com', { product: 'desk' }, key)).toEqual([1]);
  });

  it('refuses what cannot be, naming the field', async () => {
    const { slug, key } = await signingIn();
    await engaged(server, slug, { legalName: 'Draft GmbH', effectiveFrom: '2026-05-22' });
    await server.get(`mutation { draftNotice(input: { organisation: "${slug}" }) { notice { id } } }`);
    const tries: [object, string, string[]][] = [
      [{ at: '2027-01-01T00:00:00Z' }, 'BAD_USER_INPUT', ['at']],
      [{ at: '2026-02-01T00:00:00Z' }, 'BAD_USER_INPUT', ['at']],
      [{ at: 'yesterday' }, 'BAD_USER_INPUT', ['at']],
      [{ product: 'nothing' }, 'BAD_USER_INPUT', ['product']],
      [{ account: '  ' }, 'BAD_USER_INPUT', ['account']],
      [{ account: 'x'.repeat(201) }, 'BAD_USER_INPUT', ['account']],
      [{ notice: '2' }, 'NOT_FOUND', []],
      [{ notice: '99999999999999' }, 'NOT_FOUND', []],
      [{ notice: "1' or true --" }, 'NOT_FOUND', []],
      [{ organisation: 'nobody' }, 'NOT_FOUND', []],
    ];
    for (const [more, code, paths] of tries)
      expect([more, refusal(await acknowledge(slug, 'u', more, key))]).toEqual([more, { code, paths }]);
    for (const more of [
      { since: 'x' },
      { language: '<b>' },
      { product: 'nothing' },
      { after: 'x' },
      { first: 101 },
    ]) {
      const answer = await server.ask(pendingNotices, { organisation: slug, account: 'u', ...more }, key);
      expect([more, refusal(answer)]).toEqual([more, { code: 'BAD_USER_INPUT', paths: Object.keys(more) }]);
    }
    expect(await pending(slug, 'u', {}, key)).toEqual([1]);
  });
});

describe('the key of an integration', () => {
  it('reads nothing of the register, and other keys than an admin’s do not serve sign-ins', async () => {
    const { slug, key } = await signingIn();
    for (const query of [
      `{ notices(organisation: "${slug}") { totalCount } }`,
      `{ subProcessors(organisation: "${slug}") { totalCount } }`,
      `{ organisation(slug: "${slug}") { id } }`,
      `{ changes(organisation: "${slug}") { totalCount } }`,
      `mutation { draftNotice(input: { organisation: "${slug}" }) { notice { id } } }`,
    ])
      expect([query, refusal(await server.ask(query, {}, key)).code]).toEqual([query, 'FORBIDDEN']);
    for (const role of ['VIEWER', 'EDITOR', 'PUBLISHER'])
      expect(refusal(await acknowledge(slug, 'u', {}, await createKey(server, slug, role))).code).toBe(
        'FORBIDDEN',
      );
    expect(refusal(await acknowledge(slug, 'u', {}, 'rw_nonsense')).code).toBe('UNAUTHENTICATED');
    expect(refusal(await server.ask(pendingNotices, { organisation: slug, account: 'u' }, null)).code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('sees nothing of another organisation, and forgets nobody there', async () => {
    const one = await signingIn();
    const two = await signingIn();
    await acknowledge(one.slug, 'u', {}, one.key);
    const input = { organisation: one.slug, account: 'u' };
    expect(refusal(await acknowledge(one.slug, 'v', {}, two.key)).code).toBe('NOT_FOUND');
    expect(refusal(await server.ask(pendingNotices, input, two.key)).code).toBe('NOT_FOUND');
    expect(refusal(await server.ask(forgetAccount, { input }, two.key)).code).toBe('NOT_FOUND');
    expect(refusal(await acknowledge(two.slug, 'v', { notice: one.notice.id }, two.key)).code).toBe(
      'NOT_FOUND',
    );
    expect(await pending(one.slug, 'u', {}, one.key)).toEqual([]);
  });
});

describe('ten thousand accounts', () => {
  it('are found by an index', async () => {
    const { slug, id, key, notice } = await signingIn();
    await rows(
      server.database,
      `insert into acknowledgement (id, organisation_id, notice_id, account_key, at)
        select gen_random_uuid(), '${id}', '${notice.id}', md5(i::text), now() from generate_series(1, 10000) i`,
    );
    await acknowledge(slug, 'u', {}, key);
    expect(await pending(slug, 'u', {}, key)).toEqual([]);
    expect(await pending(slug, 'v', {}, key)).toEqual([1]);
    const { notice: told } = await server.get(
      `{ notice(organisation: "${slug}", number: 1) { acknowledgements } }`,
    );
    expect(told.acknowledgements).toBe(10_001);
    const plan = await rows<{ 'QUERY PLAN': string }>(
      server.database,
      `explain select from notice n where not exists (select from acknowledgement a
        where a.notice_id = n.id and a.account_key = any('{x}'::text[]))`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(
      /acknowledgement_account_key_notice_id/,
    );
  });
});

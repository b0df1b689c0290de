import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { AmissNoticesReader } from '../../src/notified-customers/amiss-notices.reader.js';
import { asTest, rows } from '../support/outbox.js';
import { createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { announceIt, coming, customer, drafted, noticeFindings } from './world.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Page {
  notice: {
    customers: {
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      edges: { node: { id: string } }[];
    };
  };
}

let count = 0;
const fresh = async () => (await createOrganisation(server, `alike-${++count}`, { noticeDays: 0 })).slug;
const settled = () => server.app.get(Dispatcher).idle();
const later = (ms: number) => server.clock.set(new Date(server.clock.now().getTime() + ms));
const HOUR = 3_600_000;
const today = () => server.clock.today('Europe/Berlin');
const inDays = (days: number) => new Date(Date.parse(today()) + days * 24 * HOUR).toISOString().slice(0, 10);
const found = (slug: string, args = '') => noticeFindings(server, slug, args);

describe('the findings on a notice', () => {
  it('are one for all customers of a notice alike, and read as one row, however many others there are', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Told Ltd');
    await customer(server, slug, 'Nobody Ltd', { noticeContacts: [] });
    const { id, digest } = await coming(server, slug, inDays(60));
    await announceIt(server, { id, digest });
    await settled();
    const alike = (contacts: number, times: number) => `insert into notified_customer
      select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'standing', gen_random_uuid()))).*
      from notified_customer c, generate_series(1, ${times}) where c.notice_id = '${id}' and c.contacts = ${contacts}`;
    await rows(server.database, alike(1, 500));
    await rows(server.database, alike(0, 6));
    await rows(
      server.database,
      `insert into delivery select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'address_key',
        gen_random_uuid(), 'recipient_id', c.id))).* from notified_customer c, delivery d join message m on m.id = d.message_id
        where c.notice_id = '${id}' and c.contacts = 1 and c.id <> d.recipient_id and d.contact and m.notice_id = c.notice_id`,
    );
    const organisation = (await server.get(`{ organisation(slug: "${slug}") { id } }`)).organisation;
    const read = await asTest(() => server.app.get(AmissNoticesReader).of(organisation, today(), null));
    expect(read.map(({ customers }) => customers.map((group) => [group.count, group.named.length]))).toEqual([
      [[7, 5]],
    ]);
    const [finding, ...others] = await found(slug);
    expect(others).toEqual([]);
    expect(finding!.message).toMatch(/(Nobody Ltd [^)]*\), ){4}Nobody Ltd [^)]*\) and 2 more\./);
    const { notice } = await server.get(
      `{ notice(organisation: "${slug}", number: 1) { customers(reached: DELIVERED) { totalCount } } }`,
    );
    expect(notice.customers.totalCount).toBe(501);
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Page = await server.get(
        `query($after: String) { notice(organisation: "${slug}", number: 1) { customers(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor } edges { node { id } } } } }`,
        { after },
      );
      const { edges, pageInfo } = page.notice.customers;
      ids.push(...edges.map(({ node }) => node.id));
      ({ hasNextPage: more, endCursor: after } = pageInfo);
    }
    expect([ids.length, new Set(ids).size]).toEqual([508, 508]);
  });

  it('S04 stands on the notice that was too short, for the start and for later amendments, and not twice', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Clause Ltd', { noticeDays: 30, emergencyClause: 'Clause 7.4' });
    await customer(server, slug, 'Strict Ltd', { noticeDays: 30 });
    const emergencyReason = 'The former host was declared insolvent overnight.';
    const first = await coming(server, slug, inDays(2));
    await announceIt(server, first, { emergencyReason });
    const both = [
      {
        rule: 'S04',
        severity: 'ERROR',
        target: 'NOTICE',
        targetId: first.id,
        message: expect.stringMatching(/: Strict Ltd \([^)]*\)\. /),
      },
      {
        rule: 'S04',
        severity: 'WARNING',
        target: 'NOTICE',
        targetId: first.id,
        message: expect.stringMatching(/: Clause Ltd \([^)]*\)\. /),
      },
    ];
    expect(await found(slug)).toMatchObject(both);
    later(5 * 24 * HOUR);
    const amend = `mutation($input: AmendSubProcessorInput!) { amendSubProcessor(input: $input) { findings { rule } } }`;
    const input = { id: first.subProcessor, effectiveFrom: inDays(40), countries: ['US'] };
    await server.get(amend, { input });
    const second = await drafted(server, slug);
    await announceIt(server, second);
    await settled();
    expect(await found(slug)).toMatchObject(both);
    await server.get(amend, { input: { ...input, effectiveFrom: inDays(41), countries: ['US', 'BR'] } });
    const third = await drafted(server, slug);
    later(20 * 24 * HOUR);
    await announceIt(server, third, { emergencyReason });
    expect(new Set((await found(slug)).map(({ targetName }) => targetName))).toEqual(
      new Set(['Notice 1', 'Notice 3']),
    );
    const before = server.clock.now().toISOString();
    later(HOUR);
    const withdraw = `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`;
    await server.get(withdraw, { input: { notice: third.id, reason: 'Not signed.' } });
    expect(await found(slug)).toMatchObject(both);
    expect(new Set((await found(slug, `, asOf: "${before}"`)).map(({ id }) => id)).size).toBe(4);
  });
});

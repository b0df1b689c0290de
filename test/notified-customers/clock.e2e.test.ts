import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addProduct, createKey, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { moveCustomer } from '../support/record.js';
import { announceIt, coming, customer, customersOf } from './world.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

let count = 0;
const fresh = async (more: Record<string, unknown> = {}) =>
  (await createOrganisation(server, `clock-${++count}`, { noticeDays: 14, objectionDays: 10, ...more })).slug;

describe('the clock of the contracts', () => {
  it('refuses a day that agreements do not allow, and names each with its earliest day', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Thirty Ltd', { noticeDays: 30 });
    await customer(server, slug, 'Fourteen Ltd', { noticeDays: 14 });
    await customer(server, slug, 'Working Ltd', {
      noticeDays: 20,
      dayCount: 'BUSINESS',
      holidayCalendar: 'DE-BE',
    });
    const notice = await coming(server, slug, '2026-03-20');
    const { errors } = await announceIt(server, notice);
    expect(errors![0]!.extensions).toEqual({
      code: 'NOTICE_TOO_SHORT',
      fields: [
        {
          path: 'effectiveFrom',
          message:
            'agreement dpa-thirty-ltd ("Data processing agreement", version of 2026-01-01, 1 customer): a change takes effect on 2026-03-20; the earliest day is 2026-04-01',
        },
        {
          path: 'effectiveFrom',
          message:
            'agreement dpa-working-ltd ("Data processing agreement", version of 2026-01-01, 1 customer): a change takes effect on 2026-03-20; the earliest day is 2026-03-28',
        },
      ],
    });
    expect(await customersOf(server, slug, notice.number)).toEqual([]);
  });

  it('counts for each customer by the version that it stands on, and tells it its own deadline', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Thirty Ltd', { noticeDays: 30, objectionDays: 20 });
    await customer(server, slug, 'Silent Ltd');
    await customer(server, slug, 'Asked Ltd', {
      noticeDays: 7,
      authorisation: 'SPECIFIC',
      objectionEffect: 'MAY_TERMINATE',
    });
    const notice = await coming(server, slug, '2026-04-10');
    const { data, errors } = await announceIt(server, notice);
    expect(errors).toBeUndefined();
    expect(data.announceNotice.notice).toMatchObject({
      objectionDeadline: '2026-03-11',
      coverage: { recipients: 3 },
    });
    const told = await customersOf(server, slug, notice.number);
    const rows = told.map(({ customer: { legalName }, ...row }) => [
      legalName,
      row.agreementVersion.noticeDays,
      row.authorisation,
      row.earliestEffect,
      row.objectionDeadline,
      row.tooShort,
    ]);
    expect(rows.sort()).toEqual([
      ['Asked Ltd', 7, 'SPECIFIC', '2026-03-09', '2026-03-08', false],
      ['Silent Ltd', null, 'GENERAL', '2026-03-16', '2026-03-11', false],
      ['Thirty Ltd', 30, 'GENERAL', '2026-04-01', '2026-03-21', false],
    ]);
  });

  it('counts for who has signed and begins later, and silence is no approval of theirs', async () => {
    const terms = { noticeDays: 30, authorisation: 'SPECIFIC', effectiveFrom: '2026-03-10' };
    const signed = async (effectiveFrom: string) => {
      const slug = await fresh({ noticeDays: 0 });
      await customer(server, slug, 'Future Ltd', terms, '2026-03-10');
      return { slug, answer: await announceIt(server, await coming(server, slug, effectiveFrom)) };
    };
    const { answer } = await signed('2026-03-31');
    expect(answer.errors![0]!.extensions.code).toBe('NOTICE_TOO_SHORT');
    const inTime = await signed('2026-04-01');
    expect(inTime.answer.errors).toBeUndefined();
    expect(await customersOf(server, inTime.slug, 1)).toMatchObject([
      { customer: { legalName: 'Future Ltd' }, copies: 1, tooShort: false },
    ]);
    const usable = `{ subProcessors(organisation: "${inTime.slug}", customer: "future-ltd", on: "2026-04-02") { totalCount } }`;
    expect((await server.get(usable)).subProcessors.totalCount).toBe(0);
  });

  it('follows a customer that moves on: it is told once, and what it refused it has refused', async () => {
    const slug = await fresh({ noticeDays: 0 });
    const specific = { noticeDays: 10, authorisation: 'SPECIFIC' };
    await customer(server, slug, 'Moving Ltd', specific);
    const notice = await coming(server, slug, '2026-04-20');
    expect((await announceIt(server, notice)).errors).toBeUndefined();
    await customer(server, slug, 'Other Ltd', specific);
    const input = {
      organisation: slug,
      agreement: 'dpa-other-ltd',
      party: 'moving-ltd',
      since: '2026-04-25',
    };
    await server.get(moveCustomer, { input });
    const next = await coming(server, slug, '2026-05-20', { legalName: 'Second GmbH' });
    expect((await announceIt(server, next)).errors).toBeUndefined();
    const told = await customersOf(server, slug, next.number);
    expect(told.map(({ customer, agreement }) => [customer.legalName, agreement.reference]).sort()).toEqual([
      ['Moving Ltd', 'dpa-other-ltd'],
      ['Other Ltd', 'dpa-other-ltd'],
    ]);
    const { subProcessors } = await server.get(
      `{ subProcessors(organisation: "${slug}", customer: "moving-ltd", on: "2026-05-25") { totalCount } }`,
    );
    expect(subProcessors.totalCount).toBe(0);
  });

  it('concerns only customers who use the product', async () => {
    const slug = await fresh();
    await addProduct(server, slug, 'chat');
    await addProduct(server, slug, 'mail');
    await customer(server, slug, 'Chat Ltd', { noticeDays: 60, products: ['chat'] });
    await customer(server, slug, 'Mail Ltd', { noticeDays: 14, products: ['mail'] });
    const notice = await coming(server, slug, '2026-03-20', { products: ['mail'] });
    expect((await announceIt(server, notice)).errors).toBeUndefined();
    const told = await customersOf(server, slug, notice.number);
    expect(told.map(({ agreement }) => agreement.reference)).toEqual(['dpa-mail-ltd']);
  });

  it('lets a publisher use the emergency path only where every agreement has the clause; otherwise an admin, and it is recorded', async () => {
    const slug = await fresh({ noticeDays: 0 });
    const publisher = await createKey(server, slug, 'PUBLISHER');
    await customer(server, slug, 'Clause Ltd', { noticeDays: 30, emergencyClause: 'Clause 7.4' });
    const emergencyReason = 'The former host was declared insolvent overnight.';
    const first = await coming(server, slug, '2026-03-05');
    expect((await announceIt(server, first)).errors![0]!.extensions.fields![0]!.message).toContain(
      'its emergency clause allows less in an emergency',
    );
    expect((await announceIt(server, first, { emergencyReason }, publisher)).errors).toBeUndefined();
    await customer(server, slug, 'Strict Ltd', { noticeDays: 30 });
    const second = await coming(server, slug, '2026-03-06', { legalName: 'Second GmbH' });
    expect(
      (await announceIt(server, second, { emergencyReason }, publisher)).errors![0]!.extensions.code,
    ).toBe('FORBIDDEN');
    const { data } = await announceIt(
      server,
      second,
      { emergencyReason },
      await createKey(server, slug, 'ADMIN'),
    );
    expect(data.announceNotice.notice).toMatchObject({ emergency: true });
    const told = await customersOf(server, slug, second.number);
    expect(
      told
        .map(({ customer, tooShort, emergencyClause }) => [customer.legalName, tooShort, emergencyClause])
        .sort(),
    ).toEqual([
      ['Clause Ltd', true, 'Clause 7.4'],
      ['Strict Ltd', true, null],
    ]);
  });

  it('leaves who signs after the announcement to the list that it signs', async () => {
    const slug = await fresh();
    const notice = await coming(server, slug, '2026-04-10');
    await announceIt(server, notice);
    await customer(server, slug, 'Later Ltd');
    expect(await customersOf(server, slug, notice.number)).toEqual([]);
  });

  it('is nothing that another organisation sees', async () => {
    const slug = await fresh();
    await customer(server, slug, 'Thirty Ltd');
    const notice = await coming(server, slug, '2026-04-10');
    await announceIt(server, notice);
    const [told] = await customersOf(server, slug, notice.number);
    const foreign = await createKey(server, await fresh(), 'ADMIN');
    const resolve = `mutation($input: ResolveDeliveryInput!) { resolveDelivery(input: $input) { notifiedCustomer { id } } }`;
    const { errors } = await server.ask(
      resolve,
      { input: { id: told!.id, note: 'Told by telephone.' } },
      foreign,
    );
    expect(errors![0]!.extensions).toEqual({ code: 'NOT_FOUND' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onPostgres } from '../support/database.js';
import {
  addAgreement,
  added,
  agreed,
  agreementFields,
  amendAgreement,
  endAgreement,
  endStanding,
  moveCustomer,
  refusal,
} from '../support/record.js';
import { addProduct, createKey, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { statementsOf } from '../support/statements.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ ROLE: onPostgres ? 'web' : 'all' });
});
afterAll(() => server.stop());

let count = 0;
const fresh = async () => (await createOrganisation(server, `org-${++count}`)).slug;
const read = async (id: string) =>
  (await server.get(`{ agreement(id: "${id}") { ${agreementFields} } }`)).agreement;
const move = async (input: object) => (await server.get(moveCustomer, { input })).moveCustomer.standing;

describe('bad input', () => {
  it('names the field and changes nothing', async () => {
    const [slug, other] = [await fresh(), await fresh()];
    const stranger = await added(server, other, { legalName: 'Stranger AG', reference: 'stranger' });
    await added(server, slug, { legalName: 'Alpha AG' });
    const { id } = await agreed(server, slug, { reference: 'dpa', effectiveFrom: '2025-01-01' });
    const vendor = await agreed(server, slug, { reference: 'v', side: 'VENDOR', party: 'Alpha AG' });
    const business = await agreed(server, slug, {
      reference: 'b',
      dayCount: 'BUSINESS',
      holidayCalendar: 'DE',
    });
    const add = { organisation: slug, reference: 'x', title: 'X', side: 'CUSTOMER' };
    const cases: [string, object, string[]][] = [
      [addAgreement, { ...add, reference: 'dpa' }, ['reference']],
      [addAgreement, { ...add, reference: 'not a reference', title: ' ' }, ['reference', 'title']],
      [addAgreement, { ...add, noticeDays: 400 }, ['noticeDays']],
      [addAgreement, { ...add, dayCount: 'BUSINESS', holidayCalendar: 'XX-YY' }, ['holidayCalendar']],
      [addAgreement, { ...add, noticeDays: 10, dayCount: 'BUSINESS' }, ['holidayCalendar']],
      [amendAgreement, { id, effectiveFrom: '2026-02-01', dayCount: 'BUSINESS' }, ['holidayCalendar']],
      [
        amendAgreement,
        { id: business.id, effectiveFrom: '2026-04-01', holidayCalendar: null },
        ['holidayCalendar'],
      ],
      [addAgreement, { ...add, effectiveFrom: '2025-02-01', expiresOn: '2025-01-31' }, ['expiresOn']],
      [addAgreement, { ...add, signedOn: '2025-02-01', expiresOn: '2025-01-31' }, ['expiresOn']],
      [amendAgreement, { id, effectiveFrom: '2026-02-01', expiresOn: '2026-01-31' }, ['expiresOn']],
      [addAgreement, { ...add, noticeContacts: [{ email: 'nobody' }] }, ['noticeContacts.0.email']],
      [addAgreement, { ...add, products: ['none'] }, ['products.0']],
      [addAgreement, { ...add, party: stranger.id }, ['party']],
      [addAgreement, { ...add, party: 'stranger' }, ['party']],
      [amendAgreement, { id, effectiveFrom: '2024-12-31', noticeDays: 1 }, ['effectiveFrom']],
      [moveCustomer, { agreement: 'dpa', party: 'Alpha AG', since: '2026-01-01' }, ['organisation']],
      [moveCustomer, { agreement: vendor.id, party: 'Alpha AG', since: '2026-01-01' }, ['agreement']],
      [moveCustomer, { agreement: id, party: 'Alpha AG', since: '2024-01-01' }, ['since']],
      [
        moveCustomer,
        { agreement: id, party: 'Alpha AG', since: '2026-01-01', version: '2025-02-02' },
        ['version'],
      ],
      [moveCustomer, { agreement: id, party: stranger.id, since: '2026-01-01' }, ['party']],
    ];
    for (const [query, input, paths] of cases)
      expect([input, refusal(await server.ask(query, { input })).paths]).toEqual([input, paths]);
    const nothing = await server.ask(amendAgreement, { input: { id, title: 'Data processing agreement' } });
    expect(refusal(nothing).code).toBe('NOTHING_TO_AMEND');
    const { agreements } = await server.get(
      `{ agreements(organisation: "${slug}") { totalCount edges { node { reference standings { totalCount } } } } }`,
    );
    expect(agreements).toEqual({
      totalCount: 3,
      edges: ['b', 'dpa', 'v'].map((reference) => ({ node: { reference, standings: { totalCount: 0 } } })),
    });
  });
});

describe('another organisation and lesser keys', () => {
  it('neither see nor touch it', async () => {
    const [mine, other] = [await fresh(), await fresh()];
    await added(server, mine, { legalName: 'Alpha AG' });
    await added(server, other, { legalName: 'Alpha AG' });
    const { id } = await agreed(server, mine, { reference: 'dpa', effectiveFrom: '2025-01-01' });
    const standing = await move({ agreement: id, party: 'Alpha AG', since: '2025-02-01' });
    const stranger = await createKey(server, other, 'ADMIN');
    const viewer = await createKey(server, mine, 'VIEWER');
    const editor = await createKey(server, mine, 'EDITOR');
    const ask = async (query: string, key: string, input: object = {}) =>
      refusal(await server.ask(query, { input }, key));
    const since = '2026-01-01';
    expect((await ask(`{ agreement(id: "${id}") { id } }`, stranger)).code).toBe('NOT_FOUND');
    expect((await ask(amendAgreement, stranger, { id, title: 'X' })).code).toBe('NOT_FOUND');
    expect((await ask(endAgreement, stranger, { id, lastDay: since })).code).toBe('NOT_FOUND');
    expect((await ask(endStanding, stranger, { id: standing.id, lastDay: since })).code).toBe('NOT_FOUND');
    const named = async (agreement: string, organisation?: string) => {
      const input = { organisation, agreement, party: 'Alpha AG', since };
      return (await server.ask(moveCustomer, { input }, stranger)).errors;
    };
    expect(await named(id)).toMatchObject([
      { extensions: { code: 'NOT_FOUND', fields: [{ path: 'agreement', message: 'agreement not found' }] } },
    ]);
    expect(await named(id)).toEqual(await named('0b8fbd5c-51a7-4d5c-9f0e-0d6b3c6a0001'));
    expect(await named('dpa', other)).toEqual(await named(id, other));
    expect((await ask(`{ agreements(organisation: "${mine}") { totalCount } }`, stranger)).code).toBe(
      'NOT_FOUND',
    );
    for (const [query, input] of [
      [addAgreement, { organisation: mine, reference: 'x', title: 'X', side: 'CUSTOMER' }],
      [amendAgreement, { id, title: 'X' }],
      [endAgreement, { id, lastDay: since }],
      [moveCustomer, { agreement: id, party: 'Alpha AG', since }],
      [endStanding, { id: standing.id, lastDay: since }],
    ] as const)
      expect((await ask(query, viewer, input)).code).toBe('FORBIDDEN');
    const baseline = { id, effectiveFrom: since, noticeDays: 9, origin: 'BASELINE' };
    expect((await ask(amendAgreement, editor, baseline)).code).toBe('FORBIDDEN');
    expect(await read(id)).toMatchObject({ title: 'Data processing agreement', endedOn: null });
  });
});

(onPostgres ? describe : describe.skip)('the statements of a request', () => {
  it('do not grow with agreements, versions and customers', async () => {
    const slugs = [];
    for (const size of [2, 6]) {
      const slug = await fresh();
      await addProduct(server, slug, 'desk');
      for (let index = 0; index < size; index++) {
        const { legalName } = await added(server, slug, { legalName: `C ${index}` });
        const facts = { reference: `a-${index}`, party: legalName, products: ['desk'] };
        const { id } = await agreed(server, slug, { ...facts, effectiveFrom: '2025-01-01' });
        await server.get(amendAgreement, {
          input: { id, effectiveFrom: '2026-01-01', noticeDays: index + 1 },
        });
        await move({ agreement: id, party: legalName, since: `2025-02-0${index + 1}`, products: ['desk'] });
      }
      slugs.push(slug);
    }
    const query = (slug: string) =>
      `{ agreements(organisation: "${slug}") { totalCount edges { node { ${agreementFields} } } } }`;
    const [few, many] = [
      await statementsOf(server, query(slugs[0]!)),
      await statementsOf(server, query(slugs[1]!)),
    ];
    expect(many).toBe(few);
  });
});

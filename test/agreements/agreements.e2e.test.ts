import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  added,
  agreed,
  agreementFields,
  amendAgreement,
  endAgreement,
  endStanding,
  moveCustomer,
  refusal,
} from '../support/record.js';
import { createKey, addProduct, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Standing {
  party: { legalName: string };
  since: string;
  until: string | null;
  version: { effectiveFrom: string; noticeDays: number };
}

let count = 0;
const fresh = async () => (await createOrganisation(server, `org-${++count}`)).slug;
const read = async (id: string, args = '') =>
  (await server.get(`{ agreement(id: "${id}"${args}) { ${agreementFields} } }`)).agreement;
const move = async (input: object) => (await server.get(moveCustomer, { input })).moveCustomer.standing;
const stood = async (id: string) =>
  (await read(id)).standings.edges.map(({ node }: { node: Standing }) => [
    node.party.legalName,
    node.since,
    node.until,
    node.version.effectiveFrom,
    node.version.noticeDays,
  ]);

describe('an agreement', () => {
  it('gives back everything that was said of it, on any day', async () => {
    const slug = await fresh();
    await addProduct(server, slug, 'desk');
    await added(server, slug, { legalName: 'Hoster GmbH', reference: 'hoster' });
    const terms = {
      authorisation: 'GENERAL',
      noticeDays: 30,
      objectionDays: 14,
      dayCount: 'BUSINESS',
      holidayCalendar: 'DE-BE',
      objectionEffect: 'MAY_TERMINATE',
      emergencyClause: '7.3',
      noticeContacts: [{ email: 'dpo@hoster.example', function: 'DPO', language: 'de' }],
      subjectMatter: 'Hosting of tickets',
      signedOn: '2025-12-20',
      incorporatedBy: 'Terms, 12',
      copy: 'Contracts, folder 3',
      endOfContract: 'DELETE',
      expiresOn: '2027-12-31',
    };
    const added1 = await agreed(server, slug, {
      reference: 'hosting',
      side: 'VENDOR',
      party: 'hoster',
      ...terms,
      products: ['desk'],
    });
    const products = [{ slug: 'desk' }];
    expect(added1).toMatchObject({ ...terms, products, effectiveFrom: '2025-12-20', kind: 'ARTICLE_28' });
    expect(added1.party).toEqual({ legalName: 'Hoster GmbH' });
    const { id } = added1;
    await server.get(amendAgreement, {
      input: { id, effectiveFrom: '2026-06-01', noticeDays: 60, expiresOn: null, title: 'Hosting' },
    });
    expect(await read(id, ', on: "2026-05-31"')).toMatchObject({
      noticeDays: 30,
      title: 'Hosting',
      expiresOn: '2027-12-31',
    });
    const later = await read(id, ', on: "2026-06-01"');
    expect(later).toMatchObject({ ...terms, products, noticeDays: 60, expiresOn: null });
    // nobody is told of an agreement with a vendor
    expect(later.versions).toMatchObject([
      { effectiveFrom: '2025-12-20', noticeDays: 30, draft: false },
      { effectiveFrom: '2026-06-01', noticeDays: 60, draft: false, origin: 'BASELINE' },
    ]);
    const between = { id, effectiveFrom: '2026-04-01', subjectMatter: 'Tickets and mail' };
    expect(refusal(await server.ask(amendAgreement, { input: between })).code).toBe('LATER_VERSION_EXISTS');
    await server.get(amendAgreement, { input: { ...between, carryForward: true } });
    expect((await read(id, ', on: "2026-07-01"')).versions).toMatchObject([
      { effectiveFrom: '2025-12-20', subjectMatter: 'Hosting of tickets' },
      { effectiveFrom: '2026-04-01', subjectMatter: 'Tickets and mail', noticeDays: 30 },
      { effectiveFrom: '2026-06-01', subjectMatter: 'Tickets and mail', noticeDays: 60 },
    ]);
    expect(
      (await server.get(endAgreement, { input: { id, lastDay: '2026-12-31' } })).endAgreement.agreement,
    ).toMatchObject({ endedOn: '2026-12-31' });
  });

  it('with customers moves nobody by a new version: each stands where it agreed to', async () => {
    const slug = await fresh();
    await added(server, slug, { legalName: 'Alpha AG', reference: 'alpha' });
    await added(server, slug, { legalName: 'Beta BV', reference: 'beta' });
    const { id } = await agreed(server, slug, {
      reference: 'dpa',
      noticeDays: 30,
      effectiveFrom: '2025-01-01',
    });
    await move({ agreement: id, party: 'alpha', since: '2025-02-01' });
    await move({
      organisation: slug,
      agreement: 'dpa',
      party: 'Beta BV',
      since: '2025-03-01',
      noticeContacts: [{ email: 'privacy@beta.example' }],
    });
    const { amendAgreement: amended } = await server.get(amendAgreement, {
      input: { id, effectiveFrom: '2026-01-01', noticeDays: 60 },
    });
    expect(amended.agreement.versions).toMatchObject([
      { effectiveFrom: '2025-01-01', draft: false },
      { effectiveFrom: '2026-01-01', draft: true, origin: 'AMENDMENT' },
    ]);
    expect(await stood(id)).toEqual([
      ['Alpha AG', '2025-02-01', null, '2025-01-01', 30],
      ['Beta BV', '2025-03-01', null, '2025-01-01', 30],
    ]);
    expect(await move({ agreement: id, party: 'beta', since: '2026-02-15' })).toMatchObject({
      noticeContacts: [{ email: 'privacy@beta.example' }],
      version: { effectiveFrom: '2026-01-01', noticeDays: 60 },
    });
    expect(await stood(id)).toEqual([
      ['Alpha AG', '2025-02-01', null, '2025-01-01', 30],
      ['Beta BV', '2025-03-01', '2026-02-14', '2025-01-01', 30],
      ['Beta BV', '2026-02-15', null, '2026-01-01', 60],
    ]);
    // who signs the old paper today stands on the old paper
    await added(server, slug, { legalName: 'Gamma SA' });
    await move({ agreement: id, party: 'Gamma SA', since: '2026-02-20', version: '2025-01-01' });
    const early = { id, effectiveFrom: '2025-07-01', objectionDays: 9 };
    expect(refusal(await server.ask(amendAgreement, { input: early })).paths).toEqual(['effectiveFrom']);
    const running = await server.get(
      `{ agreement(id: "${id}") { standings(on: "2026-02-15", first: 1) { totalCount pageInfo { endCursor }
        edges { node { party { legalName } } } } } }`,
    );
    const { totalCount, pageInfo } = running.agreement.standings;
    expect(totalCount).toBe(2);
    const rest = await server.get(
      `{ agreement(id: "${id}") { standings(on: "2026-02-15", after: "${pageInfo.endCursor}") { edges { node { party { legalName } } } } } }`,
    );
    expect(rest.agreement.standings.edges).toEqual([{ node: { party: { legalName: 'Beta BV' } } }]);
  });

  it('left for another one ends the day before, for the same products', async () => {
    const slug = await fresh();
    for (const product of ['desk', 'chat']) await addProduct(server, slug, product);
    await added(server, slug, { legalName: 'Alpha AG', reference: 'alpha' });
    const [first, second, joint] = [
      await agreed(server, slug, { reference: 'dpa-1', effectiveFrom: '2025-01-01' }),
      await agreed(server, slug, { reference: 'dpa-2', effectiveFrom: '2025-01-01' }),
      await agreed(server, slug, { reference: 'joint', effectiveFrom: '2025-01-01', kind: 'ARTICLE_26' }),
    ].map(({ id }) => id);
    const refused = async (input: object) =>
      refusal(await server.ask(moveCustomer, { input: { party: 'alpha', ...input } })).paths;
    const days = async (id: string) =>
      (await stood(id)).map(([, since, until]: (string | null)[]) => [since, until]);
    await move({ agreement: first, party: 'alpha', since: '2025-02-01', products: ['desk'] });
    await move({ agreement: joint, party: 'alpha', since: '2025-02-01' });
    await move({ agreement: second, party: 'alpha', since: '2025-03-01', products: ['chat'] });
    expect([await days(first), await days(second)]).toEqual([[['2025-02-01', null]], [['2025-03-01', null]]]);
    await move({ agreement: second, party: 'alpha', since: '2026-01-15', products: [] });
    expect(await days(first)).toEqual([['2025-02-01', '2026-01-14']]);
    expect(await days(second)).toEqual([
      ['2025-03-01', '2026-01-14'],
      ['2026-01-15', null],
    ]);
    expect(await days(joint)).toEqual([['2025-02-01', null]]);
    expect(await refused({ agreement: first, since: '2026-02-01', products: ['desk'] })).toEqual([
      'products',
    ]);
    expect(await refused({ agreement: first, since: '2026-01-10', products: ['desk'] })).toEqual(['since']);
    expect(await days(first)).toEqual([['2025-02-01', '2026-01-14']]);
    // moved on the very day: it never stood there
    await move({ agreement: first, party: 'alpha', since: '2026-01-15', products: [] });
    expect(await days(first)).toEqual([
      ['2025-02-01', '2026-01-14'],
      ['2026-01-15', null],
    ]);
    expect(await days(second)).toEqual([['2025-03-01', '2026-01-14']]);
  });

  it('corrected, counts as corrected for those who stand on it; what they agreed to is not rewritten', async () => {
    const slug = await fresh();
    await added(server, slug, { legalName: 'Alpha AG' });
    const { id } = await agreed(server, slug, {
      reference: 'dpa',
      noticeDays: 3,
      effectiveFrom: '2025-01-01',
    });
    await move({ agreement: id, party: 'Alpha AG', since: '2025-02-01' });
    const { changes } = await server.get(
      `{ changes(organisation: "${slug}", first: 1) { edges { node { at } } } }`,
    );
    const rewritten = await server.ask(amendAgreement, {
      input: { id, effectiveFrom: '2025-01-01', noticeDays: 30 },
    });
    expect(refusal(rewritten)).toEqual({ code: 'BAD_USER_INPUT', paths: ['effectiveFrom'] });
    const correction = { id, effectiveFrom: '2026-03-01', noticeDays: 30, origin: 'CORRECTION' };
    const reason = 'The contract says 30; 3 was a slip of the pen.';
    const ask = async (input: object, key?: string) =>
      refusal(await server.ask(amendAgreement, { input }, key));
    expect(await ask(correction)).toEqual({ code: 'BAD_USER_INPUT', paths: ['reason'] });
    expect(await ask({ ...correction, reason: ' ' })).toEqual({ code: 'BAD_USER_INPUT', paths: ['reason'] });
    expect((await ask({ ...correction, origin: 'AMENDMENT', reason })).paths).toEqual(['reason']);
    const editor = await createKey(server, slug, 'EDITOR');
    expect((await ask({ ...correction, reason }, editor)).code).toBe('FORBIDDEN');
    const publisher = await createKey(server, slug, 'PUBLISHER');
    expect((await ask({ ...correction, reason }, publisher)).code).toBe('none');
    const { agreement: corrected } = await server.get(
      `{ agreement(id: "${id}") { versions { origin noticeDays correctionReason } } }`,
    );
    const found = { origin: 'CORRECTION', noticeDays: 30, correctionReason: reason };
    expect(corrected.versions).toContainEqual(found);
    expect(await stood(id)).toEqual([['Alpha AG', '2025-02-01', null, '2025-01-01', 30]]);
    const then = await read(id, `, asOf: "${changes.edges[0].node.at}"`);
    expect(then.noticeDays).toBe(3);
    expect(then.standings.edges[0].node.version).toEqual({ effectiveFrom: '2025-01-01', noticeDays: 3 });
  });

  it('ended, ends for whoever stands on it; a standing may end alone', async () => {
    const slug = await fresh();
    for (const legalName of ['Alpha AG', 'Beta BV']) await added(server, slug, { legalName });
    const { id } = await agreed(server, slug, { reference: 'dpa', effectiveFrom: '2025-01-01' });
    const alpha = await move({ agreement: id, party: 'Alpha AG', since: '2025-02-01' });
    await move({ agreement: id, party: 'Beta BV', since: '2025-02-01' });
    const end = (lastDay: string) => server.ask(endStanding, { input: { id: alpha.id, lastDay } });
    expect(refusal(await end('2025-01-31')).paths).toEqual(['lastDay']);
    expect((await end('2025-06-30')).data.endStanding.standing.until).toBe('2025-06-30');
    await server.get(endAgreement, { input: { id, lastDay: '2025-12-31' } });
    expect((await stood(id)).map((row: string[]) => row[2]).sort()).toEqual(['2025-06-30', '2025-12-31']);
    const late = await server.ask(moveCustomer, {
      input: { agreement: id, party: 'Alpha AG', since: '2026-01-01' },
    });
    expect(refusal(late).paths).toEqual(['since']);
  });
});

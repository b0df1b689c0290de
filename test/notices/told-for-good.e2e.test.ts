import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amend, announced, createOrganisation, engaged, remove } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

// today is 2026-03-01
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

let count = 0;
async function world() {
  const { slug } = await createOrganisation(server, `told-${++count}`, { noticeDays: 14 });
  const facts = { legalName: 'Known GmbH', origin: 'BASELINE', effectiveFrom: '2025-01-01' };
  return { slug, id: (await engaged(server, slug, facts)).id };
}
const change = (id: string, effectiveFrom: string, facts: Record<string, unknown>) =>
  server.get(amend, { input: { id, effectiveFrom, ...facts } });
const withdraw = (notice: string) =>
  server.get(
    `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
    { input: { notice, reason: 'It was not signed.' } },
  );
const told = async (slug: string, number: number) =>
  (
    await server.get(`{ notice(organisation: "${slug}", number: ${number}) { digest
      amendments { kind legalName effectiveFrom origin announcedOn needsPeriod changes { field from to } notice { number } } } }`)
  ).notice;

/** Notice 1 gives a country from 1 April, notice 2 a purpose from 1 May. */
async function twice() {
  const { slug, id } = await world();
  await change(id, '2026-04-01', { countries: ['DE', 'US'] });
  const one = await announced(server, slug);
  await change(id, '2026-05-01', { purpose: 'Archive' });
  const two = await announced(server, slug);
  return { slug, id, one, two };
}

const after: Record<string, (world: Awaited<ReturnType<typeof twice>>) => Promise<unknown>> = {
  'both were withdrawn': async ({ one, two }) => {
    await withdraw(two.id);
    await withdraw(one.id);
  },
  'a later change was carried forward onto it': async ({ slug, id }) => {
    await change(id, '2026-04-15', { note: 'By day.', carryForward: true });
    await announced(server, slug);
  },
  'another change for the same day took its place': async ({ slug, id }) => {
    await change(id, '2026-05-01', { purpose: 'Search', website: 'https://known.example' });
    await announced(server, slug);
  },
  'the sub-processor was renamed, and removed': async ({ slug, id }) => {
    await change(id, '2026-04-01', { legalName: 'Renamed GmbH' });
    await announced(server, slug);
    await server.get(remove, { input: { id, effectiveFrom: '2026-06-01' } });
    await announced(server, slug);
  },
};

describe('what a notice told', () => {
  it.each(Object.entries(after))('stays when %s', async (_, happens) => {
    const known = await twice();
    const { slug } = known;
    const before = [await told(slug, 1), await told(slug, 2)];
    expect(before).toMatchObject([
      { amendments: [{ changes: [{ field: 'countries', from: 'DE', to: 'DE, US' }] }] },
      {
        amendments: [
          {
            kind: 'AMENDED',
            legalName: 'Known GmbH',
            effectiveFrom: '2026-05-01',
            origin: 'AMENDMENT',
            announcedOn: '2026-03-01',
            needsPeriod: true,
            changes: [{ field: 'purpose', from: 'Hosting', to: 'Archive' }],
            notice: { number: 2 },
          },
        ],
      },
    ]);
    await happens(known);
    expect([await told(slug, 1), await told(slug, 2)]).toEqual(before);
  });

  it('of a removal is what the sub-processor was, also when it is given a website that it did not have', async () => {
    const { slug, id } = await world();
    await server.get(remove, { input: { id, effectiveFrom: '2026-05-01' } });
    await announced(server, slug);
    const before = await told(slug, 1);
    expect(before.amendments).toMatchObject([{ kind: 'REMOVED', needsPeriod: false }]);
    await change(id, '2026-04-01', { website: 'https://known.example', carryForward: true });
    await announced(server, slug);
    expect(await told(slug, 1)).toEqual(before);
  });

  it('is said in each language of the organisation', async () => {
    const { slug, id } = await world();
    await change(id, '2026-04-01', { purpose: { en: 'Archive', de: 'Archiv' } });
    await announced(server, slug);
    const { notice } = await server.get(
      `{ notice(organisation: "${slug}", number: 1) { amendments { de: changes(lang: "de") { to } fr: changes(lang: "fr") { to } subProcessor { purpose } } } }`,
    );
    expect(notice.amendments).toEqual([
      { de: [{ to: 'Archiv' }], fr: [{ to: 'Archive' }], subProcessor: { purpose: 'Archive' } },
    ]);
  });

  it('names the sub-processor also when it came with the notice, and the notice is withdrawn', async () => {
    const { slug } = await world();
    await engaged(server, slug, { legalName: 'Solo GmbH', effectiveFrom: '2026-04-01' });
    const notice = await announced(server, slug);
    const names = async () => {
      const query = `{ notices(organisation: "${slug}") { edges { node { amendments { subProcessor { legalName } } } } } }`;
      const [{ node }] = (await server.get(query)).notices.edges;
      return node.amendments.map(
        (one: { subProcessor: { legalName: string } }) => one.subProcessor.legalName,
      );
    };
    const before = await names();
    expect(before).toEqual(['Solo GmbH']);
    await withdraw(notice.id);
    expect(await names()).toEqual(before);
    expect((await told(slug, 1)).amendments).toHaveLength(before.length);
  });
});

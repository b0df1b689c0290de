import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AgreementsReader } from '../../src/agreements/agreements.reader.js';
import { AuthorisationsReader } from '../../src/authorisations/authorisations.reader.js';
import { listWorld } from '../../src/authorisations/list-world.js';
import { authorisationRules } from '../../src/authorisations/authorisation.rules.js';
import { listRules } from '../../src/authorisations/list.rules.js';
import { PublicListReader } from '../../src/authorisations/public-list.reader.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PartiesReader } from '../../src/parties/parties.reader.js';
import { Clock } from '../../src/platform/clock.js';
import { Listing } from '../../src/sub-processors/listed-sub-processor.js';
import { SubProcessorsReader } from '../../src/sub-processors/sub-processors.reader.js';
import { asTest } from '../support/outbox.js';
import { added, agreed, moveCustomer, recordAuthorisation, refusal } from '../support/record.js';
import { announced, createKey, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

let count = 0;
/** An organisation with a customer under an agreement, and a sub-processor engaged later. */
async function bound(terms: object = {}) {
  const { slug } = await createOrganisation(server, `org-${++count}`, { noticeDays: 0 });
  await added(server, slug, { legalName: 'Alpha AG', reference: 'alpha' });
  const { id: agreement } = await agreed(server, slug, {
    reference: 'dpa',
    effectiveFrom: '2025-01-01',
    ...terms,
  });
  await server.get(moveCustomer, { input: { agreement, party: 'alpha', since: '2025-02-01' } });
  const { id: subProcessor } = await engaged(server, slug, {
    legalName: 'Cloudy GmbH',
    effectiveFrom: '2026-03-01',
  });
  await announced(server, slug, { emergencyReason: 'The former host went out of business overnight.' });
  return { slug, agreement, subProcessor };
}

/** Everything the rules of the list find on a day, read as the application reads it. */
function findings(slug: string, on: string, asOf: Date | null = null) {
  return asTest(async () => {
    const organisation = await server.app.get(OrganisationsService).bySlug(slug);
    const parties = await server.app.get(PartiesReader).all(organisation, on, asOf);
    const spoken = await server.app.get(AuthorisationsReader).spoken(organisation, on, asOf);
    const world = listWorld(
      on,
      new Map(parties.map((party) => [party.id, party])),
      await server.app.get(AgreementsReader).all(organisation, on, asOf),
      spoken.authorisations,
      spoken.steps,
    );
    const list = { organisation, on, asOf, include: Listing.ALL };
    const rows = await server.app.get(SubProcessorsReader).list(list);
    return [...listRules, ...authorisationRules]
      .filter((rule) => rows.some((row) => rule.find(row, world).length > 0))
      .map(({ id }) => id);
  });
}

describe('what a customer said', () => {
  it('is kept with its day, and the last word by a day counts', async () => {
    const { slug, agreement, subProcessor } = await bound({ authorisation: 'SPECIFIC' });
    expect(await findings(slug, '2026-03-01')).toEqual(['S02', 'S03', 'S05']);
    const said = async (input: object) =>
      (await server.get(recordAuthorisation, { input })).recordAuthorisation.authorisation;
    const base = { agreement, customer: 'alpha', subProcessor };
    expect(await said({ ...base, state: 'AUTHORISED', by: 'DPO', note: 'Ticket 5' })).toMatchObject({
      state: 'AUTHORISED',
      decidedOn: '2026-03-01',
      by: 'DPO',
      note: 'Ticket 5',
      agreement: { reference: 'dpa' },
      customer: { legalName: 'Alpha AG' },
      subProcessor: { legalName: 'Cloudy GmbH' },
    });
    const refused = {
      organisation: slug,
      agreement: 'dpa',
      customer: 'Alpha AG',
      subProcessor: 'Cloudy GmbH',
      state: 'REFUSED',
      decidedOn: '2026-03-10',
    };
    expect(refusal(await server.ask(recordAuthorisation, { input: refused })).paths).toEqual(['decidedOn']);
    await server.app.get(Clock).during(new Date('2026-03-10T12:00:00Z'), () => said(refused));
    expect(await findings(slug, '2026-03-09')).toEqual(['S02', 'S03']);
    expect(await findings(slug, '2026-03-10')).toEqual(['S02', 'S03', 'S05']);
    const { authorisations } = await server.get(
      `{ authorisations(organisation: "${slug}", subProcessor: "${subProcessor}", agreement: "${agreement}") {
        totalCount edges { node { state decidedOn } } } }`,
    );
    expect(authorisations).toEqual({
      totalCount: 2,
      edges: [
        { node: { state: 'AUTHORISED', decidedOn: '2026-03-01' } },
        { node: { state: 'REFUSED', decidedOn: '2026-03-10' } },
      ],
    });
  });

  it('under a general authorisation is an objection, and silence is acceptance; as recorded then', async () => {
    const { slug, agreement, subProcessor } = await bound({ authorisation: 'GENERAL' });
    expect(await findings(slug, '2026-03-01')).toEqual(['S02', 'S03']);
    const { changes } = await server.get(
      `{ changes(organisation: "${slug}", first: 1) { edges { node { at } } } }`,
    );
    const input = { agreement, customer: 'alpha', subProcessor, state: 'OBJECTED' };
    await server.get(recordAuthorisation, { input });
    expect(await findings(slug, '2026-03-01')).toEqual(['S02', 'S03', 'S06']);
    expect(await findings(slug, '2026-03-01', new Date(changes.edges[0].node.at))).toEqual(['S02', 'S03']);
  });

  it('came too late for the notice days of the version the customer stands on, whatever holds today', async () => {
    const { slug, agreement } = await bound({ noticeDays: 30 });
    expect(await findings(slug, '2026-03-01')).toContain('S04');
    await server.get(
      `mutation { amendAgreement(input: { id: "${agreement}", effectiveFrom: "2026-02-01", noticeDays: 0 }) { agreement { id } } }`,
    );
    expect(await findings(slug, '2026-03-01')).toContain('S04');
    await server.get(moveCustomer, { input: { agreement, party: 'alpha', since: '2026-02-01' } });
    expect(await findings(slug, '2026-03-01')).not.toContain('S04');
  });

  it('is refused by field, and written for nobody else', async () => {
    const { slug, agreement, subProcessor } = await bound();
    const other = await bound();
    await added(server, slug, { legalName: 'Nobody AG' });
    const vendor = await agreed(server, slug, { reference: 'v', side: 'VENDOR' });
    const base = { agreement, customer: 'alpha', subProcessor, state: 'AUTHORISED' };
    const ask = async (input: object, key?: string) =>
      refusal(await server.ask(recordAuthorisation, { input: { ...base, ...input } }, key));
    expect((await ask({ customer: 'Nobody AG' })).paths).toEqual(['customer']);
    expect((await ask({ agreement: vendor.id })).paths).toEqual(['agreement']);
    expect((await ask({ subProcessor: other.subProcessor })).paths).toEqual(['subProcessor']);
    expect((await ask({ subProcessor: 'Nobody AG', decidedOn: 'x' })).paths).toEqual(['decidedOn']);
    expect((await ask({ subProcessor: 'Nobody AG' })).paths).toEqual(['subProcessor']);
    expect((await ask({}, await createKey(server, slug, 'VIEWER'))).code).toBe('FORBIDDEN');
    const stranger = await createKey(server, other.slug, 'ADMIN');
    expect(await ask({}, stranger)).toEqual({ code: 'NOT_FOUND', paths: ['agreement'] });
    expect(await ask({ agreement: 'nothing', organisation: slug })).toEqual({
      code: 'NOT_FOUND',
      paths: ['agreement'],
    });
    const query = `{ authorisations(organisation: "${slug}") { totalCount } }`;
    expect(refusal(await server.ask(query, {}, stranger)).code).toBe('NOT_FOUND');
    expect((await server.get(query)).authorisations.totalCount).toBe(0);
  });
});

describe('the stamp of the public list', () => {
  it('is the last day on which it was announced or recorded', async () => {
    const { slug } = await bound();
    const stamped = (on: string) =>
      asTest(async () => {
        const organisation = await server.app.get(OrganisationsService).bySlug(slug);
        return server.app.get(PublicListReader).stampedOn(organisation, on);
      });
    expect(await stamped('2027-01-01')).toBe('2026-03-01');
    expect(await stamped('2026-02-28')).toBe(null);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onPostgres } from '../support/database.js';
import { rows } from '../support/outbox.js';
import { added, agreed, moveCustomer, recordAuthorisation } from '../support/record.js';
import { fileObjection } from '../objections/objecting.js';
import { addProduct, announced, createOrganisation, engaged } from '../support/register.js';
import { policyAdded, versionKnown } from '../policies/publishing.js';
import { addTransfer } from '../transfers/transferring.js';
import { added as addedActivity, addedForCustomer, fields } from '../activities/recording.js';
import { startServer, type TestServer } from '../support/server.js';
import { statementsOf } from '../support/statements.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ ROLE: onPostgres ? 'web' : 'all' });
});
afterAll(() => server.stop());

const statements = (query: string) => statementsOf(server, query);

const page = `pageInfo { hasNextPage } totalCount`;
const row = `id legalName purpose(lang: "de") products { slug } engagedBy { legalName engagedBy { legalName } } party { legalName } transfers { reference } mechanisms`;
const transfer = `coverage { covered reliedOn { kind } } importer { legalName } exporter { legalName }`;
const agreement = `reference products { slug } party { legalName } versions { noticeDays label text products { slug } }
  standings { totalCount edges { node { party { legalName } products { slug } version { noticeDays } } } }`;
const queries = (slug: string) => ({
  organisations: `{ organisations(first: 100) { ${page} edges { node { slug products { slug } profile { party { legalName } } } } } }`,
  adequacyDecisions: `{ adequacyDecisions(first: 100, regime: ${slug === 'few' ? 'LED' : 'CH_FADP'}) { ${page} edges { node { code inForce(on: "2026-01-01") } } } }`,
  findings: `{ findings(organisation: "${slug}", first: 100) { ${page} edges { node { rule targetName accepted { reason } } } } }`,
  apiKeys: `{ apiKeys(first: 100) { ${page} edges { node { name } } } }`,
  processingActivities: `{ processingActivities(organisation: "${slug}", first: 100) { ${page} edges { node { ${fields} subProcessors { activities { reference } } } } } }`,
  subProcessors: `{ subProcessors(organisation: "${slug}", on: "2026-06-01", first: 100) { ${page} edges { node { ${row} } } } }`,
  transfers: `{ transfers(organisation: "${slug}", on: "2026-06-01", first: 100) { ${page} edges { node { reference ${transfer} onwardOf { reference } onwardTransfers { reference } subProcessor { transfers { ${transfer} } mechanisms } } } } }`,
  amendments: `{ amendments(organisation: "${slug}", first: 100) { ${page} edges { node { kind changes { field from to } subProcessor { ${row} activities { reference } } notice { number digest coverage { recipients } } } } } }`,
  notices: `{ notices(organisation: "${slug}", first: 100) { ${page} edges { node { number digest acknowledgements findings { rule } coverage { recipients } amendments { kind changes { field } subProcessor { legalName } } } } } }`,
  objections: `{ objections(organisation: "${slug}", first: 100) { ${page} edges { node { reference state notice { number objections { ${page} edges { node { reference } } } } notifiedCustomer { customer { legalName } } subProcessors { ${row} } } } } }`,
  pendingNotices: `{ pendingNotices(organisation: "${slug}", account: "u", first: 100) { ${page} edges { node { number title } } } }`,
  events: `{ events(organisation: "${slug}", first: 100) { ${page} edges { node { type data notice { number digest } } } } }`,
  suppressions: `{ suppressions(organisation: "${slug}", first: 100) { ${page} edges { node { reason status since } } } }`,
  webhooks: `{ webhooks(organisation: "${slug}", first: 100) { ${page} edges { node { url state } } } }`,
  webhookDeliveries: `{ webhookDeliveries(organisation: "${slug}", first: 100) { ${page} edges { node { state event { type notice { number } } webhook { url state } attempts { status } } } } }`,
  parties: `{ parties(organisation: "${slug}", first: 100) { ${page} edges { node { legalName findings { rule } } } } }`,
  agreements: `{ agreements(organisation: "${slug}", first: 100) { ${page} edges { node { ${agreement} findings { rule } } } } }`,
  authorisations: `{ authorisations(organisation: "${slug}", first: 100) { ${page} edges { node { state customer { legalName } agreement { ${agreement} } subProcessor { ${row} } } } } }`,
  policies: `{ policies(organisation: "${slug}", first: 100) { ${page} edges { node { title products { slug } inForce { label text } coming { label } versions { totalCount edges { node { label text textTexts } } } } } } }`,
  changes: `{ changes(organisation: "${slug}", first: 100) { ${page} edges { node { act fields { field } } } } }`,
});

const addWebhook = `mutation($input: AddWebhookInput!) { addWebhook(input: $input) { webhook { id } } }`;

async function underAgreement(organisation: string, index: number, subProcessor: string): Promise<void> {
  const { legalName: customer } = await added(server, organisation, { legalName: `Customer ${index}` });
  const facts = { reference: `dpa-${index}`, effectiveFrom: '2026-01-01', products: ['desk'] };
  const { id: agreement } = await agreed(server, organisation, facts);
  await server.get(moveCustomer, { input: { agreement, party: customer, since: '2026-02-01' } });
  const input = { agreement, customer, subProcessor, state: 'AUTHORISED', decidedOn: '2026-03-01' };
  await server.get(recordAuthorisation, { input });
}

/** As a failed delivery leaves it. */
async function suppressed(organisation: string, key: string): Promise<void> {
  await rows(
    server.database,
    `insert into suppression (id, organisation_id, address_key, reason)
      select gen_random_uuid(), id, '${key}', 'HARD_BOUNCE' from organisation where slug = '${organisation}'`,
  );
}

/** Every customer whom a notice reached objects to it. */
async function allObject(organisation: string): Promise<void> {
  const { notices } = await server.get(
    `{ notices(organisation: "${organisation}", first: 100) { edges { node { customers { edges { node { id } } } } } } }`,
  );
  for (const { node } of notices.edges)
    for (const { node: told } of node.customers.edges) {
      const input = { notifiedCustomer: told.id, grounds: 'Grounds that say enough.' };
      await server.get(fileObjection, { input });
    }
}

(onPostgres ? describe : describe.skip)('the statements of a request', () => {
  it('do not grow with the rows of its answer, for every list of the schema', async () => {
    for (const [slug, size] of [
      ['few', 4],
      ['many', 14],
    ] as const) {
      await createOrganisation(server, slug, { noticeDays: 0 });
      await addProduct(server, slug, 'desk');
      let above: string | undefined;
      let onwardOf: string | undefined;
      for (let index = 0; index < size; index++) {
        const facts = {
          legalName: `Vendor ${index}`,
          products: ['desk'],
          engagedBy: above,
          effectiveFrom: `2026-04-${10 + index}`,
        };
        above = (await engaged(server, slug, facts)).id;
        const { legalName: importer, effectiveFrom } = facts;
        const more = { importer, exporter: importer, subProcessor: above, onwardOf, effectiveFrom };
        onwardOf = (await addTransfer(server, slug, more)).id;
        const uses = { recipients: [{ role: 'SUB_PROCESSOR', subProcessor: above }], subProcessors: [above] };
        await addedActivity(server, slug, `C-${index}`, { ...uses, products: ['desk'] });
        await addedForCustomer(server, slug, `P-${index}`, {
          ...uses,
          controllers: [{ party: facts.legalName }],
        });
        await server.get(addWebhook, { input: { organisation: slug, url: `https://hook${index}.example/` } });
        if (index % 2 === 1) await announced(server, slug);
        await underAgreement(slug, index, above);
        await policyAdded(server, slug, { slug: `policy-${index}`, products: ['desk'] });
        for (const year of [2024, 2025].slice(index % 2))
          await versionKnown(server, slug, {
            policy: `policy-${index}`,
            label: `${year}`,
            text: `Of ${year}.`,
            effectiveFrom: `${year}-01-01`,
          });
        await suppressed(slug, `key-${index}`);
      }
      await allObject(slug);
    }
    const schema = await server.get(
      `{ __schema { queryType { fields { name type { ofType { name } } } } } }`,
    );
    const lists = schema.__schema.queryType.fields
      .filter(({ type }: { type: { ofType: { name: string | null } | null } }) =>
        type.ofType?.name?.endsWith('Connection'),
      )
      .map(({ name }: { name: string }) => name);
    expect(lists.sort()).toEqual(Object.keys(queries('')).sort());
    for (const list of Object.keys(queries('')) as (keyof ReturnType<typeof queries>)[]) {
      const [few, many] = [await statements(queries('few')[list]), await statements(queries('many')[list])];
      expect({ list, statements: many }).toEqual({ list, statements: few });
      expect(many).toBeGreaterThan(0);
    }
  }, 180_000);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dispatcher } from '../../src/deliveries/dispatcher.js';
import { withdraw } from '../events/happening.js';
import { announceIt, customer, customersOf, drafted } from '../notified-customers/world.js';
import { mailsTo, pass } from '../subscriptions/visitor.js';
import { refusal } from '../support/record.js';
import { amend, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { authorisationsOf, decideObjection, fileObjection, told } from './objecting.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const grounds = 'The newcomer stands under the law of a third country.';
const filed = async (notifiedCustomer: string, contact: string | null = null) =>
  (await server.get(fileObjection, { input: { notifiedCustomer, grounds, contact } })).fileObjection
    .objection;
const decide = (objection: string) =>
  server.ask(decideObjection, { input: { objection, decision: 'UPHELD', reason: 'So it is.' } });
const stateOf = async (slug: string) => {
  const { objections } = await server.get(
    `{ objections(organisation: "${slug}") { edges { node { state reason decidedBy } } } }`,
  );
  return objections.edges.map(({ node }: { node: object }) => node);
};
const MOOT = { state: 'MOOT', reason: 'Notice 1 was withdrawn: Not signed.', decidedBy: 'ropewalk' };

/** A sub-processor in use since 2026, and a customer told that it will work in one more country. */
async function toldOfAnAmendment(name: string, terms: object = {}, word?: string) {
  const { slug } = await createOrganisation(server, name, { noticeDays: 14 });
  await customer(server, slug, 'Client Ltd', { objectionDays: 20, ...terms });
  const used = { legalName: 'Old GmbH', effectiveFrom: '2026-01-02', origin: 'BASELINE' };
  const { id } = await engaged(server, slug, used);
  if (word)
    await server.get(
      `mutation($input: RecordAuthorisationInput!) { recordAuthorisation(input: $input) { authorisation { state } } }`,
      {
        input: {
          organisation: slug,
          agreement: 'dpa-client-ltd',
          customer: 'client-ltd',
          subProcessor: id,
          state: word,
          decidedOn: '2026-02-01',
          by: 'The board',
        },
      },
    );
  await server.get(amend, { input: { id, effectiveFrom: '2026-05-20', countries: ['DE', 'US'] } });
  const notice = await drafted(server, slug);
  expect((await announceIt(server, notice)).errors).toBeUndefined();
  const [notified] = await customersOf(server, slug, 1);
  return { slug, notice, notified: notified!.id };
}

describe('an objection that is open when its notice is withdrawn', () => {
  it('is settled by an act of its own, and who objected is told, once', async () => {
    const { slug, notice, notified } = await told(server);
    const contact = `${slug}@client.example`;
    const { id, reference } = await filed(notified, contact);
    // a clock that is set on runs out the claims of what is being sent
    await server.app.get(Dispatcher).idle();
    await pass(server, 0.1);
    expect(await stateOf(slug)).toMatchObject([{ state: 'FILED' }]);
    await withdraw(server, notice.id, 'Not signed.');
    expect(refusal(await decide(id)).code).toBe('WRONG_STATUS');
    await pass(server, 0.1);
    expect(await stateOf(slug)).toEqual([MOOT]);
    const mail = (await mailsTo(server, contact, 2)).find(
      ({ subject }) => subject === `Settled: objection ${reference}`,
    );
    expect(mail).toBeDefined();
    for (const part of [mail!.text, mail!.html]) {
      expect(part.replaceAll(/\s+/g, ' ')).toContain('has withdrawn notice 1, to which you objected');
      expect(part).toContain('Not signed.');
      expect(part).toContain('Newcomer GmbH');
    }
    await server.app.get(Dispatcher).idle();
    await pass(server, 1);
    await server.app.get(Dispatcher).idle();
    expect(await mailsTo(server, contact, 2)).toHaveLength(2);
    const { events, changes } = await server.get(`{
      events(organisation: "${slug}") { edges { node { type data } } }
      changes(organisation: "${slug}", first: 100) { edges { node { act actor table } } } }`);
    const happened = events.edges.map(({ node }: { node: object }) => node);
    expect(happened.at(-1)).toMatchObject({
      type: 'OBJECTION_DECIDED',
      data: { objection: id, decision: 'MOOT' },
    });
    const acts = changes.edges
      .map(({ node }: { node: { table: string } }) => node)
      .filter(({ table }: { table: string }) => table === 'objection_act');
    expect(acts).toHaveLength(2);
    expect(acts.map(({ actor }: { actor: string }) => actor).join(' ')).toContain('ropewalk');
    // a newcomer never came: what the customer said of it is what it said
    expect((await authorisationsOf(server, slug)).map(({ state }) => state)).toEqual(['OBJECTED']);
    // decided once is decided
    expect(refusal(await decide(id)).code).toBe('WRONG_STATUS');
  });

  it.each([
    ['general-silent', {}, undefined, ['OBJECTED']],
    ['general-said', {}, 'OBJECTED', ['OBJECTED', 'OBJECTED']],
    ['specific-said', { authorisation: 'SPECIFIC' }, 'AUTHORISED', ['AUTHORISED', 'REFUSED']],
    ['specific-silent', { authorisation: 'SPECIFIC' }, undefined, ['REFUSED']],
  ])('leaves what is used already as the customer had it: %s', async (name, terms, word, words) => {
    const { slug, notice, notified } = await toldOfAnAmendment(name, terms, word);
    const usable = async (on: string) => {
      const { subProcessors } = await server.get(
        `{ subProcessors(organisation: "${slug}", customer: "client-ltd", on: "${on}") { edges { node { countries } } } }`,
      );
      return subProcessors.edges.map(({ node }: { node: { countries: string[] } }) => node.countries.join());
    };
    const before = await usable('2026-05-19');
    await filed(notified);
    // said of the version to come, and of nothing else
    expect(await usable('2026-05-20')).toEqual(before);
    await withdraw(server, notice.id, 'Not signed.');
    await pass(server, 24);
    expect(await stateOf(slug)).toEqual([MOOT]);
    expect((await authorisationsOf(server, slug)).map(({ state }) => state)).toEqual(words);
    expect(await usable('2026-05-20')).toEqual(before);
  });

  it('is none when it was decided, and none of another notice', async () => {
    const [decided, other] = [await told(server), await told(server)];
    const { id } = await filed(decided.notified);
    expect(refusal(await decide(id)).code).toBe('none');
    await filed(other.notified);
    await withdraw(server, decided.notice.id, 'Not signed.');
    await pass(server, 0.1);
    expect(await stateOf(decided.slug)).toMatchObject([{ state: 'UPHELD' }]);
    expect(await stateOf(other.slug)).toMatchObject([{ state: 'FILED' }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onPostgres } from '../support/database.js';
import { added, refusal } from '../support/record.js';
import { createKey, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { statementsOf } from '../support/statements.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ ROLE: onPostgres ? 'web' : 'all' });
});
afterAll(() => server.stop());

const profile = `isController isProcessor publicAuthority mainEstablishment subjectByArticle3 subjectsIn employees
  dpo { appointed ground external publishedContact notifiedOn assessedOn reasoning }
  representative { memberState mandate exemption } recordExemption { claimed ground reasoning assessedOn }
  party { legalName } dpoParty { legalName } representativeParty { legalName } leadAuthority { legalName }`;
const amend = `mutation($input: AmendProfileInput!) { amendProfile(input: $input) { organisation { profile { ${profile} } } } }`;

describe('the profile of an organisation', () => {
  it('gives back what was said, keeps what was not, and holds what was recorded then', async () => {
    await createOrganisation(server, 'acme');
    expect((await server.get(`{ organisation(slug: "acme") { profile { id } } }`)).organisation).toEqual({
      profile: null,
    });
    await added(server, 'acme', { legalName: 'Acme Inc.', reference: 'us' });
    await added(server, 'acme', { legalName: 'Officer GmbH' });
    const { id } = await added(server, 'acme', { legalName: 'Agent SARL' });
    await added(server, 'acme', { legalName: 'CNIL', kind: 'PUBLIC_AUTHORITY' });
    const facts = {
      isController: true,
      isProcessor: true,
      publicAuthority: false,
      mainEstablishment: 'US',
      subjectByArticle3: true,
      subjectsIn: ['FR', 'DE'],
      employees: 40,
      dpo: {
        appointed: true,
        ground: 'LARGE_SCALE_MONITORING',
        external: true,
        publishedContact: 'dpo@acme.example',
        notifiedOn: '2025-02-01',
        assessedOn: null,
        reasoning: null,
      },
      representative: { memberState: 'FR', mandate: 'Contracts, folder 3', exemption: null },
      recordExemption: { claimed: false, ground: null, reasoning: null, assessedOn: null },
    };
    const named = { party: 'us', dpoParty: 'Officer GmbH', representativeParty: id, leadAuthority: 'CNIL' };
    const { amendProfile } = await server.get(amend, { input: { organisation: 'acme', ...facts, ...named } });
    const expected = {
      ...facts,
      party: { legalName: 'Acme Inc.' },
      dpoParty: { legalName: 'Officer GmbH' },
      representativeParty: { legalName: 'Agent SARL' },
      leadAuthority: { legalName: 'CNIL' },
    };
    expect(amendProfile.organisation.profile).toEqual(expected);
    const { changes } = await server.get(
      `{ changes(organisation: "acme", first: 1) { edges { node { at } } } }`,
    );
    await server.get(amend, { input: { organisation: 'acme', employees: 41, dpoParty: null } });
    const { organisation } = await server.get(`{ organisation(slug: "acme") {
      now: profile { ${profile} } then: profile(asOf: "${changes.edges[0].node.at}") { ${profile} } } }`);
    expect(organisation.now).toEqual({ ...expected, employees: 41, dpoParty: null });
    expect(organisation.then).toEqual(expected);
  });

  it('names the bad field and writes nothing; leaks nothing; is edited by editors', async () => {
    await createOrganisation(server, 'mine');
    await createOrganisation(server, 'theirs');
    const { id } = await added(server, 'theirs', { legalName: 'Their Officer', reference: 'officer' });
    const ask = (input: object, key?: string) =>
      server.ask(amend, { input: { organisation: 'mine', ...input } }, key);
    const said = async (name: string) => (await ask({ dpoParty: name })).errors?.[0]?.message;
    for (const name of [id, 'officer', 'Their Officer'])
      expect(await said(name)).toBe(`dpoParty: names no party "${name}"`);
    expect(refusal(await ask({ employees: -1, mainEstablishment: 'XX' })).paths).toEqual([
      'mainEstablishment',
      'employees',
    ]);
    expect(refusal(await ask({ dpo: { appointed: true, notifiedOn: 'soon' } })).paths).toEqual([
      'dpo.notifiedOn',
    ]);
    expect((await server.get(`{ organisation(slug: "mine") { profile { id } } }`)).organisation.profile).toBe(
      null,
    );
    await added(server, 'mine', { legalName: 'Twin' });
    await added(server, 'mine', { legalName: 'Twin', reference: 'twin-2' });
    expect(await said('Twin')).toMatch(/names several parties/);
    const viewer = await createKey(server, 'mine', 'VIEWER');
    expect(refusal(await ask({ employees: 1 }, viewer)).code).toBe('FORBIDDEN');
    expect(refusal(await ask({ employees: 1 }, await createKey(server, 'theirs', 'ADMIN'))).code).toBe(
      'NOT_FOUND',
    );
  });
});

(onPostgres ? it : it.skip)(
  'profiles of many organisations take no more statements than those of few',
  async () => {
    const query = (first: number) =>
      `{ organisations(first: ${first}) { edges { node { profile { employees party { legalName } } } } } }`;
    for (const slug of ['many-a', 'many-b', 'many-c']) {
      await createOrganisation(server, slug);
      await added(server, slug, { legalName: 'Self', reference: 'self' });
      await server.get(amend, { input: { organisation: slug, employees: 3, party: 'self' } });
    }
    const [few, many] = [await statementsOf(server, query(1)), await statementsOf(server, query(100))];
    expect(many).toBe(few);
  },
);

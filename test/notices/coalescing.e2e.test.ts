import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amendParty } from '../support/record.js';
import {
  addProduct,
  amend,
  announced,
  createOrganisation,
  draft,
  engaged,
  remove,
} from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { discardPolicyVersion, policyAdded, published, versionKnown } from '../policies/publishing.js';
import { addTransfer, amend as amendTransfer, dpf, scc } from '../transfers/transferring.js';

// today is 2026-03-01
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

let count = 0;
/** An organisation with one sub-processor that everyone knows of. */
async function world() {
  const { slug } = await createOrganisation(server, `net-${++count}`, { noticeDays: 14 });
  const known = await engaged(server, slug, {
    legalName: 'Known GmbH',
    service: 'Mail',
    origin: 'BASELINE',
    announcedOn: '2025-01-01',
    effectiveFrom: '2025-01-01',
  });
  return { slug, id: known.id };
}

const day = '2026-04-10';
const change = (id: string, facts: Record<string, unknown>, effectiveFrom = day) =>
  server.get(amend, { input: { id, effectiveFrom, ...facts } });
const discard = (id: string) =>
  server.get(
    `mutation($input: DiscardDraftsInput!) { discardDrafts(input: $input) { subProcessor { id } } }`,
    {
      input: { id },
    },
  );
const told = async (slug: string, number: number) =>
  (
    await server.get(`{ notice(organisation: "${slug}", number: ${number}) {
      amendments { kind effectiveFrom subProcessor { legalName } changes { field from to } } } }`)
  ).notice.amendments;
const refused = async (slug: string) =>
  (await server.ask(draft, { organisation: slug })).errors?.[0]?.extensions.code;

describe('several edits before announcing', () => {
  it('are one notice with the net difference', async () => {
    const { slug, id } = await world();
    await change(id, { countries: ['US'] });
    await change(id, { countries: ['US', 'CA'], purpose: 'Archive' });
    await server.get(draft, { organisation: slug });
    await change(id, { countries: ['CA'], purpose: 'Hosting' });
    const fresh = await engaged(server, slug, { legalName: 'Frsh Ltd', effectiveFrom: day });
    await change(fresh.id, { purpose: 'Search' });
    await announced(server, slug);
    expect(await told(slug, 1)).toEqual([
      {
        kind: 'AMENDED',
        effectiveFrom: day,
        subProcessor: { legalName: 'Known GmbH' },
        changes: [{ field: 'countries', from: 'DE', to: 'CA' }],
      },
      {
        kind: 'ADDED',
        effectiveFrom: day,
        subProcessor: { legalName: 'Frsh Ltd' },
        changes: [
          { field: 'legalName', from: null, to: 'Frsh Ltd' },
          { field: 'purpose', from: null, to: 'Search' },
          { field: 'countries', from: null, to: 'DE' },
        ],
      },
    ]);
    expect(await refused(slug)).toBe('NOTHING_TO_ANNOUNCE');
  });
});

describe('an edit that was undone leaves nothing to announce', () => {
  const undone: Record<string, (slug: string, id: string) => Promise<unknown>> = {
    'a country there and back': async (_, id) => {
      await change(id, { countries: ['US'] });
      await change(id, { countries: ['DE'] });
    },
    'several facts, undone one by one': async (_, id) => {
      await change(id, { countries: ['US'], purpose: 'Archive' });
      await change(id, { countries: ['DE'] });
      await change(id, { purpose: 'Hosting' });
    },
    'somebody engaged and discarded': async (slug) => {
      await discard((await engaged(server, slug, { legalName: 'Never Ltd', effectiveFrom: day })).id);
    },
    'somebody engaged and removed before the day': async (slug) => {
      const { id } = await engaged(server, slug, { legalName: 'Never Ltd', effectiveFrom: day });
      await server.get(remove, { input: { id, effectiveFrom: day } });
    },
    'a removal discarded': async (_, id) => {
      await server.get(remove, { input: { id, effectiveFrom: day } });
      await discard(id);
    },
    'a name there and back': async (slug, id) => {
      const { subProcessor } = await server.get(`{ subProcessor(id: "${id}") { party { id } } }`);
      const rename = (legalName: string) =>
        server.get(amendParty, { input: { id: subProcessor.party.id, effectiveFrom: day, legalName } });
      await rename('Renamed GmbH');
      expect(await refused(slug)).toBeUndefined();
      await rename('Known GmbH');
    },
    'a product there and back': async (slug, id) => {
      await addProduct(server, slug, 'desk');
      await change(id, { products: ['desk'] });
      await change(id, { products: [] });
    },
    'a version of a policy published and discarded': async (slug) => {
      await policyAdded(server, slug);
      await versionKnown(server, slug);
      const { id } = await published(server, slug, {
        label: '2.0',
        text: 'We keep data 60 days.',
        effectiveFrom: day,
      });
      expect(await refused(slug)).toBeUndefined();
      await server.get(discardPolicyVersion, { input: { version: id } });
    },
    'a mechanism there and back': async (slug, id) => {
      const { id: transfer } = await addTransfer(server, slug, {
        importer: 'Known GmbH',
        subProcessor: id,
        effectiveFrom: '2026-03-16',
      });
      await announced(server, slug);
      const over = (mechanism: object) =>
        server.get(amendTransfer, { input: { id: transfer, effectiveFrom: day, mechanisms: [mechanism] } });
      await over(dpf);
      expect(await refused(slug)).toBeUndefined();
      await over(scc);
    },
  };
  it.each(Object.entries(undone))('%s', async (_, undo) => {
    const { slug, id } = await world();
    await undo(slug, id);
    expect(await refused(slug)).toBe('NOTHING_TO_ANNOUNCE');
  });

  it('nor anything of a draft that was open meanwhile', async () => {
    const { slug, id } = await world();
    await change(id, { countries: ['US'] });
    const { notice } = (await server.get(draft, { organisation: slug })).draftNotice;
    await change(id, { countries: ['DE'] });
    const { errors } = await server.ask(
      `mutation($input: AnnounceNoticeInput!) { announceNotice(input: $input) { notice { number } } }`,
      { input: { notice: notice.id, digest: notice.digest } },
    );
    expect(errors![0]!.extensions.code).toBe('NOTHING_TO_ANNOUNCE');
    expect(await refused(slug)).toBe('NOTHING_TO_ANNOUNCE');
  });
});

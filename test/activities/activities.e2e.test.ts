import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addProduct, createOrganisation, engaged } from '../support/register.js';
import {
  activate,
  added,
  addedForCustomer,
  amend,
  end,
  payroll,
  record,
  resume,
  suspend,
  type Activity,
} from './recording.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const fresh = (() => {
  let count = 0;
  return async (more: Record<string, unknown> = {}) =>
    (await createOrganisation(server, `org-${++count}`, { noticeDays: 0, ...more })).slug;
})();

describe('the record', () => {
  it('holds an entry of a controller and gives back what it was given', async () => {
    const slug = await fresh();
    await addProduct(server, slug, 'desk');
    const activity = await added(server, slug, 'HR-1', { products: ['desk'] });
    expect(activity).toMatchObject({
      __typename: 'ControllerActivity',
      reference: 'HR-1',
      title: 'Payroll',
      status: 'PLANNED',
      owner: 'Head of people',
      purposes: [{ key: 'pay', label: 'Zahlung der Löhne', labelTexts: payroll.purposes[0]!.label }],
      dataSubjects: payroll.dataSubjects,
      dataItems: payroll.dataItems,
      recipients: [
        {
          key: 'finance',
          role: 'INTERNAL_UNIT',
          category: 'Finance',
          categoryTexts: { en: 'Finance', de: 'Buchhaltung' },
          dataItems: ['bank'],
        },
      ],
      measures: [{ group: 'PSEUDONYMISATION_AND_ENCRYPTION', description: 'Disks are encrypted' }],
      noRecipients: false,
      products: [{ slug: 'desk' }],
    });
    expect(await record(server, slug)).toEqual([activity]);
    expect(Object.keys(activity.purposes![0]!.labelTexts)[0]).toBe('en');
  });

  it('holds an entry of a processor, with categories of processing for each controller', async () => {
    const slug = await fresh();
    // whoever is engaged is a party of the register, and may be named by its legal name
    await engaged(server, slug, { legalName: 'Customer GmbH' });
    const host = await engaged(server, slug, { legalName: 'Host Inc.' });
    const activity = await addedForCustomer(server, slug, 'PR-1', {
      controllers: [
        {
          party: 'customer  gmbh',
          processingCategories: [{ en: 'Storing tickets', de: 'Speichern' }, 'Backup'],
        },
      ],
      recipients: [{ role: 'SUB_PROCESSOR', subProcessor: 'Host Inc.', countries: ['DE'] }],
      subProcessors: [host.id],
    });
    expect(activity).toMatchObject({
      __typename: 'ProcessorActivity',
      controllers: [
        {
          processingCategories: ['Storing tickets', 'Backup'],
          processingCategoriesTexts: [{ en: 'Storing tickets', de: 'Speichern' }, { en: 'Backup' }],
        },
      ],
      recipients: [{ role: 'SUB_PROCESSOR', subProcessor: { legalName: 'Host Inc.' } }],
      subProcessors: [{ legalName: 'Host Inc.' }],
    });
    expect(activity).not.toHaveProperty('purposes');
    const asked = `{ subProcessor(id: "${host.id}") { activities { __typename reference } } }`;
    expect((await server.get(asked)).subProcessor.activities).toEqual([
      { __typename: 'ProcessorActivity', reference: 'PR-1' },
    ]);
  });

  it('is amended field by field: what is given replaces, what is not given stays', async () => {
    const slug = await fresh();
    const { id, recipients } = await added(server, slug, 'HR-2', {
      recipients: [payroll.recipients[0], { role: 'PUBLIC_AUTHORITY', category: 'Tax office' }],
    });
    const change = async (input: Record<string, unknown>) =>
      (await server.get(amend, { input: { id, ...input } })).amendProcessingActivity.processingActivity;
    expect(await change({ title: 'Wages', owner: null })).toMatchObject({
      title: 'Wages',
      owner: null,
      recipients,
      purposes: [{ key: 'pay' }],
    });
    const turned = await change({
      recipients: [{ role: 'PUBLIC_AUTHORITY', category: 'Tax office' }, payroll.recipients[0]],
    });
    expect(turned.recipients).toEqual(recipients.toReversed());
    expect(await change({ recipients: [], noRecipients: true })).toMatchObject({
      recipients: [],
      noRecipients: true,
    });
    const { changes } = await server.get(
      `{ changes(organisation: "${slug}", first: 100) { edges { node { act table operation } } } }`,
    );
    const written = changes.edges.map(({ node }: { node: Record<string, string> }) =>
      Object.values(node).join(' '),
    );
    // turning the list wrote two places, and no row anew
    expect(
      written.filter(
        (one: string) => one.includes('amend') && one.includes('recipient') && one.includes('INSERT'),
      ),
    ).toEqual([]);
  });

  it('answers where an activity stands on any day', async () => {
    const slug = await fresh();
    const { id } = await added(server, slug, 'HR-3');
    const act = async (query: string, input: Record<string, unknown>) =>
      Object.values<{ processingActivity: Activity }>(
        await server.get(query, { input: { id, ...input } }),
      )[0]!.processingActivity;
    expect(await act(activate, { on: '2026-03-10', reason: 'Profile follows' })).toMatchObject({
      status: 'ACTIVE',
      activationReason: 'Profile follows',
    });
    expect(await act(suspend, { on: '2026-04-01', reason: 'Order of the authority' })).toMatchObject({
      status: 'SUSPENDED',
      suspendedOn: '2026-04-01',
    });
    expect(await act(resume, { on: '2026-05-01' })).toMatchObject({ status: 'ACTIVE', suspendedOn: null });
    expect(await act(suspend, { on: '2026-06-01' })).toMatchObject({ status: 'SUSPENDED' });
    expect(await act(end, { on: '2026-07-01' })).toMatchObject({ status: 'ENDED', endedOn: '2026-07-01' });
    const days = {
      '2026-03-09': 'PLANNED',
      '2026-03-10': 'ACTIVE',
      '2026-04-01': 'SUSPENDED',
      '2026-04-30': 'SUSPENDED',
      '2026-05-01': 'ACTIVE',
      '2026-06-30': 'SUSPENDED',
      '2026-07-01': 'ENDED',
    };
    for (const [on, status] of Object.entries(days)) {
      expect({ on, found: await record(server, slug, `on: "${on}", status: ${status}`) }).toMatchObject({
        on,
        found: [{ status }],
      });
      expect(await record(server, slug, `on: "${on}", role: PROCESSOR`)).toEqual([]);
    }
  });

  it('answers as recorded at an instant', async () => {
    const slug = await fresh();
    const { id } = await added(server, slug, 'HR-4');
    const { changes } = await server.get(
      `{ changes(organisation: "${slug}", first: 1) { edges { node { at } } } }`,
    );
    const then = changes.edges[0].node.at;
    await server.get(amend, { input: { id, title: 'Wages', recipients: [], noRecipients: true } });
    expect(await record(server, slug)).toMatchObject([{ title: 'Wages', recipients: [] }]);
    expect(await record(server, slug, `asOf: "${then}"`)).toMatchObject([
      { title: 'Payroll', recipients: [{ key: 'finance' }] },
    ]);
    expect(await record(server, slug, 'asOf: "2025-01-01T00:00:00Z"')).toEqual([]);
    const { processingActivity } = await server.get(
      `{ processingActivity(id: "${id}", asOf: "${then}") { title } }`,
    );
    expect(processingActivity.title).toBe('Payroll');
  });

  it('comes in pages, by reference, for a product or all', async () => {
    const slug = await fresh();
    await addProduct(server, slug, 'desk');
    await addProduct(server, slug, 'chat');
    await added(server, slug, 'B', { products: ['desk'] });
    await added(server, slug, 'A');
    await added(server, slug, 'C', { products: ['chat'] });
    const page = async (after: string | null) =>
      (
        await server.get(
          `query($after: String) { processingActivities(organisation: "${slug}", first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { reference } } } }`,
          { after },
        )
      ).processingActivities;
    const first = await page(null);
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await page(first.pageInfo.endCursor);
    expect([...first.edges, ...second.edges].map(({ node }) => node.reference)).toEqual(['A', 'B', 'C']);
    expect((await record(server, slug, 'product: "desk"')).map(({ reference }) => reference)).toEqual([
      'A',
      'B',
    ]);
  });

  it('says how complete an entry is, by level and apart for the two records', async () => {
    const slug = await fresh();
    const level = ({ completeness }: Activity, name: string) =>
      completeness.find(({ level }: { level: string }) => level === name);
    expect(level(await added(server, slug, 'HR-5'), 'M')).toEqual({
      level: 'M',
      filled: 9,
      applicable: 10,
      empty: ['controller'],
    });
    expect(level(await addedForCustomer(server, slug, 'PR-5'), 'M')).toEqual({
      level: 'M',
      filled: 2,
      applicable: 6,
      empty: ['measures', 'processor', 'controllers', 'controllers.processingCategories'],
    });
  });
});

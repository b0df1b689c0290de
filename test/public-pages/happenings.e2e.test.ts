import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { policyAdded, published, versionKnown } from '../policies/publishing.js';
import { pass } from '../subscriptions/visitor.js';
import { rows } from '../support/outbox.js';
import { added, agreed, amendAgreement } from '../support/record.js';
import { announced, createOrganisation, engaged } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import { visit } from './visiting.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({}, '2026-03-01T09:00:00Z');
});
afterAll(() => server.stop());

const eventsOf = async (slug: string, types: string[]): Promise<string[]> => {
  const { events } = await server.get(`{ events(organisation: "${slug}") { edges { node { id type } } } }`);
  const nodes = events.edges.map(({ node }: { node: { id: string; type: string } }) => node);
  return nodes
    .filter(({ type }: { type: string }) => types.includes(type))
    .map(({ id }: { id: string }) => id);
};
const read = async (slug: string, query = '') => {
  const text = async (format: string) => (await visit(server, `/${slug}/changes.${format}${query}`)).text;
  const atom = parseAtomFeed(await text('atom')).entries ?? [];
  const json = parseJsonFeed(await text('json')).items ?? [];
  const calendar = new ICAL.Component(ICAL.parse(await text('ics'))).getAllSubcomponents('vevent');
  return {
    atom: atom.map(({ id, title }) => [id?.replace('urn:uuid:', ''), title?.value]),
    json: json.map(({ id, title }) => [id, title]),
    links: json.map(({ url }) => url),
    days: calendar.map((day) => [new ICAL.Event(day).uid, new ICAL.Event(day).summary]),
  };
};
const publish = `mutation($input: PublishAgreementVersionInput!) {
  publishAgreementVersion(input: $input) { agreementVersion { id } } }`;

/** Other terms of an agreement, released without a notice. */
async function termsReleased(slug: string, facts: object): Promise<void> {
  const { id } = await agreed(server, slug, { effectiveFrom: '2025-01-01', ...facts });
  await server.get(amendAgreement, { input: { id, effectiveFrom: '2026-05-01', noticeDays: 60 } });
  await server.get(publish, {
    input: { agreement: id, material: false, silentReason: 'Nobody minds.', label: '2' },
  });
}

describe('feeds and calendar', () => {
  it('hold texts that were released without a notice, under the ids of their events', async () => {
    const { slug } = await createOrganisation(server, 'releases', { languages: ['en', 'de'] });
    await policyAdded(server, slug);
    await versionKnown(server, slug);
    await published(server, slug, {
      label: '1.1',
      text: 'We keep data for 30 days.',
      effectiveFrom: '2026-03-10',
      material: false,
      silentReason: 'Nobody minds.',
      summary: 'One word.',
    });
    await termsReleased(slug, { reference: 'dpa', title: 'Terms for all' });
    await added(server, slug, { legalName: 'Only Ltd', reference: 'only' });
    await termsReleased(slug, { reference: 'dpa-only', title: 'Terms for Only Ltd', party: 'only' });
    const ids = await eventsOf(slug, ['POLICY_PUBLISHED', 'AGREEMENT_PUBLISHED']);
    expect(ids).toHaveLength(2);
    const [policy, terms] = ids;
    const items = [
      [terms, 'New version 2: Terms for all'],
      [policy, 'New version 1.1: Privacy policy'],
    ];
    const { atom, json, links, days } = await read(slug);
    expect([atom, json]).toEqual([items, items]);
    expect(links).toEqual([
      `${server.url}/${slug}/agreements/dpa?version=2`,
      `${server.url}/${slug}/policies/privacy?version=1.1`,
    ]);
    expect(days).toEqual([
      [`${terms}.effective.2026-05-01`, 'Effective: New version 2: Terms for all'],
      [`${policy}.effective.2026-03-10`, 'Effective: New version 1.1: Privacy policy'],
    ]);
    expect((await read(slug, '?lang=de')).json[1]).toEqual([policy, 'Neue Fassung 1.1: Privacy policy']);
    for (const format of ['atom', 'json', 'ics']) {
      const { text } = await visit(server, `/${slug}/changes.${format}`);
      expect(text).not.toMatch(/Only Ltd|Nobody minds/);
      if (format !== 'ics') expect(text).toContain('One word.');
    }
  });

  it('hold the newest of many', async () => {
    const { slug } = await createOrganisation(server, 'many');
    await policyAdded(server, slug);
    await versionKnown(server, slug);
    const labels = Array.from({ length: 60 }, (_, index) => `2.${index}`);
    for (const [index, label] of labels.entries())
      await published(server, slug, {
        label,
        text: `We keep data for ${index} days.`,
        effectiveFrom: new Date(Date.UTC(2026, 2, 2 + index)).toISOString().slice(0, 10),
        material: false,
        silentReason: 'Nobody minds.',
      });
    const { atom, json } = await read(slug);
    const newest = labels.toReversed().slice(0, 50);
    for (const items of [atom, json])
      expect(items.map(([, title]) => title)).toEqual(
        newest.map((label) => `New version ${label}: Privacy policy`),
      );
  });

  it('say that a notice is in effect, and nothing of reminders and objections', async () => {
    const { slug } = await createOrganisation(server, 'effects', { noticeDays: 14 });
    await engaged(server, slug, { legalName: 'Later GmbH', effectiveFrom: '2026-03-20' });
    const { id: notice } = await announced(server, slug);
    await rows(
      server.database,
      `insert into event (id, organisation_id, type, notice_id, data)
        select gen_random_uuid(), organisation_id, other.type, notice_id, data from event
        cross join unnest(array['NOTICE_REMINDED', 'OBJECTION_FILED', 'OBJECTION_DECIDED']) as other(type)
        where notice_id = '${notice}'`,
    );
    const [first] = await eventsOf(slug, ['NOTICE_ANNOUNCED']);
    expect((await read(slug)).json).toEqual([[first, 'Notice 1']]);
    await pass(server, 20 * 24);
    const [effect] = await eventsOf(slug, ['NOTICE_IN_EFFECT']);
    expect(effect).toBeDefined();
    const { atom, json, links, days } = await read(slug);
    const items = [
      [effect, 'In effect: change notice 1'],
      [first, 'Notice 1'],
    ];
    expect([atom, json]).toEqual([items, items]);
    expect(links).toEqual([`${server.url}/${slug}/changes/1`, `${server.url}/${slug}/changes/1`]);
    expect(days.map(([uid]) => uid)).toEqual([`${first}.effective.2026-03-20`, `${first}.objection`]);
  });

  it('do not say so again of what was in effect when it was announced', async () => {
    const { slug } = await createOrganisation(server, 'at-once', { noticeDays: 0 });
    const today = server.clock.now().toISOString().slice(0, 10);
    await engaged(server, slug, { legalName: 'Now GmbH', effectiveFrom: today });
    await announced(server, slug);
    await pass(server, 1);
    expect(await eventsOf(slug, ['NOTICE_IN_EFFECT'])).toHaveLength(1);
    expect((await read(slug)).json.map(([, title]) => title)).toEqual(['Notice 1']);
  });
});

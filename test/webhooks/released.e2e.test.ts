import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Stream } from '../events/stream.js';
import { policyAdded, published, publishPolicyVersion, versionKnown } from '../policies/publishing.js';
import { added, agreed, amendAgreement } from '../support/record.js';
import { Hooked } from './hooked.js';

let use: Hooked;
let slug: string;
beforeAll(async () => {
  use = await Hooked.start();
});
afterAll(() => use.stop());
beforeEach(async () => {
  slug = await use.house();
});

interface Told {
  id: string;
  type: string;
  data: Record<string, unknown>;
}
const told = async (): Promise<Told[]> => {
  const { events } = await use.server.get(
    `{ events(organisation: "${slug}") { edges { node { id type data } } } }`,
  );
  return events.edges.map(({ node }: { node: Told }) => node);
};
const silent = {
  label: '1.1',
  text: 'We keep data for 30 days.',
  effectiveFrom: '2026-03-10',
  material: false,
  silentReason: 'Only wording.',
};
const publishAgreement = `mutation($input: PublishAgreementVersionInput!) {
  publishAgreementVersion(input: $input) { agreementVersion { id } } }`;

describe('a version of a policy that is released without a notice', () => {
  it('is told of in every channel under one id, once, and without the reason', async () => {
    await policyAdded(use.server, slug);
    await versionKnown(use.server, slug);
    const { id: webhook } = await use.add(slug, { eventTypes: ['POLICY_PUBLISHED'] });
    // what was known before is told to nobody
    expect(await told()).toEqual([]);
    await use.happen(slug);
    const [{ id: after } = { id: '' }] = await told();
    const version = await published(use.server, slug, silent);
    const again = await use.server.ask(publishPolicyVersion, {
      input: { organisation: slug, policy: 'privacy', ...silent },
    });
    expect(again.errors).toHaveLength(1);
    const [, event, ...others] = await told();
    expect(others).toEqual([]);
    expect(event).toEqual({
      id: event!.id,
      type: 'POLICY_PUBLISHED',
      data: {
        organisation: slug,
        policy: 'privacy',
        version: version.id,
        title: 'Privacy policy',
        label: '1.1',
        publishedOn: version.publishedOn,
        effectiveFrom: '2026-03-10',
        digest: version.digest,
        url: `${use.server.url}/${slug}/policies/privacy?version=1.1`,
      },
    });
    expect((await fetch(event!.data['url'] as string)).status).toBe(200);
    const stream = new Stream(use.server, slug, { after });
    expect(await stream.until(1)).toMatchObject([{ id: event!.id, type: 'POLICY_PUBLISHED', notice: null }]);
    stream.close();
    await use.settled();
    expect(use.hook.calls.map(({ headers }) => headers['webhook-id'])).toEqual([event!.id]);
    expect(JSON.parse(use.hook.calls[0]!.body)).toMatchObject({
      type: 'policy.published',
      data: event!.data,
    });
    const { events } = await use.does('replayWebhook', 'events', { webhook, event: event!.id });
    expect(events).toBe(1);
    await use.settled();
    expect(use.hook.calls.map(({ headers }) => headers['webhook-id'])).toEqual([event!.id, event!.id]);
    expect(await use.log(slug)).toMatchObject([
      { state: 'DELIVERED', event: { id: event!.id, type: 'POLICY_PUBLISHED' } },
    ]);
  });

  it('is no event while it waits for a notice, nor when publishing is refused', async () => {
    await policyAdded(use.server, slug);
    await versionKnown(use.server, slug);
    const { silentReason: _, ...final } = { ...silent, material: true };
    await published(use.server, slug, final);
    const refused = await use.server.ask(publishPolicyVersion, {
      input: { organisation: slug, policy: 'privacy', ...silent, label: '0.9', effectiveFrom: '2025-01-01' },
    });
    expect(refused.errors).toHaveLength(1);
    expect(await told()).toEqual([]);
  });
});

describe('a version of an agreement that is released without a notice', () => {
  const released = async (facts: object) => {
    const { id } = await agreed(use.server, slug, {
      reference: 'dpa',
      title: 'Terms',
      effectiveFrom: '2025-01-01',
      ...facts,
    });
    await use.server.get(amendAgreement, { input: { id, effectiveFrom: '2026-05-01', noticeDays: 60 } });
    const input = { agreement: id, material: false, silentReason: 'A secret.', label: '2' };
    const { publishAgreementVersion } = await use.server.get(publishAgreement, { input });
    return publishAgreementVersion.agreementVersion.id;
  };

  it('is told of where many customers stand on it', async () => {
    const version = await released({});
    const [event, ...others] = await told();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'AGREEMENT_PUBLISHED',
      data: { agreement: 'dpa', title: 'Terms', label: '2', version, effectiveFrom: '2026-05-01' },
    });
    expect(JSON.stringify(event)).not.toContain('A secret.');
  });

  it('is told to nobody where it is one with one customer', async () => {
    await use.add(slug);
    await added(use.server, slug, { legalName: 'Only Ltd', reference: 'only' });
    await released({ party: 'only', title: 'Agreement with Only Ltd' });
    await use.settled();
    expect(await told()).toEqual([]);
    expect(use.hook.calls).toEqual([]);
  });
});

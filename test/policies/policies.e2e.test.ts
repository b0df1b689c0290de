import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { runAs } from '../../src/platform/context.js';
import { PolicyPublicationsReader } from '../../src/policies/policy-publications.reader.js';
import type { PublicationFilter } from '../../src/shared/publication.js';
import { addProduct, createOrganisation } from '../support/register.js';
import { refusal } from '../support/record.js';
import { startServer, type TestServer } from '../support/server.js';
import {
  addPolicy,
  amendPolicy,
  discardPolicyVersion,
  drafted,
  policyAdded,
  policyFields,
  published,
  publishPolicyVersion,
  toldOf,
  versionKnown,
} from './publishing.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const fresh = (() => {
  let count = 0;
  return async (more: Record<string, unknown> = {}) => {
    const { slug } = await createOrganisation(server, `house-${++count}`, more);
    await policyAdded(server, slug);
    return slug;
  };
})();
const read = async (organisation: string, more = '') =>
  (
    await server.get(
      `{ policy(organisation: "${organisation}", slug: "privacy" ${more}) { ${policyFields} } }`,
    )
  ).policy;
const refused = async (query: string, organisation: string, input: Record<string, unknown>, key?: string) =>
  refusal(await server.ask(query, { input: { organisation, policy: 'privacy', ...input } }, key));
const publications = (slug: string, filter?: PublicationFilter) =>
  runAs({ actor: { kind: 'system', subject: 'test' }, act: 'read', scope: 'all' }, async () =>
    server.app
      .get(PolicyPublicationsReader)
      .all(await server.app.get(OrganisationsService).bySlug(slug), filter),
  );
const labels = ({ versions }: { versions: { edges: { node: { label: string; status: string } }[] } }) =>
  versions.edges.map(({ node }) => `${node.label} ${node.status}`);

describe('a policy', () => {
  it('is added, amended and listed by place and slug', async () => {
    const { slug } = await createOrganisation(server, 'listing');
    await addProduct(server, slug, 'desk');
    await policyAdded(server, slug, { products: ['desk'], title: { en: 'Privacy', de: 'Datenschutz' } });
    await policyAdded(server, slug, { slug: 'cookies', kind: 'COOKIE_POLICY', title: 'Cookies' });
    await policyAdded(server, slug, { slug: 'terms', kind: 'TERMS', title: 'Terms', position: -0 });
    expect(
      await refused(addPolicy, slug, { slug: 'terms', kind: 'TERMS', title: 'T', policy: undefined }),
    ).toEqual({
      code: 'BAD_USER_INPUT',
      paths: ['slug'],
    });
    const { amendPolicy: amended } = await server.get(amendPolicy, {
      input: { organisation: slug, policy: 'terms', position: 5, title: 'Terms of service' },
    });
    expect(amended.policy).toMatchObject({ title: 'Terms of service', position: 5, kind: 'TERMS' });
    const list = `policies(organisation: "${slug}", first: 2`;
    const { first } = await server.get(
      `{ first: ${list}) { totalCount pageInfo { endCursor } edges { node { slug title(lang: "de") products { slug } } } } }`,
    );
    expect(first.totalCount).toBe(3);
    expect(first.edges.map(({ node }: { node: unknown }) => node)).toEqual([
      { slug: 'cookies', title: 'Cookies', products: [] },
      { slug: 'privacy', title: 'Datenschutz', products: [{ slug: 'desk' }] },
    ]);
    const { next } = await server.get(
      `{ next: ${list}, after: "${first.pageInfo.endCursor}") { edges { node { slug } } } }`,
    );
    expect(next.edges).toEqual([{ node: { slug: 'terms' } }]);
    const { only } = await server.get(`{ only: ${list}, kind: TERMS) { totalCount } }`);
    expect(only.totalCount).toBe(1);
  });
});

describe('a version of a policy', () => {
  it('is one draft an effective day, however often it is edited, and final when published', async () => {
    const slug = await fresh();
    await versionKnown(server, slug);
    const first = await drafted(server, slug, {
      label: '2.0',
      text: { en: 'We keep data 60 days.', de: 'Wir speichern 60 Tage.' },
      effectiveFrom: '2026-04-10',
      machineTranslated: ['de'],
    });
    expect(first).toMatchObject({ status: 'DRAFT', languages: ['en', 'de'], machineTranslated: ['de'] });
    const second = await drafted(server, slug, { effectiveFrom: '2026-04-10', summary: 'Kept longer' });
    expect(second).toMatchObject({ id: first.id, text: 'We keep data 60 days.', digest: first.digest });
    expect(await publications(slug)).toEqual([]);

    expect(await published(server, slug, { effectiveFrom: '2026-04-20' })).toMatchObject({
      id: first.id,
      status: 'FINAL',
      effectiveFrom: '2026-04-20',
      material: true,
      publishedOn: null,
    });
    expect(await publications(slug)).toMatchObject([
      {
        of: 'policy',
        id: first.id,
        reference: 'privacy',
        title: { en: 'Privacy policy' },
        label: '2.0',
        effectiveFrom: '2026-04-20',
        origin: 'AMENDMENT',
        announcedOn: null,
        noticeId: null,
        material: true,
        summary: { en: 'Kept longer' },
        productIds: [],
        digest: first.digest,
      },
    ]);
    // an edit makes it a draft again
    await drafted(server, slug, { effectiveFrom: '2026-04-20', text: 'We keep data 90 days.' });
    expect(await publications(slug)).toEqual([]);
    expect(labels(await read(slug))).toEqual(['2.0 DRAFT', '1.0 IN_FORCE']);
    await published(server, slug);
    await toldOf(server, slug, first.id, '2026-03-01');
    expect(await read(slug)).toMatchObject({ inForce: { label: '1.0' }, coming: [{ label: '2.0' }] });
    expect(labels(await read(slug, ', on: "2026-04-20"'))).toEqual(['2.0 IN_FORCE', '1.0 PAST']);
    expect((await read(slug)).versions.edges[0].node).toMatchObject({
      publishedOn: '2026-03-01',
      announcedOn: '2026-03-01',
      effectiveFrom: '2026-04-20',
    });
    expect((await read(slug)).versions.edges[1].node.lastDay).toBe('2026-04-19');
    expect(await publications(slug, { announced: true })).toHaveLength(1);
    expect(await publications(slug, { announced: false })).toEqual([]);
    expect(await publications(slug, { notices: [first.id] })).toEqual([]);
  });

  it('that is not material is public at once, with the reason for silence', async () => {
    const slug = await fresh();
    await versionKnown(server, slug);
    const given = { label: '1.1', text: 'We keep data thirty days.', material: false };
    expect(await refused(publishPolicyVersion, slug, given)).toEqual({
      code: 'BAD_USER_INPUT',
      paths: ['silentReason'],
    });
    expect(await published(server, slug, { ...given, silentReason: 'Wording' })).toMatchObject({
      status: 'IN_FORCE',
      effectiveFrom: '2026-03-01',
      publishedOn: '2026-03-01',
      announcedOn: null,
      silentReason: 'Wording',
      material: false,
    });
    expect(await publications(slug)).toEqual([]);
    // a second one of the same day takes its place
    await published(server, slug, { ...given, label: '1.2', text: 'Thirty days.', silentReason: 'Shorter' });
    expect(labels(await read(slug)).sort()).toEqual(['1.0 PAST', '1.1 PAST', '1.2 IN_FORCE']);
  });

  it('of an exempt kind needs no reason', async () => {
    const slug = await fresh();
    const amend = `mutation($input: AmendOrganisationInput!) { amendOrganisation(input: $input) { organisation { exemptPolicyKinds } } }`;
    const { amendOrganisation } = await server.get(amend, {
      input: { organisation: slug, exemptPolicyKinds: ['PRIVACY_POLICY', 'COOKIE_POLICY'] },
    });
    expect(amendOrganisation.organisation.exemptPolicyKinds).toEqual(['PRIVACY_POLICY', 'COOKIE_POLICY']);
    expect(await published(server, slug, { label: '1', text: 'A cookie.', material: false })).toMatchObject({
      status: 'IN_FORCE',
      silentReason: 'policies of the kind PRIVACY_POLICY are exempt',
    });
  });

  it('that was known before has the day of its publication as stated', async () => {
    const slug = await fresh();
    expect(await versionKnown(server, slug, { announcedOn: '2025-12-01' })).toMatchObject({
      status: 'IN_FORCE',
      origin: 'BASELINE',
      publishedOn: '2025-12-01',
      announcedOn: '2025-12-01',
    });
    await versionKnown(server, slug, { label: '0.9', effectiveFrom: '2020-05-25', text: 'Older.' });
    expect(labels(await read(slug, ', on: "2021-01-01"'))).toEqual(['1.0 COMING', '0.9 IN_FORCE']);
    expect(await publications(slug)).toEqual([]);
  });

  it('is let go while a draft', async () => {
    const slug = await fresh();
    const { id } = await versionKnown(server, slug);
    const draft = await drafted(server, slug, { label: '2', text: 'No.', effectiveFrom: '2026-05-01' });
    await server.get(discardPolicyVersion, { input: { version: draft.id } });
    expect(labels(await read(slug))).toEqual(['1.0 IN_FORCE']);
    expect(refusal(await server.ask(discardPolicyVersion, { input: { version: id } })).paths).toEqual([
      'version',
    ]);
  });

  it('differs from another one word by word', async () => {
    const slug = await fresh();
    await versionKnown(server, slug);
    await published(server, slug, {
      label: '2',
      text: 'We keep data 60 days.',
      material: false,
      silentReason: 'x',
    });
    const diff = `{ policy(organisation: "${slug}", slug: "privacy") { diff(from: "1.0", to: "2") { grain parts { kind text } } } }`;
    expect((await server.get(diff)).policy.diff).toEqual({
      grain: 'WORDS',
      parts: [
        { kind: 'KEPT', text: 'We keep data ' },
        { kind: 'REMOVED', text: '30' },
        { kind: 'ADDED', text: '60' },
        { kind: 'KEPT', text: ' days.' },
      ],
    });
    expect(refusal(await server.ask(diff.replace('"2"', '"3"')))).toEqual({
      code: 'BAD_USER_INPUT',
      paths: ['to'],
    });
  });

  it('reads as it was recorded', async () => {
    const slug = await fresh();
    await versionKnown(server, slug);
    const then = server.clock.now().toISOString();
    server.clock.set(new Date('2026-03-01T10:00:00Z'));
    await published(server, slug, { label: '2', text: 'New.', material: false, silentReason: 'x' });
    expect(labels(await read(slug))).toEqual(['2 IN_FORCE', '1.0 PAST']);
    expect(labels(await read(slug, `, asOf: "${then}"`))).toEqual(['1.0 IN_FORCE']);
  });
});

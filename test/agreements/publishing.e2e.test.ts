import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AgreementPublicationsReader } from '../../src/agreements/agreement-publications.reader.js';
import { AgreementVersion } from '../../src/agreements/agreement-version.entity.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { runAs } from '../../src/platform/context.js';
import type { PublicationFilter } from '../../src/shared/publication.js';
import { toldOf } from '../policies/publishing.js';
import { added, agreed, amendAgreement, moveCustomer, refusal } from '../support/record.js';
import { addProduct, createKey, createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const version = `id label effectiveFrom draft final material silentReason publishedOn announcedOn prevailingLanguage languages
  machineTranslated digest summary text noticeDays`;
const publish = `mutation($input: PublishAgreementVersionInput!) { publishAgreementVersion(input: $input) { agreementVersion { ${version} } } }`;

let count = 0;
/** An agreement with customers, its text in one version. */
const fresh = async () => {
  const { slug } = await createOrganisation(server, `org-${++count}`);
  const facts = {
    reference: 'dpa',
    effectiveFrom: '2025-01-01',
    noticeDays: 30,
    label: '1',
    text: 'Thirty days.',
  };
  const { id } = await agreed(server, slug, facts);
  return { slug, id };
};
const amended = (input: Record<string, unknown>) => server.get(amendAgreement, { input });
const published = async (input: Record<string, unknown>) =>
  (await server.get(publish, { input })).publishAgreementVersion.agreementVersion;
const versionsOf = async (id: string) =>
  (await server.get(`{ agreement(id: "${id}") { versions { ${version} } } }`)).agreement.versions;
const publications = (slug: string, filter?: PublicationFilter) =>
  runAs({ actor: { kind: 'system', subject: 'test' }, act: 'read', scope: 'all' }, async () =>
    server.app
      .get(AgreementPublicationsReader)
      .all(await server.app.get(OrganisationsService).bySlug(slug), filter),
  );

describe('a version of an agreement with customers', () => {
  it('is drafted by amending, final when published, and moves nobody', async () => {
    const { slug, id } = await fresh();
    await added(server, slug, { legalName: 'Alpha AG' });
    await server.get(moveCustomer, { input: { agreement: id, party: 'Alpha AG', since: '2025-02-01' } });
    const day = '2026-05-01';
    await amended({ id, effectiveFrom: day, noticeDays: 14 });
    // terms alone keep the text
    expect((await versionsOf(id))[1]).toMatchObject({
      text: 'Thirty days.',
      label: null,
      draft: true,
      final: false,
    });
    await amended({
      id,
      effectiveFrom: day,
      text: { en: 'Fourteen days.', de: 'Vierzehn Tage.' },
      machineTranslated: ['de'],
      summary: 'Shorter notice',
    });
    expect(await publications(slug)).toEqual([]);
    const final = await published({ agreement: id, label: '2' });
    expect(final).toMatchObject({
      label: '2',
      effectiveFrom: day,
      draft: true,
      final: true,
      material: true,
      publishedOn: null,
      languages: ['en', 'de'],
      machineTranslated: ['de'],
      summary: 'Shorter notice',
      text: 'Fourteen days.',
    });
    expect(await publications(slug)).toMatchObject([
      {
        of: 'agreement',
        id: final.id,
        subjectId: id,
        reference: 'dpa',
        title: { en: 'Data processing agreement' },
        label: '2',
        material: true,
        summary: { en: 'Shorter notice' },
        digest: final.digest,
      },
    ]);
    await toldOf(server, slug, final.id, '2026-03-01', AgreementVersion);
    expect((await versionsOf(id))[1]).toMatchObject({ draft: false, publishedOn: '2026-03-01' });
    expect(await publications(slug, { announced: true })).toHaveLength(1);
    const { agreement } = await server.get(
      `{ agreement(id: "${id}", on: "2026-06-01") { noticeDays standings { edges { node { version { label noticeDays text } } } } } }`,
    );
    expect(agreement.noticeDays).toBe(14);
    expect(agreement.standings.edges).toEqual([
      { node: { version: { label: '1', noticeDays: 30, text: 'Thirty days.' } } },
    ]);
  });

  it('is a draft again when it is edited', async () => {
    const { slug, id } = await fresh();
    await amended({ id, effectiveFrom: '2026-05-01', noticeDays: 14 });
    await published({ agreement: id });
    expect(await publications(slug)).toMatchObject([{ label: '2026-05-01' }]);
    await amended({ id, effectiveFrom: '2026-05-01', noticeDays: 20 });
    expect(await publications(slug)).toEqual([]);
  });

  it('that is not material is public at once, with the reason for silence', async () => {
    const { slug, id } = await fresh();
    await amended({ id, effectiveFrom: '2026-03-01', text: '30 days.' });
    expect(
      await published({ agreement: id, label: '1.1', material: false, silentReason: 'Wording' }),
    ).toMatchObject({ draft: false, publishedOn: '2026-03-01', silentReason: 'Wording', material: false });
    expect(await publications(slug)).toEqual([]);
  });

  it('is no baseline when it is to come, or after one that was published here', async () => {
    const { slug, id } = await fresh();
    const baseline = (more: Record<string, unknown>) =>
      server.ask(amendAgreement, { input: { id, origin: 'BASELINE', ...more } });
    const coming = { effectiveFrom: '2026-03-02', text: 'One day.', label: '2' };
    expect(refusal(await baseline(coming))).toEqual({ code: 'BAD_USER_INPUT', paths: ['effectiveFrom'] });
    expect(refusal(await baseline({ ...coming, effectiveFrom: '2026-02-01', label: '1.1' })).code).toBe(
      'none',
    );
    await amended({ id, effectiveFrom: '2026-03-01', text: 'Thirty days, in writing.' });
    await published({ agreement: id, label: '1.2', material: false, silentReason: 'Wording' });
    const after = { effectiveFrom: '2026-03-01', text: 'None.', label: '3' };
    expect(refusal(await baseline(after))).toEqual({ code: 'BAD_USER_INPUT', paths: ['origin'] });
    expect((await versionsOf(id)).map((one: { label: string }) => one.label)).toEqual(['1', '1.1', '1.2']);
    expect(await publications(slug)).toEqual([]);
  });

  it('differs from another one term by term and word by word', async () => {
    const { slug, id } = await fresh();
    await addProduct(server, slug, 'desk');
    const noticeContacts = [{ email: 'dpo@alpha.example', function: 'DPO' }];
    await amended({
      id,
      effectiveFrom: '2026-05-01',
      noticeDays: 14,
      noticeContacts,
      products: ['desk'],
      text: 'Fourteen days.',
    });
    const [from, to] = (await versionsOf(id)).map((one: { id: string }) => one.id);
    const { agreement } = await server.get(
      `{ agreement(id: "${id}") { diff(from: "${from}", to: "${to}") { changes { field from to } text { grain parts { kind text } } } } }`,
    );
    expect(agreement.diff).toEqual({
      changes: [
        { field: 'noticeDays', from: '30', to: '14' },
        { field: 'noticeContacts', from: null, to: 'dpo@alpha.example (DPO)' },
        { field: 'products', from: null, to: 'desk' },
      ],
      text: {
        grain: 'WORDS',
        parts: [
          { kind: 'REMOVED', text: 'Thirty' },
          { kind: 'ADDED', text: 'Fourteen' },
          { kind: 'KEPT', text: ' days.' },
        ],
      },
    });
    const between = (one: string, two: string) =>
      server.ask(
        `{ agreement(id: "${id}") { diff(from: "${one}", to: "${two}") { changes { field from to } } } }`,
      );
    const { changes } = agreement.diff;
    expect((await between('1', '2026-05-01')).data.agreement.diff).toEqual({ changes });
    const other = await between('1', '2.0');
    expect(refusal(other)).toEqual({ code: 'BAD_USER_INPUT', paths: ['to'] });
    expect(JSON.stringify(other.errors)).toContain('"1\\" (2025-01-01), 2026-05-01');
  });

  it('is refused where there is nothing to publish, or no right to', async () => {
    const { slug, id } = await fresh();
    const refused = async (input: Record<string, unknown>, key?: string) =>
      refusal(await server.ask(publish, { input: { agreement: id, ...input } }, key));
    expect(await refused({})).toEqual({ code: 'BAD_USER_INPUT', paths: ['effectiveFrom'] });
    await amended({ id, effectiveFrom: '2026-05-01', noticeDays: 14 });
    expect((await refused({ label: '1' })).paths).toEqual(['label']);
    expect((await refused({ material: false })).paths).toEqual(['silentReason']);
    expect((await refused({ silentReason: 'x' })).paths).toEqual(['silentReason']);
    expect((await refused({ effectiveFrom: '2026-05-02' })).paths).toEqual(['effectiveFrom']);
    const [viewer, editor, stranger] = [
      await createKey(server, slug, 'VIEWER'),
      await createKey(server, slug, 'EDITOR'),
      await createKey(server, (await fresh()).slug, 'ADMIN'),
    ];
    expect((await refused({}, viewer)).code).toBe('FORBIDDEN');
    expect((await refused({ material: false, silentReason: 'x' }, editor)).code).toBe('FORBIDDEN');
    expect((await refused({}, stranger)).code).toBe('NOT_FOUND');
    // what was amended and amended back leaves nothing to tell
    await amended({ id, effectiveFrom: '2026-05-01', noticeDays: 30 });
    expect((await refused({})).code).toBe('NOTHING_TO_AMEND');
    expect(await publications(slug)).toEqual([]);
  });
});

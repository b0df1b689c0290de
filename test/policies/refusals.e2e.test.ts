import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, createOrganisation } from '../support/register.js';
import { refusal } from '../support/record.js';
import { startServer, type TestServer } from '../support/server.js';
import {
  discardPolicyVersion,
  drafted,
  draftPolicyVersion,
  policyAdded,
  published,
  toldOf,
  publishPolicyVersion,
  translatePolicyVersion,
  versionKnown,
} from './publishing.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const fresh = (() => {
  let count = 0;
  return async () => {
    const { slug } = await createOrganisation(server, `house-${++count}`);
    await policyAdded(server, slug);
    return slug;
  };
})();
const refused = async (query: string, organisation: string, input: Record<string, unknown>, key?: string) =>
  refusal(await server.ask(query, { input: { organisation, policy: 'privacy', ...input } }, key));
const labels = async (organisation: string) => {
  const { policy } = await server.get(
    `{ policy(organisation: "${organisation}", slug: "privacy") { versions { edges { node { label } } } } }`,
  );
  return policy.versions.edges.map(({ node }: { node: { label: string } }) => node.label);
};

describe('what is refused of a policy', () => {
  const draft = { label: '2', text: 'Two.', effectiveFrom: '2026-05-01' };
  it.each([
    ['a label that is taken', draftPolicyVersion, { ...draft, label: '1.0' }, 'label'],
    ['a new version without a label', draftPolicyVersion, { ...draft, label: undefined }, 'label'],
    ['a new version without a text', draftPolicyVersion, { ...draft, text: undefined }, 'text'],
    ['a strange language', draftPolicyVersion, { ...draft, text: { en: 'Two.', fr: 'Deux.' } }, 'text.fr'],
    ['no text in what prevails', draftPolicyVersion, { ...draft, text: { de: 'Zwei.' } }, 'text'],
    ['a text too long', draftPolicyVersion, { ...draft, text: 'x'.repeat(1_000_001) }, 'text'],
    [
      'what prevails as machine translation',
      draftPolicyVersion,
      { ...draft, machineTranslated: ['en'] },
      'machineTranslated.0',
    ],
    ['publishing nothing', publishPolicyVersion, {}, 'version'],
    [
      'a material version with a silence',
      publishPolicyVersion,
      { ...draft, silentReason: 'x' },
      'silentReason',
    ],
    [
      'a silent version in the past',
      publishPolicyVersion,
      { ...draft, effectiveFrom: '2026-02-01', material: false, silentReason: 'x' },
      'effectiveFrom',
    ],
    [
      'a baseline that is to come',
      publishPolicyVersion,
      { ...draft, effectiveFrom: '2026-03-02', origin: 'BASELINE' },
      'effectiveFrom',
    ],
    [
      'a baseline to be announced',
      publishPolicyVersion,
      { ...draft, effectiveFrom: '2026-02-01', announcedOn: '2026-03-02', origin: 'BASELINE' },
      'announcedOn',
    ],
    ['a correction', publishPolicyVersion, { ...draft, origin: 'CORRECTION' }, 'origin'],
    ['telling of what waits', publishPolicyVersion, { ...draft, announcedOn: '2026-01-01' }, 'announcedOn'],
  ])('%s', async (_what, query, input, path) => {
    const slug = await fresh();
    await versionKnown(server, slug);
    expect(await refused(query, slug, input)).toEqual({ code: 'BAD_USER_INPUT', paths: [path] });
    expect(await labels(slug)).toEqual(['1.0']);
  });

  it('the same text again, a day before the version in force, another draft’s day', async () => {
    const slug = await fresh();
    const { id } = await versionKnown(server, slug);
    const same = { label: '2', text: 'We keep data 30 days.', effectiveFrom: '2026-05-01' };
    expect((await refused(publishPolicyVersion, slug, same)).code).toBe('NOTHING_TO_AMEND');
    expect(await refused(publishPolicyVersion, slug, { ...draft, effectiveFrom: '2025-05-01' })).toEqual({
      code: 'EFFECTIVE_BEFORE_PREVIOUS',
      paths: ['effectiveFrom'],
    });
    const { id: one } = await drafted(server, slug, draft);
    await drafted(server, slug, { label: '3', text: 'Three.', effectiveFrom: '2026-06-01' });
    expect(await refused(publishPolicyVersion, slug, {})).toEqual({
      code: 'BAD_USER_INPUT',
      paths: ['version'],
    });
    const moved = { version: one, effectiveFrom: '2026-06-01' };
    expect((await refused(publishPolicyVersion, slug, moved)).paths).toEqual(['effectiveFrom']);
    expect((await refused(publishPolicyVersion, slug, { version: id })).paths).toEqual(['version']);
  });

  it('a baseline that would follow, or take the place of, what was published here', async () => {
    const slug = await fresh();
    await versionKnown(server, slug);
    const { id } = await published(server, slug, { ...draft, effectiveFrom: '2026-04-01' });
    await toldOf(server, slug, id, '2026-02-20');
    const known = { origin: 'BASELINE', label: '3', text: 'Three.' };
    // from the announcing on, readers know of the policy from here: also where the version begins later
    for (const effectiveFrom of ['2026-03-01', '2026-02-20'])
      expect(await refused(publishPolicyVersion, slug, { ...known, effectiveFrom })).toEqual({
        code: 'BAD_USER_INPUT',
        paths: ['origin'],
      });
    const before = { ...known, effectiveFrom: '2026-02-19' };
    expect((await refused(publishPolicyVersion, slug, before)).code).toBe('none');
    expect(await labels(slug)).toEqual(['2', '3', '1.0']);
  });

  it('acts that the role does not reach; another organisation’s policy does not exist', async () => {
    const slug = await fresh();
    const { id } = await versionKnown(server, slug);
    const viewer = await createKey(server, slug, 'VIEWER');
    const editor = await createKey(server, slug, 'EDITOR');
    const silent = { ...draft, material: false, silentReason: 'x' };
    expect((await refused(draftPolicyVersion, slug, draft, viewer)).code).toBe('FORBIDDEN');
    expect((await refused(publishPolicyVersion, slug, silent, editor)).code).toBe('FORBIDDEN');
    expect((await refused(publishPolicyVersion, slug, { ...draft, origin: 'BASELINE' }, editor)).code).toBe(
      'FORBIDDEN',
    );
    expect((await refused(publishPolicyVersion, slug, draft, editor)).code).toBe('none');

    const other = await createKey(server, await fresh(), 'ADMIN');
    const asked = `{ policy(organisation: "${slug}", slug: "privacy") { slug } }`;
    expect(refusal(await server.ask(asked, {}, other)).code).toBe('NOT_FOUND');
    expect((await refused(draftPolicyVersion, slug, draft, other)).code).toBe('NOT_FOUND');
    for (const query of [translatePolicyVersion, discardPolicyVersion]) {
      const more = query === translatePolicyVersion ? { language: 'de', text: 'x' } : {};
      const answer = await server.ask(query, { input: { version: id, ...more } }, other);
      expect(refusal(answer).code).toBe('NOT_FOUND');
    }
  });
});

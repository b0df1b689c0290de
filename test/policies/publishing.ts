import { Database } from '../../src/platform/database.js';
import { runAs } from '../../src/platform/context.js';
import { AgreementVersion } from '../../src/agreements/agreement-version.entity.js';
import { PolicyVersion } from '../../src/policies/policy-version.entity.js';
import { draft, engaged } from '../support/register.js';
import type { TestServer } from '../support/server.js';

/** Verbs of policies, as a user's script would say them. */
const version = `id label status effectiveFrom lastDay publishedOn announcedOn origin material silentReason
  prevailingLanguage languages machineTranslated digest addedTranslations { language addedOn digest } summary text`;
export const policyFields = `slug kind title position products { slug } inForce { label } coming { label }
  versions { totalCount edges { node { ${version} } } }`;
const mutation = (verb: string, answer: string) => {
  const Verb = verb[0]!.toUpperCase() + verb.slice(1);
  return `mutation($input: ${Verb}Input!) { ${verb}(input: $input) { ${answer} } }`;
};
const both = `policyVersion { ${version} } policy { ${policyFields} }`;
export const addPolicy = mutation('addPolicy', `policy { ${policyFields} }`);
export const amendPolicy = mutation('amendPolicy', `policy { ${policyFields} }`);
export const draftPolicyVersion = mutation('draftPolicyVersion', both);
export const publishPolicyVersion = mutation('publishPolicyVersion', both);
export const translatePolicyVersion = mutation('translatePolicyVersion', both);
export const discardPolicyVersion = mutation('discardPolicyVersion', `policy { ${policyFields} }`);

type Facts = Record<string, unknown>;

export async function policyAdded(server: TestServer, organisation: string, more: Facts = {}) {
  const input = { organisation, slug: 'privacy', kind: 'PRIVACY_POLICY', title: 'Privacy policy', ...more };
  return (await server.get(addPolicy, { input })).addPolicy.policy;
}

/** A version of the policy `privacy` that was public before. */
export async function versionKnown(server: TestServer, organisation: string, more: Facts = {}) {
  const first = {
    label: '1.0',
    text: 'We keep data 30 days.',
    effectiveFrom: '2026-01-01',
    origin: 'BASELINE',
  };
  return published(server, organisation, { ...first, ...more });
}

export async function drafted(server: TestServer, organisation: string, more: Facts) {
  const input = { organisation, policy: 'privacy', ...more };
  return (await server.get(draftPolicyVersion, { input })).draftPolicyVersion.policyVersion;
}

export async function published(server: TestServer, organisation: string, more: Facts = {}) {
  const input = { organisation, policy: 'privacy', ...more };
  return (await server.get(publishPolicyVersion, { input })).publishPolicyVersion.policyVersion;
}

/** Makes a final version public as the announcing of a notice does. */
export async function toldOf(
  server: TestServer,
  organisation: string,
  id: string,
  day: string,
  of: typeof PolicyVersion | typeof AgreementVersion = PolicyVersion,
): Promise<void> {
  await engaged(server, organisation, { legalName: `Beside ${id}` });
  const { notice } = (await server.get(draft, { organisation })).draftNotice;
  const actor = { kind: 'system' as const, subject: 'test' };
  await runAs({ actor, act: 'announceNotice', scope: 'all' }, () =>
    server.app.get(Database).transaction(async (em) => {
      const announced = await em.findOneOrFail<PolicyVersion | AgreementVersion>(of, { id });
      announced.announce(day, notice.id);
      await em.flush();
    }),
  );
}

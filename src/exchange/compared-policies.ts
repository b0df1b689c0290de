import { saysTheSame } from '../policies/added-translation.js';
import { PolicyVersionStatus } from '../policies/policy-on-day.js';
import type { Day } from '../shared/days.js';
import type { KnownPolicy, KnownPolicyVersion } from './known-texts.reader.js';
import type { KnownRegister } from './known-register.reader.js';
import { canonical } from './plain-value.js';
import { entryOfPolicy, givenPolicy, inForceOf, policyFields, refuseBadPolicy } from './policy-entries.js';
import type { RegisterInput } from './register.inputs.js';
import type { RegisterNames } from './register-names.js';
import type { RegisterPolicyInput } from './register-sections.inputs.js';
import { changesOf, type ForeseenRefusal, type KnownEntry, type SectionPlan } from './section.js';
import type { Refuse } from './compared-list.js';
import { wordFields } from './version-words.js';

interface KnownPolicyEntry extends KnownEntry<RegisterPolicyInput> {
  /** The draft that the file's version is, when there is one. */
  draft: string | null;
}
export type PolicyPlan = SectionPlan<RegisterPolicyInput, KnownPolicyEntry>;

const { DRAFT, FINAL, PAST } = PolicyVersionStatus;

/** A policy has no end: what the file does not name stays, and so does a version that it does not state. */
export function comparePolicies(
  { policies, prevailing, languages, on }: KnownRegister,
  { policies: given, organisation }: RegisterInput,
  names: RegisterNames,
  refuse: Refuse,
): { plan: PolicyPlan; refused: ForeseenRefusal[] } {
  const plan: PolicyPlan = { added: [], amended: [], ended: [], unchanged: 0, stated: [] };
  const refused: ForeseenRefusal[] = [];
  const bySlug = new Map(policies.map((row) => [row.slug, row]));
  const seen = new Set<string>();
  given?.forEach((input, index) => {
    const path = `policies.${index}`;
    const { slug } = input;
    if (seen.has(slug)) return refuse({ path: `${path}.slug`, message: `"${slug}" stands there twice` });
    seen.add(slug);
    refuseBadPolicy(input, path, organisation.languages ?? languages, refuse);
    const entry = givenPolicy(input, path, names, prevailing);
    const row = bySlug.get(slug);
    if (!row) {
      plan.stated.push({ entry, path });
      return plan.added.push({ entry, path });
    }
    const version = row.versions.find(({ label }) => label === entry.label);
    const isDraft = version?.status === DRAFT || version?.status === FINAL;
    const stands = isDraft ? version : inForceOf(row);
    const before = entryOfPolicy(row, stands, names, prevailing);
    const known = { id: row.id, entry: before, stands: false, draft: isDraft ? version.id : null };
    plan.stated.push({ entry, path, known });
    const isPublic = version !== undefined && !isDraft;
    refused.push(
      ...(isPublic ? otherThanPublished(version, entry, path, prevailing) : newVersion(row, entry, path, on)),
    );
    const changes = changesOf(before, entry, prevailing, {
      acts: [...wordFields, 'effectiveFrom'],
      ofNew: ['announcedOn'],
    }).filter(({ field }) => !isPublic || (policyFields as readonly string[]).includes(field));
    if (changes.length > 0) plan.amended.push({ entry, path, known, changes });
    else plan.unchanged += 1;
  });
  if (given) plan.unchanged += policies.filter(({ slug }) => !seen.has(slug)).length;
  return { plan, refused };
}

/** What a file says otherwise of a version that readers have seen. */
function otherThanPublished(
  version: KnownPolicyVersion,
  entry: RegisterPolicyInput,
  path: string,
  prevailing: string,
): ForeseenRefusal[] {
  const { label, status, neverHeld, lastDay, effectiveFrom, summary } = version;
  if (entry.text != null && !isSame(version, entry))
    return refusal(
      `${path}.label`,
      `version ${label} was published with another text: a changed text is a new version, with a label of its own (a translation is added by translatePolicyVersion)`,
    );
  if (neverHeld)
    return refusal(
      `${path}.label`,
      `version ${label} never held, another took its place before: what is to hold is a new version, with a label of its own`,
    );
  if (status === PAST)
    return refusal(
      `${path}.label`,
      `version ${label} held ${lastDay ? `until ${lastDay}` : 'until another took its place'}: what holds again is a new version, with a label of its own`,
    );
  if (entry.effectiveFrom && entry.effectiveFrom !== effectiveFrom)
    return refusal(
      `${path}.effectiveFrom`,
      `version ${label} takes effect on ${effectiveFrom}: what was published stays`,
    );
  if (entry.summary && canonical(entry.summary, prevailing) !== canonical(summary, prevailing))
    return refusal(`${path}.summary`, `version ${label} was published with another one, which stays`);
  return [];
}

/** What stands in the way of another version than those that are public. */
function newVersion(row: KnownPolicy, entry: RegisterPolicyInput, path: string, on: Day): ForeseenRefusal[] {
  if (!entry.label) return [];
  const from = entry.effectiveFrom ?? on;
  const held = inForceOf(row);
  if (held && from < held.effectiveFrom)
    return [
      {
        path: `${path}.effectiveFrom`,
        code: 'EFFECTIVE_BEFORE_PREVIOUS',
        message: `lies before ${held.effectiveFrom}, when version ${held.label}, which is in force, took effect`,
      },
    ];
  const before = row.versions
    .filter(({ isPublic, isLive, effectiveFrom }) => isPublic && isLive && effectiveFrom <= from)
    .toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1))[0];
  if (!before || !isSame(before, entry)) return [];
  const message = `is new, but the text is that of version ${before.label}, which it would follow: keep that label`;
  return [{ path: `${path}.label`, code: 'NOTHING_TO_AMEND', message }];
}

/** In the same languages, of which the same one prevails. */
function isSame(known: KnownPolicyVersion, entry: RegisterPolicyInput): boolean {
  const { text, prevailingLanguage, machineTranslated } = entry;
  if (text == null || typeof text === 'string') return false;
  return saysTheSame(known, {
    text,
    prevailingLanguage: prevailingLanguage ?? null,
    machineTranslated: machineTranslated ?? [],
  });
}

function refusal(path: string, message: string): ForeseenRefusal[] {
  return [{ path, code: 'BAD_USER_INPUT', message }];
}

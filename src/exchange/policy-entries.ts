import { PolicyVersionStatus } from '../policies/policy-on-day.js';
import type { FieldProblem } from '../shared/errors.js';
import { refused } from './compared-list.js';
import type { KnownPolicy, KnownPolicyVersion } from './known-texts.reader.js';
import { plain } from './plain-value.js';
import type { RegisterNames } from './register-names.js';
import type { RegisterPolicyInput } from './register-sections.inputs.js';
import { entryOfWords, givenWords, refuseOtherLanguages, wordFields } from './version-words.js';

/** What a file says of a policy itself; it changes at once. */
export const policyFields = [
  'kind',
  'title',
  'products',
  'position',
] as const satisfies readonly (keyof RegisterPolicyInput)[];

export function inForceOf({ versions }: KnownPolicy): KnownPolicyVersion | undefined {
  return versions.find(({ status }) => status === PolicyVersionStatus.IN_FORCE);
}

/** A policy in the words of a file, with one of its versions. */
export function entryOfPolicy(
  row: KnownPolicy,
  version: KnownPolicyVersion | undefined,
  names: Pick<RegisterNames, 'products'>,
  prevailing: string,
): RegisterPolicyInput {
  const { slug, kind, title, position } = row;
  return plain(
    {
      slug,
      kind,
      title,
      products: names.products.wordsOf(row.productIds),
      position,
      effectiveFrom: version?.effectiveFrom,
      announcedOn: version?.announcedOn,
      ...entryOfWords(version, prevailing),
    },
    prevailing,
  ) as RegisterPolicyInput;
}

/** What a file states, in the words that stand for the things it names. */
export function givenPolicy(
  input: RegisterPolicyInput,
  path: string,
  names: Pick<RegisterNames, 'products'>,
  prevailing: string,
): RegisterPolicyInput {
  return {
    ...input,
    products: names.products.words(input.products, `${path}.products`),
    ...givenWords(input, prevailing),
  };
}

/** What is wrong with the entry by itself: a version has a name and says all of the policy. */
export function refuseBadPolicy(
  entry: RegisterPolicyInput,
  path: string,
  languages: readonly string[],
  refuse: (problem: FieldProblem) => void,
): void {
  const { label, text } = entry;
  const stated = [...wordFields, 'effectiveFrom' as const, 'announcedOn' as const].filter(
    (field) => entry[field] != null,
  );
  if (stated.length === 0) return;
  if (!label)
    refuse({ path: `${path}.label`, message: `is missing: ${stated[0]} is said of a version, as 2.1` });
  if (text == null) refuse({ path: `${path}.text`, message: 'is missing: a version says all of the policy' });
  else refused(path, refuse, () => refuseOtherLanguages(entry, languages));
}

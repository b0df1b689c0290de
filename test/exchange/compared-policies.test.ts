import { describe, expect, it } from '@jest/globals';
import { comparePolicies } from '../../src/exchange/compared-policies.js';
import { nothingKnown } from '../../src/exchange/known-register.reader.js';
import type { KnownPolicy, KnownPolicyVersion } from '../../src/exchange/known-texts.reader.js';
import { RegisterNames } from '../../src/exchange/register-names.js';
import type { RegisterInput } from '../../src/exchange/register.inputs.js';
import { PolicyVersionStatus } from '../../src/policies/policy-on-day.js';
import { PolicyKind } from '../../src/shared/policy-kind.js';
import { digestOf } from '../../src/shared/text-version.js';

const { IN_FORCE, PAST, COMING, DRAFT, FINAL, WITHDRAWN } = PolicyVersionStatus;
const ON = '2026-03-01';

/** `1.0 IN_FORCE 2026-01-01 Thirty days.` */
const version = (label: string, status: PolicyVersionStatus, effectiveFrom: string, said: string) => {
  const text = { en: said };
  const isPublic = status !== DRAFT && status !== FINAL;
  const languages = { prevailingLanguage: 'en', machineTranslated: [] };
  const rest = {
    id: label,
    isPublic,
    isLive: true,
    lastDay: null,
    summary: null,
    announcedOn: null,
    neverHeld: status === WITHDRAWN,
  };
  const row = {
    ...rest,
    ...languages,
    label,
    status,
    effectiveFrom,
    text,
    digest: digestOf(text),
    addedTranslations: [],
  };
  return row as unknown as KnownPolicyVersion;
};
const VERSIONS = [
  version('0.9', PAST, '2025-01-01', 'Forty days.'),
  version('1.0', IN_FORCE, '2026-01-01', 'Thirty days.'),
  version('1.1', FINAL, '2026-02-15', 'Twenty days.'),
  version('1.2', DRAFT, '2026-05-01', 'Nineteen days.'),
  version('1.9', WITHDRAWN, '2026-04-01', 'Eleven days.'),
  version('2.0', COMING, '2026-04-01', 'Ten days.'),
];

function compared(stated: Record<string, unknown>, versions: readonly KnownPolicyVersion[] = VERSIONS) {
  const own = { slug: 'privacy', kind: PolicyKind.PRIVACY_POLICY, position: 0 };
  const row = {
    ...own,
    id: 'p',
    title: { en: 'Privacy' },
    productIds: [],
    versions,
  } as unknown as KnownPolicy;
  const known = { ...nothingKnown(ON, 'en'), policies: [row] };
  const input = {
    organisation: { slug: 'x' },
    on: ON,
    policies: [{ ...own, title: 'Privacy', ...stated }],
  } as RegisterInput;
  const problems: string[] = [];
  const refuse = ({ path }: { path: string }) => void problems.push(path);
  const { plan, refused } = comparePolicies(known, input, new RegisterNames(known, input), refuse);
  const [amended] = plan.amended;
  return {
    problems,
    refused: refused.map(({ path, code }) => `${path} ${code}`),
    changes: amended?.changes.map(({ field }) => field) ?? [],
    draft: amended?.known.draft,
  };
}
const said = (label: string, text: string, more: object = {}) => ({ label, text, ...more });

describe('a version of a policy in a register file', () => {
  it.each<[string, Record<string, unknown>]>([
    ['states none', {}],
    ['states the one in force', said('1.0', 'Thirty days.', { effectiveFrom: '2026-01-01' })],
    ['states it without its day', said('1.0', '  Thirty days.\n')],
    ['states it in an object', { label: '1.0', text: { en: 'Thirty days.' }, prevailingLanguage: 'en' }],
    ['states the one that is final', said('1.1', 'Twenty days.')],
    ['states a draft', said('1.2', 'Nineteen days.', { effectiveFrom: '2026-05-01' })],
    ['states the one to come', said('2.0', 'Ten days.')],
  ])('changes nothing where the file %s', (_what, stated) => {
    expect(compared(stated)).toEqual({ problems: [], refused: [], changes: [], draft: undefined });
  });

  it.each<[string, Record<string, unknown>, string[], string | null]>([
    ['a new one', said('3.0', 'Five days.'), ['label', 'text'], null],
    ['another text of a draft', said('1.1', 'Five days.'), ['text'], '1.1'],
    [
      'another day of a draft',
      said('1.2', 'Nineteen days.', { effectiveFrom: ON }),
      ['effectiveFrom'],
      '1.2',
    ],
    [
      'another title beside the text in force',
      { ...said('1.0', 'Thirty days.'), title: 'Data' },
      ['title'],
      null,
    ],
  ])('is written where it is %s', (_what, stated, changes, draft) => {
    expect(compared(stated)).toEqual({ problems: [], refused: [], changes, draft });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['another text under the label in force', said('1.0', 'Five days.'), 'label BAD_USER_INPUT'],
    ['another text under a label to come', said('2.0', 'Five days.'), 'label BAD_USER_INPUT'],
    ['a text that no longer holds', said('0.9', 'Forty days.'), 'label BAD_USER_INPUT'],
    ['a text that never held', said('1.9', 'Eleven days.'), 'label BAD_USER_INPUT'],
    ['another day', said('1.0', 'Thirty days.', { effectiveFrom: ON }), 'effectiveFrom BAD_USER_INPUT'],
    ['another summary', said('1.0', 'Thirty days.', { summary: 'x' }), 'summary BAD_USER_INPUT'],
    ['another label for what is in force', said('1.0a', 'Thirty days.'), 'label NOTHING_TO_AMEND'],
    [
      'another label for what will hold then',
      said('3.0', 'Ten days.', { effectiveFrom: '2026-06-01' }),
      'label NOTHING_TO_AMEND',
    ],
    [
      'one before that in force',
      said('3.0', 'Five days.', { effectiveFrom: '2025-12-31' }),
      'effectiveFrom EFFECTIVE_BEFORE_PREVIOUS',
    ],
  ])('is refused where it is %s', (_what, stated, refused) => {
    expect(compared(stated).refused).toEqual([`policies.0.${refused}`]);
  });

  it('follows nothing where there is none yet', () => {
    expect(compared(said('3.0', 'Thirty days.'), [])).toEqual({
      problems: [],
      refused: [],
      changes: expect.arrayContaining(['label', 'text']),
      draft: null,
    });
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkRegister } from '../../src/cli/register-check.js';
import { readPart } from '../../src/cli/register-parts.js';

/** A rule, where it finds something in the file, and what the policy says, or does not say, that it is found. */
type Expected = [rule: string, paths: string[], because: string];

const purposes = (activity: number, count: number) =>
  Array.from({ length: count }, (_, index) => `activities.${activity}.purposes.${index}.legalBasis`);
const kept = (activity: number, count: number) =>
  Array.from({ length: count }, (_, index) => `activities.${activity}.dataItems.${index}.retention`);

const deskhero: Expected[] = [
  ['T02', ['transfers.0.destination'], 'section 9 speaks of countries outside the EU and EEA and names none'],
  [
    'L02',
    ['interest', 'interestHolder', 'interestAssessment'].map((field) => `activities.2.purposes.0.${field}`),
    'section 5.2 rests communication on legitimate interests too, and names neither the interest nor an assessment',
  ],
  ['L04', ['activities.3.purposes.0.law'], 'section 5.3 rests on legal obligations and cites no law'],
  [
    'L02',
    ['activities.4.purposes.0.interestAssessment'],
    'section 5.4 names the interest and no assessment of it',
  ],
  [
    'L05',
    ['activities.4.purposes.0.consent.record'],
    'section 5.4 obtains consent "where required"; a record is not mentioned',
  ],
  [
    'P01',
    ['activities.1.controllers', 'activities.5.controllers'],
    'section 3 acts for customers, with their mailboxes too, and names none of them',
  ],
];

const faveo: Expected[] = [
  [
    'T03',
    ['transfers.0.mechanisms'],
    'transfers to the United States rest on consent by use of the site: neither explicit nor after information on the risks',
  ],
  [
    'T18',
    ['transfers.0.mechanisms.0.kind', 'transfers.1.mechanisms.0.kind'],
    'data are stored there all the time, and the only ground is a derogation',
  ],
  ['T02', ['transfers.1.destination'], '"other countries" are not named'],
  [
    'T03',
    ['transfers.1.mechanisms.0.derogation'],
    'wherever they lie, using the site is no explicit consent, and no risk is told of',
  ],
  [
    'L01',
    [...purposes(0, 4), ...purposes(1, 2), ...purposes(2, 2)],
    'the policy lists uses and states a legal basis for none',
  ],
  [
    'C06',
    [...kept(1, 3).slice(1), ...kept(2, 2)],
    'the 14 days run from the closing of an account, which prospects, visitors and users of the apps are not said to have',
  ],
  [
    'L05',
    ['activities.3.purposes.0.consent.record'],
    'consent is obtained before a testimonial is published; a record is not mentioned',
  ],
  ['P01', ['activities.4.controllers'], 'the platform is run for customers, none of them named'],
];

const helpDeskMigration: Expected[] = [
  [
    'T03',
    ['transfers.0.mechanisms'],
    'data go to Ukraine, which has no adequacy decision, and no safeguard is named',
  ],
  ['T02', ['transfers.1.destination'], '"other countries where … facilities or staff" are not named'],
  [
    'L01',
    [...purposes(0, 3), ...purposes(1, 4), ...purposes(2, 1)],
    'the notice lists purposes and states a legal basis for none',
  ],
  ['C06', [...kept(0, 5), ...kept(1, 3), ...kept(2, 1)], 'no retention is stated anywhere'],
  [
    'S01',
    [
      'activities.0.recipients.1.contract',
      'activities.0.recipients.2.contract',
      'activities.1.recipients.0.contract',
    ],
    'providers and a payment processor are mentioned, contracts with them are not',
  ],
];

const found = async (name: string) => {
  const file = new URL(`../../examples/${name}.yaml`, import.meta.url);
  return checkRegister([readPart(`${name}.yaml`, readFileSync(file, 'utf8'))]);
};
const pairs = (list: readonly { rule: string; path: string }[]) =>
  list.map(({ rule, path }) => `${rule} ${path}`).toSorted();

describe('the rules find in the example registers what a privacy lawyer would', () => {
  it.each([
    ['deskhero', deskhero],
    ['faveo', faveo],
    ['help-desk-migration', helpDeskMigration],
  ])('%s: this, and nothing that the text does not bear', async (name, expected) => {
    const listed = expected.flatMap(([rule, paths]) => paths.map((path) => ({ rule, path })));
    expect(pairs(await found(name))).toEqual(pairs(listed));
  });

  it('each in its line of the file', async () => {
    const file = readFileSync(new URL('../../examples/deskhero.yaml', import.meta.url), 'utf8').split('\n');
    const law = (await found('deskhero')).find(({ rule }) => rule === 'L04')!;
    expect(file[law.line - 1]).toContain('key: comply');
  });

  it('acme-helpdesk: nothing at all, not even in strict mode an error', async () => {
    expect(await found('acme-helpdesk')).toEqual([]);
    const file = readFileSync(new URL('../../examples/acme-helpdesk.yaml', import.meta.url), 'utf8');
    expect(await checkRegister([readPart('acme-helpdesk.yaml', file)], true)).toEqual([]);
  });
});

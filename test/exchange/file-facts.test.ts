import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readRegister } from '../../src/cli/register-file.js';
import { readPart } from '../../src/cli/register-parts.js';
import { factsOfFile, type FileFacts } from '../../src/exchange/file-facts.js';
import { judge } from '../../src/findings/judge.js';
import { shippedLaw } from '../../src/law/shipped-law.js';
import type { File } from '../support/register-files.js';
import { wholeRegister } from './whole.js';

async function factsOf(file: File): Promise<FileFacts> {
  const { input, findings } = await readRegister([readPart('file.yaml', JSON.stringify(file))]);
  expect(findings.filter(({ rule }) => rule === 'yaml')).toEqual([]);
  return factsOfFile(input!);
}

describe('a register file, read without a server', () => {
  it('says of every section what the register would have', async () => {
    const { facts, problems } = await factsOf(wholeRegister('read'));
    expect(problems).toEqual([]);
    expect(facts).toMatchObject({
      on: '2026-03-01',
      strict: false,
      organisation: { id: 'read', name: 'Whole GmbH' },
      profile: { partyId: 'us', dpoPartyId: 'dpo', leadAuthorityPartyId: null, employees: 40 },
      listStampedOn: '2026-03-01',
    });
    expect(facts.law).toBe(shippedLaw);
    expect(facts.parties.map(({ id, reference }) => [id, reference])).toEqual([
      ['us', 'us'],
      ['dpo', 'dpo'],
      ['customer', 'customer'],
      ['Bare Ltd', null],
      ['cloud', 'cloud'],
      ['Under Cloud Ltd', null],
    ]);
    expect(facts.parties[2]).toMatchObject({ legalName: 'Customer AG', kind: 'ORGANISATION', website: null });
    const backups = facts.subProcessors[1]!;
    expect(backups).toMatchObject({
      status: 'IN_USE',
      partyId: 'cloud',
      productIds: ['chat'],
      service: { de: 'Sicherung' },
    });
    expect(facts.subProcessors[2]).toMatchObject({ id: 'Under Cloud Ltd', engagedById: backups.id });
    expect(facts.authorisations).toEqual([
      {
        agreementId: 'dpa',
        customerId: 'customer',
        versionId: backups.id,
        state: 'AUTHORISED',
        decidedOn: '2026-02-15',
      },
      {
        agreementId: 'dpa',
        customerId: 'customer',
        versionId: 'Under Cloud Ltd',
        state: 'OBJECTED',
        decidedOn: '2026-03-01',
      },
    ]);
    expect(judge(facts).filter(({ rule }) => rule === 'S06')).toMatchObject([
      { targetId: 'Under Cloud Ltd' },
    ]);
    expect(facts.transfers).toMatchObject([
      {
        id: 'onward',
        onwardOfId: 'to-cloud',
        importerPartyId: 'Bare Ltd',
        subProcessorId: null,
        announcedOn: null,
      },
      { id: 'to-cloud', importerPartyId: 'cloud', subProcessorId: backups.id, announcedOn: '2026-03-01' },
    ]);
    expect(facts.agreements[0]).toMatchObject({
      id: 'dpa',
      kind: 'ARTICLE_28',
      noticeDays: 30,
      standings: [
        { partyId: 'customer', until: '2026-01-31', terms: { noticeDays: 14 } },
        { partyId: 'Bare Ltd', terms: { noticeDays: 14 } },
        { partyId: 'customer', until: null, terms: { noticeDays: 30 } },
      ],
    });
    expect(facts.activities).toMatchObject([
      {
        id: 'support',
        title: { en: 'Support', de: 'Hilfe' },
        activatedOn: '2025-02-01',
        suspendedOn: '2026-02-01',
        dataItems: [{ key: 'CONTACT' }],
        recipients: [
          { partyId: 'cloud', subProcessorId: backups.id, agreementId: 'cloud-dpa' },
          { category: { en: 'Insurers' } },
        ],
        productIds: ['desk'],
      },
      { id: 'newsletter', noRecipients: true, endedOn: '2026-01-31' },
      { id: 'hosting', role: 'PROCESSOR', controllers: [{ partyId: 'customer', agreementId: 'dpa' }] },
    ]);
  });

  it.each(['deskhero', 'faveo', 'help-desk-migration'])('finds nothing malformed in %s', async (name) => {
    const path = fileURLToPath(new URL(`../../examples/${name}.yaml`, import.meta.url));
    const { input } = await readRegister([readPart(path, readFileSync(path, 'utf8'))]);
    const { facts, problems } = factsOfFile(input!);
    expect(problems).toEqual([]);
    expect(facts.activities).toHaveLength(input!.activities!.length);
  });

  const file = wholeRegister('bad');
  const agreement = { reference: 'd', title: 'D', side: 'CUSTOMER', effectiveFrom: '2026-02-01' };
  const business = { dayCount: 'BUSINESS' };
  const policy = { slug: 'terms', kind: 'TERMS', title: 'Terms' };
  const activity = { reference: 'x', role: 'CONTROLLER', title: 'X' };
  it.each<[string, File, string]>([
    [
      'a reference that stands twice',
      { transfers: [...file['transfers'], file['transfers'][1]] },
      'transfers.2.reference',
    ],
    ['a party that is not there', { profile: { party: 'Nobody' } }, 'profile.party'],
    [
      'a name that two bear',
      { activities: [{ ...activity, subProcessors: ['Cloud Inc.'] }] },
      'activities.0.subProcessors.0',
    ],
    [
      'a transfer that is not there',
      { activities: [{ ...activity, transfers: ['to-nowhere'] }] },
      'activities.0.transfers.0',
    ],
    [
      'a product that is not there',
      { activities: [{ ...activity, products: ['toaster'] }] },
      'activities.0.products.0',
    ],
    [
      'a key that is not there',
      { activities: [{ ...activity, dataItems: [{ category: 'CONTACT', purposes: ['p'] }] }] },
      'activities.0.dataItems.0.purposes.0',
    ],
    [
      'a purpose of a processor',
      { activities: [{ ...activity, role: 'PROCESSOR', purposes: [{ key: 'p', label: 'P' }] }] },
      'activities.0.purposes',
    ],
    [
      'an agreement that ends before it begins',
      { agreements: [{ ...agreement, expiresOn: '2026-01-31' }] },
      'agreements.0.expiresOn',
    ],
    [
      'business days of no calendar',
      { agreements: [{ ...agreement, ...business }] },
      'agreements.0.holidayCalendar',
    ],
    [
      'business days of no calendar, in another version',
      { agreements: [{ ...agreement, otherVersions: [{ effectiveFrom: '2026-01-01', ...business }] }] },
      'agreements.0.otherVersions.0.holidayCalendar',
    ],
    ['a policy that stands twice', { policies: [policy, policy] }, 'policies.1.slug'],
    [
      'a policy about no product',
      { policies: [{ ...policy, products: ['toaster'] }] },
      'policies.0.products.0',
    ],
    ['a text without a label', { policies: [{ ...policy, text: 'x' }] }, 'policies.0.label'],
    ['a label without a text', { policies: [{ ...policy, label: '1' }] }, 'policies.0.text'],
    [
      'a text in a language that is not there',
      { policies: [{ ...policy, label: '1', text: { fr: 'x', en: 'x' } }] },
      'policies.0.text.fr',
    ],
    [
      'a text of an agreement in a language that is not there',
      { agreements: [{ reference: 'd', title: 'D', side: 'VENDOR', text: { fr: 'x', en: 'x' } }] },
      'agreements.0.text.fr',
    ],
    [
      'a translation that is not there',
      { policies: [{ ...policy, label: '1', text: 'x', machineTranslated: ['de'] }] },
      'policies.0.machineTranslated.0',
    ],
    [
      'a category of importers beside the importer',
      { transfers: [{ ...file['transfers'][1], importerCategory: 'Hosting providers' }] },
      'transfers.0.importerCategory',
    ],
    [
      'an end before it began',
      { activities: [{ ...activity, activatedOn: '2026-02-02', endedOn: '2026-02-01' }] },
      'activities.0.endedOn',
    ],
    [
      'an end before the planned first day of what began',
      {
        activities: [
          { ...activity, startsOn: '2026-02-02', activatedOn: '2026-01-01', endedOn: '2026-02-01' },
        ],
      },
      'activities.0.endedOn',
    ],
    [
      'recipients in a circle',
      {
        activities: [
          {
            ...activity,
            recipients: [
              { key: 'a', role: 'PROCESSOR', category: 'A', below: 'b' },
              { key: 'b', role: 'PROCESSOR', category: 'B', below: 'a' },
            ],
          },
        ],
      },
      'activities.0.recipients.0.below',
    ],
    [
      'a version that is not there',
      {
        agreements: [
          {
            reference: 'd',
            title: 'D',
            side: 'CUSTOMER',
            standings: [{ party: 'us', since: '2026-03-01', version: '2026-02-28' }],
          },
        ],
      },
      'agreements.0.standings.0.version',
    ],
  ])('names the path of %s', async (_what, more, path) => {
    const { problems } = await factsOf({
      ...file,
      activities: undefined,
      authorisations: undefined,
      ...more,
    });
    expect(problems.map((problem) => problem.path)).toEqual([path]);
  });
});

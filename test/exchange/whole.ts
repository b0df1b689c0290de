import type { File } from '../support/register-files.js';

/** By what the file names an entry of its own list. */
const BACKUPS = '11111111-1111-4111-8111-111111111111';

/** A register in which every section says much, and names what the others hold in all the ways there are. */
export const wholeRegister = (slug: string): File => ({
  organisation: {
    slug,
    name: 'Whole GmbH',
    timeZone: 'Europe/Berlin',
    languages: ['en', 'de'],
    noticeDays: 0,
  },
  on: '2026-03-01',
  products: [
    { slug: 'desk', name: 'Desk' },
    { slug: 'chat', name: 'Chat' },
  ],
  parties: [
    { reference: 'us', legalName: 'Whole GmbH', establishment: 'DE', contact: 'privacy@whole.example' },
    { reference: 'dpo', kind: 'NATURAL_PERSON', legalName: 'Officer of Whole', contact: 'dpo@whole.example' },
    { reference: 'customer', legalName: 'Customer  AG', establishment: 'AT' },
    { legalName: 'Bare Ltd', establishment: 'GB' },
    { reference: 'cloud', legalName: 'Cloud Inc.', establishment: 'US', website: 'https://cloud.example' },
  ],
  profile: {
    party: 'Whole GmbH',
    dpoParty: 'dpo',
    isController: true,
    isProcessor: true,
    employees: 40,
    dpo: { appointed: true, ground: 'VOLUNTARY', publishedContact: 'dpo@whole.example' },
  },
  subProcessors: [
    {
      legalName: 'Cloud Inc.',
      service: 'Hosting',
      countries: ['US'],
      products: ['desk'],
      address: '1 Cloud Way',
    },
    {
      legalName: 'Cloud Inc.',
      service: { en: 'Backups', de: 'Sicherung' },
      countries: ['US'],
      products: ['chat'],
      id: BACKUPS,
    },
    { legalName: 'Under Cloud Ltd', service: 'Network', engagedBy: BACKUPS, effectiveFrom: '2025-06-01' },
  ],
  agreements: [
    {
      reference: 'dpa',
      title: 'Data processing agreement',
      side: 'CUSTOMER',
      effectiveFrom: '2026-01-01',
      authorisation: 'GENERAL',
      noticeDays: 30,
      products: ['desk'],
      noticeContacts: [{ email: 'legal@customer.example', function: 'Legal' }],
      otherVersions: [{ effectiveFrom: '2024-01-01', authorisation: 'GENERAL', noticeDays: 14 }],
      standings: [
        { party: 'Customer AG', since: '2024-02-01', version: '2024-01-01' },
        {
          party: 'customer',
          since: '2026-02-01',
          products: ['desk'],
          noticeContacts: [{ email: 'dpo@customer.example' }],
        },
        { party: 'Bare Ltd', since: '2024-06-01', until: '2025-06-30' },
      ],
    },
    {
      reference: 'cloud-dpa',
      title: 'With Cloud',
      side: 'VENDOR',
      party: 'Cloud Inc.',
      signedOn: '2025-01-01',
    },
    {
      reference: 'old',
      title: 'Of old',
      side: 'VENDOR',
      party: 'Bare Ltd',
      effectiveFrom: '2020-01-01',
      endedOn: '2022-12-31',
    },
  ],
  authorisations: [
    {
      agreement: 'dpa',
      customer: 'Customer AG',
      subProcessor: BACKUPS,
      state: 'OBJECTED',
      decidedOn: '2026-01-15',
      by: 'Legal',
      note: 'Letter of that day',
    },
    {
      agreement: 'dpa',
      customer: 'customer',
      subProcessor: BACKUPS,
      state: 'AUTHORISED',
      decidedOn: '2026-02-15',
    },
    {
      agreement: 'dpa',
      customer: 'customer',
      subProcessor: 'Under Cloud Ltd',
      state: 'OBJECTED',
      decidedOn: '2026-03-01',
    },
  ],
  transfers: [
    {
      reference: 'onward',
      importer: 'Bare Ltd',
      destination: 'GB',
      onwardOf: 'to-cloud',
      mechanisms: [{ kind: 'ADEQUACY', decision: 'GB-GDPR' }],
    },
    {
      reference: 'to-cloud',
      importer: 'cloud',
      subProcessor: BACKUPS,
      destination: 'US',
      exporterRole: 'PROCESSOR',
      dataCategories: ['CONTACT'],
      mechanisms: [
        {
          kind: 'SCC_COMMISSION',
          scc: { decision: 'EU_2021_914', module: 'PROCESSOR_TO_PROCESSOR', annexI: false },
        },
      ],
      assessment: { outcome: 'ADEQUATE', assessedOn: '2025-12-01', supplementaryMeasures: ['Encryption'] },
      effectiveFrom: '2026-02-01',
    },
  ],
  activities: [
    {
      reference: 'support',
      role: 'CONTROLLER',
      title: { en: 'Support', de: 'Hilfe' },
      owner: 'Head of support',
      startsOn: '2025-01-01',
      activatedOn: '2025-02-01',
      activationReason: 'It runs already.',
      suspensions: [
        { from: '2025-05-01', until: '2025-05-31', reason: 'Moved house' },
        { from: '2026-02-01' },
      ],
      purposes: [{ key: 'answer', label: 'Answer', main: true, legalBasis: 'CONTRACT', contract: 'Terms' }],
      dataSubjects: [
        { category: 'CUSTOMERS' },
        { category: 'OTHER', key: 'callers', label: { en: 'Callers', de: 'Anrufer' } },
      ],
      dataItems: [
        {
          category: 'CONTACT',
          key: 'CONTACT',
          subjects: ['CUSTOMERS'],
          purposes: ['answer'],
          retention: { kind: 'FIXED', period: 'P1Y' },
        },
      ],
      recipients: [
        {
          key: 'host',
          role: 'PROCESSOR',
          party: 'Cloud Inc.',
          subProcessor: BACKUPS,
          agreement: 'cloud-dpa',
          dataItems: ['CONTACT'],
        },
        { role: 'THIRD_PARTY', category: 'Insurers', below: 'host' },
      ],
      controllers: [{ party: 'Bare Ltd', arrangement: 'Folder 7' }],
      subProcessors: ['Under Cloud Ltd', BACKUPS],
      transfers: ['to-cloud'],
      products: ['desk'],
      measures: [{ group: 'RESTORATION', description: 'Backups' }],
      systems: [{ name: 'Desk', hostedIn: ['DE'] }],
      review: { lastOn: '2026-01-15', by: 'Officer' },
    },
    {
      reference: 'newsletter',
      role: 'CONTROLLER',
      title: 'Newsletter',
      noRecipients: true,
      endedOn: '2026-01-31',
    },
    {
      reference: 'hosting',
      role: 'PROCESSOR',
      title: 'Hosting for customers',
      controllers: [
        { party: 'customer', agreement: 'dpa', processingCategories: ['Storage'], endOfContract: 'DELETE' },
      ],
      subProcessors: ['Under Cloud Ltd'],
      transfers: ['to-cloud', 'onward'],
    },
  ],
});

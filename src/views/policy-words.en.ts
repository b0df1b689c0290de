import type { PolicyKind } from '../shared/policy-kind.js';

/** English, and the shape of every catalogue of the policy pages. `day` arguments are formatted already. */
export const en = {
  title: 'Policies',
  lead: (organisation: string) =>
    `The texts by which ${organisation} processes personal data, in every version.`,
  none: 'No policy is published.',
  kinds: {
    PRIVACY_POLICY: 'Privacy policy',
    COOKIE_POLICY: 'Cookie policy',
    DPA_TEMPLATE: 'Data processing agreement',
    TOM: 'Technical and organisational measures',
    SUB_PROCESSOR_POLICY: 'Sub-processor policy',
    TERMS: 'Terms',
    OTHER: 'Other text',
  } as Record<`${PolicyKind}`, string>,
  version: (label: string) => `Version ${label}`,
  status: { IN_FORCE: 'In force', COMING: 'Coming', PAST: 'Past', WITHDRAWN: 'Withdrawn' },
  effective: 'Effective from',
  until: 'Until',
  published: 'Published',
  products: 'Products',
  coming: (label: string, day: string) => `Version ${label} is announced and takes effect on ${day}.`,
  readIt: 'Read it, and what changes',
  notInForce: (day: string) => `Not yet in force: this version takes effect on ${day}.`,
  past: 'This version is no longer in force.',
  withdrawn: 'This version was withdrawn before it took effect.',
  current: 'The version in force',
  prevails: (language: string) => `The ${language} text prevails.`,
  machine: 'A machine translated this text. It may contain errors; it is here for information only.',
  untranslated: (language: string) => `This version is not available in ${language}.`,
  translationAdded: (day: string) => `This translation was added on ${day}, after the version was published.`,
  changed: (label: string) => `What changed since version ${label}`,
  first: 'This is the first version published here.',
  legend: 'How to read this:',
  added: 'added',
  removed: 'removed',
  same: 'unchanged passages are left out',
  coarse: 'Some passages differ so much that they are shown as a whole.',
  onlyTranslations: 'The text in this language is the same.',
  versions: 'All versions',
  machines: 'The same for machines',
  trust:
    'What is promised about personal data: each policy in force, what is coming, and every version before.',
};

export type PolicyWords = typeof en;

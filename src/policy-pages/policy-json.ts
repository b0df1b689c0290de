import type { Organisation } from '../organisations/organisation.entity.js';
import type { PolicyVersionOnDay } from '../policies/policy-on-day.js';
import type { Day } from '../shared/days.js';
import { textIn } from '../shared/localized-text.js';
import { versionHref } from './addresses.js';
import type { ShownPolicy } from './published-policies.reader.js';

interface Document {
  organisation: Organisation;
  publicUrl: string;
  lang: string;
  on: Day;
  published: ShownPolicy;
  text: { said: string; lang: string };
}

/** A policy for machines: the version that the page shows, with its text as Markdown, and all the public ones. */
export function policyDocument({ organisation, publicUrl, lang, on, published, text }: Document) {
  const { policy, shown, versions, products } = published;
  const entry = (version: PolicyVersionOnDay) => ({
    label: version.label,
    status: version.status,
    effectiveFrom: version.effectiveFrom,
    lastDay: version.lastDay,
    publishedOn: version.publishedOn,
    announcedOn: version.announcedOn,
    material: version.material,
    summary: textIn(version.summary, lang, policy.prevailing),
    languages: version.languages,
    prevailingLanguage: version.prevailingLanguage,
    machineTranslated: version.machineTranslated,
    digest: version.digest,
    addedTranslations: version.addedTranslations,
    url: publicUrl + versionHref(organisation, lang, policy.slug, version.label),
  });
  return {
    organisation: organisation.slug,
    organisationName: organisation.name,
    policy: policy.slug,
    kind: policy.kind,
    title: textIn(policy.title, lang, policy.prevailing),
    products: products.map(({ slug }) => slug),
    on,
    language: text.lang,
    version: { ...entry(shown), text: text.said },
    versions: versions.map(entry),
  };
}

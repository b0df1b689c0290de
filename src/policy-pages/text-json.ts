import type { Organisation } from '../organisations/organisation.entity.js';
import type { Day } from '../shared/days.js';
import { textIn } from '../shared/localized-text.js';
import { versionHref } from './addresses.js';
import type { ShownVersion, TextVersionShown } from './published-text.js';

interface Document {
  organisation: Organisation;
  publicUrl: string;
  lang: string;
  on: Day;
  published: ShownVersion;
  text: { said: string; lang: string };
}

/** A text for machines: the version that the page shows, with its text as Markdown, and all the public ones. */
export function textDocument({ organisation, publicUrl, lang, on, published, text }: Document) {
  const { subject, shown, versions, products } = published;
  const entry = (version: TextVersionShown) => ({
    label: version.label,
    status: version.status,
    effectiveFrom: version.effectiveFrom,
    lastDay: version.lastDay,
    publishedOn: version.publishedOn,
    announcedOn: version.announcedOn,
    material: version.material,
    summary: textIn(version.summary, lang, subject.prevailing),
    languages: version.languages,
    prevailingLanguage: version.prevailingLanguage,
    machineTranslated: version.machineTranslated,
    digest: version.digest,
    addedTranslations: version.addedTranslations,
    terms: version.terms,
    url: publicUrl + versionHref(organisation, lang, subject, version.label),
  });
  return {
    organisation: organisation.slug,
    organisationName: organisation.name,
    [subject.folder === 'policies' ? 'policy' : 'agreement']: subject.slug,
    kind: subject.kind,
    title: textIn(subject.title, lang, subject.prevailing),
    products: products.map(({ slug }) => slug),
    on,
    language: text.lang,
    version: { ...entry(shown), text: text.said },
    versions: versions.map(entry),
  };
}

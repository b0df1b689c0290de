import type { PublicTerms } from '../agreements/public-agreements.reader.js';
import type { Product } from '../organisations/product.entity.js';
import { PolicyVersionStatus, type PolicyOnDay, type PolicyVersionOnDay } from '../policies/policy-on-day.js';
import type { Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import type { LocalizedText } from '../shared/localized-text.js';

const { COMING, IN_FORCE, WITHDRAWN } = PolicyVersionStatus;

/** A policy, or terms that many customers stand on; `slug`: the reference of these. */
export type TextSubject = Pick<PolicyOnDay, 'id' | 'slug' | 'title' | 'kind' | 'prevailing'> & {
  folder: 'policies' | 'agreements';
};

/** A public version of it. */
export type TextVersionShown = Pick<
  PolicyVersionOnDay,
  | 'id'
  | 'label'
  | 'status'
  | 'effectiveFrom'
  | 'lastDay'
  | 'publishedOn'
  | 'announcedOn'
  | 'material'
  | 'summary'
  | 'languages'
  | 'prevailingLanguage'
  | 'machineTranslated'
  | 'addedTranslations'
  | 'isLive'
  | 'neverHeld'
  | 'createdAt'
> & {
  /** Null: the register holds no text of it, only its terms. */
  digest: string | null;
  /** Of an agreement. */
  terms?: PublicTerms;
};

/** A text of which something is public, and what is. */
export interface PublishedText {
  subject: TextSubject;
  /** Public versions, the latest to take effect first; withdrawn ones too. */
  versions: TextVersionShown[];
  inForce?: TextVersionShown;
  /** The next to take effect first. */
  coming: TextVersionShown[];
}

/** A version that another is compared with. */
export interface ComparedVersion {
  version: TextVersionShown;
  text: LocalizedText;
}

/** One version as its page shows it. */
export interface ShownVersion extends PublishedText {
  shown: TextVersionShown;
  text: LocalizedText;
  /** The public version that it followed, with its text. */
  before?: ComparedVersion;
  /** What it was announced after, where another version has come between since. */
  toldAfter?: ComparedVersion;
  products: Product[];
}

/** None of it is public: undefined. */
export function publishedText(subject: TextSubject, versions: TextVersionShown[]): PublishedText | undefined {
  if (versions.length === 0) return undefined;
  const coming = versions.filter(({ status }) => status === COMING).toReversed();
  return { subject, versions, inForce: versions.find(({ status }) => status === IN_FORCE), coming };
}

/** The version of a label; or the one that holds on the day, or else is the first to come. @throws NOT_FOUND */
export function chosen(
  found: PublishedText | undefined,
  label: string | undefined,
): { found: PublishedText; shown: TextVersionShown; followed?: TextVersionShown; told?: TextVersionShown } {
  const shown = label === undefined ? (found?.inForce ?? found?.coming[0]) : found && named(found, label);
  if (!found || !shown) throw Refusal.notFound('text');
  const followed = before(found.versions, shown);
  const told = shown.announcedOn === null ? followed : before(publishedBy(shown.announcedOn, found), shown);
  return { found, shown, followed, ...(told?.id !== followed?.id && { told }) };
}

/** A label may have been given again after a withdrawal: then it names what stands. */
function named({ versions }: PublishedText, label: string): TextVersionShown | undefined {
  const all = versions.filter((version) => version.label === label);
  return all.find(({ status }) => status !== WITHDRAWN) ?? all[0];
}

function publishedBy(day: Day, { versions }: PublishedText): TextVersionShown[] {
  return versions.filter(({ publishedOn }) => publishedOn !== null && publishedOn <= day);
}

/** Of a day the version published later took the place of the earlier one. */
function before(
  versions: readonly TextVersionShown[],
  shown: TextVersionShown,
): TextVersionShown | undefined {
  const order = (version: TextVersionShown) =>
    `${version.effectiveFrom} ${version.isLive ? 1 : 0} ${version.publishedOn} ${String(version.createdAt)}`;
  return versions
    .filter(
      (version) =>
        (version.status !== WITHDRAWN || version.neverHeld) &&
        version.id !== shown.id &&
        order(version) < order(shown),
    )
    .sort((one, other) => order(other).localeCompare(order(one)))[0];
}

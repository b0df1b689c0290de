import type { PartyFacts } from '../parties/party-facts.js';
import { Refusal } from '../shared/errors.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { Entry, Timeline } from '../shared/timeline.js';
import type { Announceable } from '../shared/announceable.js';
import { factChanges, type EngagementFacts, type Facts } from './facts.js';
import type { SubProcessor } from './sub-processor.entity.js';

/**
 * Writes what differs from the version in force: facts of the party onto the party, those of the engagement onto the
 * engagement. An edit that is undone before anyone was told leaves nothing behind.
 */
export function amend(
  engagement: SubProcessor,
  party: Partial<PartyFacts>,
  facts: Partial<EngagementFacts>,
  entry: Entry,
  prevailing: string,
): void {
  const wrote = [
    write(engagement.party.timeline(), party, entry, prevailing),
    write(engagement.timeline(), facts, entry, prevailing),
  ];
  if (!wrote.includes(true))
    throw new Refusal('NOTHING_TO_AMEND', 'the facts given are those that already hold');
}

function write<V extends Announceable & Facts>(
  timeline: Timeline<V>,
  given: Facts,
  entry: Entry,
  prevailing: string,
): boolean {
  if (Object.keys(given).length === 0) return false;
  const base = timeline.baseOf(entry);
  const changed = factChanges(pick(base, given), given, prevailing).map(({ field }) => field);
  const translated = translate(base, given, changed, prevailing);
  if (changed.length === 0) return translated;
  const facts = Object.fromEntries(changed.map((field) => [field, given[field]])) as Partial<V>;
  for (const version of timeline.amend(facts, entry)) {
    const before = timeline.before(version);
    if (before && version.isDraft() && factChanges(before, version, prevailing).length === 0)
      timeline.discard(version);
  }
  return true;
}

/** Adding a translation is no amendment: it goes onto the version that holds, public or not. */
function translate(base: Facts, given: Facts, changed: readonly string[], prevailing: string): boolean {
  let added = false;
  for (const [field, value] of Object.entries(given)) {
    const known = base[field as keyof Facts];
    if (changed.includes(field) || !isText(value) || !isText(known)) continue;
    const merged = { ...known, ...value, [prevailing]: known[prevailing] ?? '' };
    if (JSON.stringify(merged) === JSON.stringify(known)) continue;
    Object.assign(base, { [field]: merged });
    added = true;
  }
  return added;
}

function isText(value: unknown): value is LocalizedText {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pick(base: Facts, fields: Facts): Facts {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, base[field as keyof Facts]]));
}

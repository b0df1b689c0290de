import type { Collection } from '@mikro-orm/core';
import { inForce, laterThan, Origin, publicOn, type Announceable } from './announceable.js';
import type { Day } from './days.js';
import { Refusal } from './errors.js';

/** How a change comes into the register. */
export interface Entry {
  /** First day on which it holds. */
  effectiveFrom: Day;
  origin: Origin;
  /** Of a baseline: the day on which customers were told, as stated. */
  announcedOn?: Day | null;
  /** Released without telling anyone, and why. */
  silentReason?: string;
  /** Drafts the same change onto later announced versions too. */
  carryForward?: boolean;
}

/**
 * The versions of one identity in time: where a change for a day is written, and what it must not build below. The rooms
 * bring the facts, the rules are the same for all of them.
 */
export class Timeline<V extends Announceable> {
  constructor(private readonly versions: Collection<V>) {}

  /** The version that holds on a day, drafts included. */
  on(day: Day): V | undefined {
    return inForce(this.all(), day);
  }

  /** The version that a change for that day follows. @throws EFFECTIVE_BEFORE_PREVIOUS */
  base(day: Day): V {
    const base = this.on(day);
    if (!base) {
      const first = laterThan(this.all(), day)[0];
      throw Refusal.field(
        'effectiveFrom',
        first
          ? `lies before ${first.effectiveFrom}, when the first version begins`
          : 'nothing stands on that day',
        'EFFECTIVE_BEFORE_PREVIOUS',
      );
    }
    if (base.isRemoval())
      throw Refusal.field(
        'effectiveFrom',
        `lies after the removal on ${base.effectiveFrom}`,
        'EFFECTIVE_BEFORE_PREVIOUS',
      );
    return base;
  }

  /** The same for a change of any origin: a correction follows the announced version that it takes the place of. */
  baseOf({ effectiveFrom, origin }: Entry): V {
    if (origin !== Origin.CORRECTION) return this.base(effectiveFrom);
    const known = inForce(
      this.all().filter((version) => version.isPublic()),
      effectiveFrom,
    );
    if (!known || known.isRemoval())
      throw Refusal.field(
        'origin',
        'nothing announced holds on that day that a correction could take the place of',
      );
    if (this.all().some((version) => version.isDraft() && version.effectiveFrom === known.effectiveFrom))
      throw Refusal.field(
        'origin',
        `an unannounced change for ${known.effectiveFrom} is open: announce or discard it, then correct`,
      );
    return known;
  }

  /** Writes facts from a day on; what differs from them already announced for later is refused or carried forward. */
  amend(facts: Partial<V>, entry: Entry): V[] {
    const base = this.baseOf(entry);
    // a correction says what always was so: it has the day of the version that was wrong
    const day = entry.origin === Origin.CORRECTION ? base.effectiveFrom : entry.effectiveFrom;
    const inherited = pick(base, facts);
    const written = [this.write(base, facts, { ...entry, effectiveFrom: day })];
    for (const later of this.later(day, entry.carryForward ?? false)) {
      if (later.isRemoval()) continue;
      if (later.isPublic())
        written.push(this.write(later, facts, { ...entry, effectiveFrom: later.effectiveFrom }));
      else Object.assign(later, unchangedFrom(inherited, later, facts));
    }
    return written;
  }

  /**
   * Writes facts that nobody is told of: the record's own knowledge, a baseline. What is known for that very day, and
   * carried forward for later ones, is rewritten: nobody has relied on it, and the history keeps it. @throws as amend
   */
  know(facts: Partial<V>, day: Day, carryForward = false): V[] {
    const base = this.base(day);
    const inherited = pick(base, facts);
    const later = this.later(day, carryForward).filter((version) => !version.isRemoval());
    const written =
      base.effectiveFrom === day
        ? Object.assign(base, facts)
        : this.place(Object.assign(base.next(), facts), { effectiveFrom: day, origin: Origin.BASELINE });
    for (const version of later)
      Object.assign(version, version.isPublic() ? facts : unchangedFrom(inherited, version, facts));
    return [written, ...later];
  }

  /**
   * Ends the identity on a day; drafts for later days fall away, and so does an end that was drafted before: it moves.
   * `end` is that version, without facts.
   */
  end(end: V, entry: Entry): V {
    for (const version of this.all())
      if (version !== end && version.isDraft() && version.isRemoval()) this.versions.remove(version);
    this.base(entry.effectiveFrom);
    for (const later of this.later(entry.effectiveFrom, false)) this.versions.remove(later);
    const draft = this.all().find(
      (version) => version.isDraft() && version.effectiveFrom === entry.effectiveFrom,
    );
    if (draft) this.versions.remove(draft);
    return this.place(end, entry);
  }

  /** What held before a version: what it takes the place of, or what ran until its day. */
  before(version: V): V | undefined {
    const all = this.all();
    return (
      all.find(({ id }) => id === version.supersedesId) ??
      inForce(
        all.filter((other) => other.effectiveFrom < version.effectiveFrom),
        version.effectiveFrom,
      )
    );
  }

  /** Lets go of everything that nobody was told of yet; false when there was nothing. */
  discardDrafts(): boolean {
    const drafts = this.all().filter((version) => version.isDraft());
    for (const draft of drafts) this.versions.remove(draft);
    return drafts.length > 0;
  }

  discard(version: V): void {
    this.versions.remove(version);
  }

  private write(base: V, facts: Partial<V>, entry: Entry): V {
    const open = this.all().find(
      (version) => version.isDraft() && version.effectiveFrom === entry.effectiveFrom,
    );
    if (open) return Object.assign(open, facts);
    return this.place(Object.assign(base.next(), facts), entry);
  }

  private place(version: V, entry: Entry): V {
    version.effectiveFrom = entry.effectiveFrom;
    version.origin = entry.origin;
    version.announcedOn = entry.announcedOn ?? null;
    version.silentReason = entry.silentReason ?? null;
    // the ORM has put the new version among the others as soon as it named their identity
    const others = this.all().filter((other) => other !== version);
    const replaced = publicOn(others, entry.effectiveFrom);
    version.supersedesId = replaced?.id ?? null;
    if (version.isPublic()) replaced?.supersede(version);
    this.versions.add(version);
    return version;
  }

  private later(day: Day, carryForward: boolean): V[] {
    const later = laterThan(this.all(), day);
    const known = later.find((version) => version.isPublic());
    if (known && !carryForward)
      throw Refusal.field(
        'effectiveFrom',
        `an announced version begins on ${known.effectiveFrom}`,
        'LATER_VERSION_EXISTS',
      );
    return later;
  }

  private all(): V[] {
    return this.versions.getItems();
  }
}

function pick<V extends object>(from: V, fields: Partial<V>): Partial<V> {
  return Object.fromEntries(
    Object.keys(fields).map((field) => [field, from[field as keyof V]]),
  ) as Partial<V>;
}

/** Of the new facts, those that a later draft only had from the version now changed. */
function unchangedFrom<V extends object>(inherited: Partial<V>, later: V, facts: Partial<V>): Partial<V> {
  const same = Object.entries(facts).filter(
    ([field]) => JSON.stringify(later[field as keyof V]) === JSON.stringify(inherited[field as keyof V]),
  );
  return Object.fromEntries(same) as Partial<V>;
}

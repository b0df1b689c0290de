import { Enum, Property } from '@mikro-orm/decorators/legacy';
import { registerEnumType } from '@nestjs/graphql';
import { RegisterEntity } from './entity.js';
import { Refusal } from './errors.js';
import type { Day } from './days.js';

/** Why a version exists, which decides who is told and when. */
export enum Origin {
  AMENDMENT = 'AMENDMENT',
  CORRECTION = 'CORRECTION',
  BASELINE = 'BASELINE',
}
registerEnumType(Origin, {
  name: 'Origin',
  valuesMap: {
    AMENDMENT: { description: 'A change: it goes through a notice.' },
    CORRECTION: {
      description:
        'The fact always was so: supersedes the wrong version of the same day, told without a period.',
    },
    BASELINE: { description: 'In use and known to customers before Ropewalk: no notice.' },
  },
});

/**
 * A dated version of something that customers are told about. It holds from `effectiveFrom` until the next version. Once
 * public it is immutable: what may still happen to it is being withdrawn before effect, or superseded by a correction.
 */
export abstract class Announceable extends RegisterEntity {
  @Property({ type: 'date' })
  effectiveFrom!: Day;

  @Enum({ items: () => Origin })
  origin: Origin = Origin.AMENDMENT;

  /** The day it was announced; of a baseline, as stated by the person who recorded it. */
  @Property({ type: 'date', nullable: true })
  announcedOn: Day | null = null;

  /** The notice it stands in, drafted or announced. A version stands in one open notice only. */
  @Property({ type: 'uuid', nullable: true, index: true })
  noticeId: string | null = null;

  /** Why it was released without telling anyone (a new column of a list, wording): recorded instead of a notice. */
  @Property({ type: 'text', nullable: true })
  silentReason: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null = null;

  /** The public version of the same day that this one takes the place of: its correction, or a second change that day. */
  @Property({ type: 'uuid', nullable: true })
  supersedesId: string | null = null;

  /** The version that took its place. */
  @Property({ type: 'uuid', nullable: true })
  supersededById: string | null = null;

  /** Shown outside: announced, a baseline, or released silently. */
  isPublic(): boolean {
    return this.origin === Origin.BASELINE || this.announcedOn !== null || this.silentReason !== null;
  }

  isLive(): boolean {
    return this.withdrawnAt === null && this.supersededById === null;
  }

  isDraft(): boolean {
    return this.isLive() && !this.isPublic();
  }

  /** A new version of the same identity with the same facts. */
  abstract next(): this;

  /** Ends what it is a version of. */
  isRemoval(): boolean {
    return false;
  }

  announce(day: Day, noticeId: string): void {
    if (!this.isDraft())
      throw new Refusal('NOTICE_NOT_DRAFT', 'a version of this notice is no longer a draft');
    this.announcedOn = day;
    this.noticeId = noticeId;
  }

  withdraw(at: Date): void {
    if (!this.isPublic()) this.noticeId = null;
    this.withdrawnAt = at;
  }

  supersede(by: Announceable): void {
    this.supersededById = by.id;
  }
}

/** The version that holds on a day among those of one identity: the latest that began by then; of one day, the draft. */
export function inForce<V extends Announceable>(versions: readonly V[], day: Day): V | undefined {
  return versions
    .filter((version) => version.isLive() && version.effectiveFrom <= day)
    .sort((a, b) => order(b).localeCompare(order(a)))[0];
}

/** Live versions that begin after a day, earliest first. */
export function laterThan<V extends Announceable>(versions: readonly V[], day: Day): V[] {
  return versions
    .filter((version) => version.isLive() && version.effectiveFrom > day)
    .sort((a, b) => order(a).localeCompare(order(b)));
}

/** The public version that holds on exactly this day, which a new one for the day takes the place of. */
export function publicOn<V extends Announceable>(versions: readonly V[], day: Day): V | undefined {
  return versions.find((version) => version.isLive() && version.isPublic() && version.effectiveFrom === day);
}

function order(version: Announceable): string {
  return `${version.effectiveFrom}${version.isDraft() ? 1 : 0}`;
}

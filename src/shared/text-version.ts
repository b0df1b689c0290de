import { Property } from '@mikro-orm/decorators/legacy';
import { createHash } from 'node:crypto';
import { Announceable } from './announceable.js';
import type { Day } from './days.js';
import type { LocalizedText } from './localized-text.js';

/** What a version of a published text says, and in which languages. */
export interface VersionText {
  text: LocalizedText | null;
  prevailingLanguage: string | null;
  machineTranslated: string[];
}

/** A version of a text that is published: written as a draft, declared final, then announced or silently released. */
export abstract class TextVersion extends Announceable implements VersionText {
  /** What people call the version: "2.1". */
  @Property({ type: 'text', nullable: true })
  label: string | null = null;

  /** Markdown by language. Long: read only where it is asked for. */
  @Property({ type: 'jsonb', nullable: true, lazy: true })
  text: LocalizedText | null = null;

  /** Languages of the text, the one that prevails first. */
  @Property({ type: 'text[]' })
  languages: string[] = [];

  /** SHA-256, hex, of the text in the languages it was published in; null where the register holds none. */
  @Property({ type: 'text', nullable: true })
  digest: string | null = null;

  /** The language that decides where translations differ; null: the organisation's prevailing one. */
  @Property({ type: 'text', nullable: true })
  prevailingLanguage: string | null = null;

  /** Languages whose text a machine translated: they carry a disclaimer. */
  @Property({ type: 'text[]' })
  machineTranslated: string[] = [];

  /** Whether readers must be told of it by a notice. */
  @Property({ type: 'boolean' })
  material: boolean = true;

  /** What changes against the version before, in words. */
  @Property({ type: 'jsonb', nullable: true })
  summary: LocalizedText | null = null;

  /** When it was declared final: from then on it waits for a notice. Null: it is still being written. */
  @Property({ type: 'timestamptz', nullable: true })
  finalAt: Date | null = null;

  /** The day on which outsiders could first read it; apart from the day on which it takes effect. */
  @Property({ type: 'date', nullable: true })
  publishedOn: Day | null = null;

  /** Writes a draft anew. One that was final is so no longer, and no notice speaks of it. */
  write(given: Partial<VersionText>): void {
    this.say(given);
    this.reopen();
  }

  /** Says that the text is final: it waits for a notice. */
  finalise(at: Date): void {
    this.material = true;
    this.finalAt = at;
  }

  /** Takes it back from the notice that would announce it: something of it is written anew. */
  reopen(): void {
    this.finalAt = null;
    this.noticeId = null;
  }

  /** Makes it public at once, without a notice. */
  releaseSilently(reason: string, day: Day, at: Date): void {
    this.material = false;
    this.finalAt = at;
    this.silentReason = reason;
    this.publishedOn = day;
  }

  /** Writes what is given of the text. */
  say(given: Partial<VersionText>): void {
    for (const [field, value] of Object.entries(given))
      if (value !== undefined) Object.assign(this, { [field]: value });
    const { text } = given;
    if (text === undefined) return;
    this.digest = text && digestOf(text);
    const prevails = (language: string) => (language === this.prevailingLanguage ? 0 : 1);
    this.languages = Object.keys(text ?? {})
      .sort()
      .sort((one, other) => prevails(one) - prevails(other));
  }

  /** Whether it says the same, in the same languages. */
  sameText(other: TextVersion): boolean {
    const key = ({ digest, prevailingLanguage, machineTranslated }: TextVersion) =>
      JSON.stringify([digest, prevailingLanguage, [...machineTranslated].sort()]);
    return key(this) === key(other);
  }

  override announce(day: Day, noticeId: string): void {
    super.announce(day, noticeId);
    this.publishedOn = day;
  }
}

/** SHA-256, hex: the same for the same texts, in whatever order their languages are kept. */
export function digestOf(text: LocalizedText): string {
  const sorted = Object.entries(text).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

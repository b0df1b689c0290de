import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Organisation } from '../organisations/organisation.entity.js';
import { RegisterEntity } from '../shared/entity.js';
import { Cadence } from './topics.js';

export enum SubscriptionState {
  ASKED = 'ASKED',
  CONFIRMED = 'CONFIRMED',
  LEFT = 'LEFT',
}

/** What a subscriber wants to be told of, in which language and how often. No products, no topics = all of them. */
export interface Choice {
  productIds: string[];
  topics: string[];
  language: string;
  cadence: Cadence;
}

/**
 * A public subscriber (Art. 6(1)(a), double opt-in). Anybody can ask with anybody's address, so what was asked for waits
 * beside what holds until the link in the mail is confirmed. Leaving erases the address; the keyed hash stays, so that the
 * same address is recognised without being known. Kept out of history for the same reason.
 */
@Entity()
@Unique({ properties: ['organisationId', 'addressKey'] })
export class Subscription extends RegisterEntity {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  @Property({ type: 'text' })
  addressKey!: string;

  @Property({ type: 'text', nullable: true })
  address: string | null = null;

  @Property({ type: 'text' })
  language!: string;

  /** Products subscribed to; none = all. */
  @Property({ type: 'string[]', columnType: 'uuid[]' })
  productIds: string[] = [];

  /** What notices are about: `sub-processors`, `agreements`, `policy:` and a slug; none = all. */
  @Property({ type: 'text[]', defaultRaw: `'{}'` })
  topics: string[] = [];

  @Enum({ items: () => Cadence })
  cadence: Cadence = Cadence.EACH;

  @Enum({ items: () => SubscriptionState })
  state: SubscriptionState = SubscriptionState.ASKED;

  /** SHA-256 of the single-use confirmation token. */
  @Property({ type: 'text', nullable: true })
  @Unique()
  tokenHash: string | null = null;

  @Property({ type: 'timestamptz', nullable: true, index: true })
  tokenExpiresAt: Date | null = null;

  /** What that token confirms. */
  @Property({ type: 'string[]', columnType: 'uuid[]', nullable: true })
  askedProductIds: string[] | null = null;

  @Property({ type: 'text', nullable: true })
  askedLanguage: string | null = null;

  @Property({ type: 'text[]', nullable: true })
  askedTopics: string[] | null = null;

  @Enum({ items: () => Cadence, nullable: true })
  askedCadence: Cadence | null = null;

  /** Raised to make every leave and preferences link sent so far void. */
  @Property({ type: 'int' })
  generation: number = 0;

  @Property({ type: 'timestamptz' })
  askedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  confirmedAt: Date | null = null;

  /** Which wording was agreed to: its language, and SHA-256 (hex) over what the form and the confirmation say. */
  @Property({ type: 'text', nullable: true })
  consentWording: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  leftAt: Date | null = null;

  /** Already confirmed with exactly this choice: there is nothing to confirm. */
  holds(choice: Choice): boolean {
    return (
      this.state === SubscriptionState.CONFIRMED &&
      this.language === choice.language &&
      this.cadence === choice.cadence &&
      same(this.productIds, choice.productIds) &&
      same(this.topics, choice.topics)
    );
  }

  /** The newest request counts: an earlier one's token is void from here on. */
  ask(address: string, choice: Choice, token: { hash: string; expiresAt: Date }, at: Date): void {
    if (this.state !== SubscriptionState.CONFIRMED) {
      this.state = SubscriptionState.ASKED;
      this.address = address;
      this.askedAt = at;
    }
    this.askedProductIds = choice.productIds;
    this.askedLanguage = choice.language;
    this.askedTopics = choice.topics;
    this.askedCadence = choice.cadence;
    this.tokenHash = token.hash;
    this.tokenExpiresAt = token.expiresAt;
  }

  /** What waits to be confirmed, if its time has not run out. */
  asked(at: Date): Choice | undefined {
    if (!this.tokenExpiresAt || this.tokenExpiresAt <= at || !this.askedLanguage) return undefined;
    return {
      productIds: this.askedProductIds ?? [],
      topics: this.askedTopics ?? [],
      language: this.askedLanguage,
      cadence: this.askedCadence ?? Cadence.EACH,
    };
  }

  /** Single use: the token is void from here on. False when nothing waits, or no longer. */
  confirm(at: Date, wordingOf: (language: string) => string): boolean {
    const choice = this.asked(at);
    if (!choice) return false;
    if (this.state !== SubscriptionState.CONFIRMED) this.confirmedAt = at;
    this.state = SubscriptionState.CONFIRMED;
    this.leftAt = null;
    this.consentWording = wordingOf(choice.language);
    this.choose(choice);
    return true;
  }

  /** What holds from here on; a request that waits to be confirmed is void. */
  choose(choice: Choice): void {
    this.productIds = choice.productIds;
    this.topics = choice.topics;
    this.language = choice.language;
    this.cadence = choice.cadence;
    this.dropRequest();
  }

  leave(at: Date): void {
    if (this.state === SubscriptionState.LEFT) return;
    this.state = SubscriptionState.LEFT;
    this.leftAt = at;
    this.address = null;
    this.productIds = [];
    this.topics = [];
    this.language = '';
    this.cadence = Cadence.EACH;
    this.dropRequest();
  }

  /** Nobody confirmed in time. True when nothing of this row is left to keep. */
  expire(): boolean {
    this.dropRequest();
    if (this.state !== SubscriptionState.ASKED) return false;
    this.address = null;
    this.state = SubscriptionState.LEFT;
    return this.leftAt === null;
  }

  /** Nothing waits to be confirmed any more. */
  dropRequest(): void {
    this.tokenHash = null;
    this.tokenExpiresAt = null;
    this.askedProductIds = null;
    this.askedLanguage = null;
    this.askedTopics = null;
    this.askedCadence = null;
  }
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}

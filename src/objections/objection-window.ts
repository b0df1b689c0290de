import type { FrozenPublication } from '../notices/frozen-publication.js';
import type { NotifiedCustomer } from '../notified-customers/notified-customer.entity.js';
import type { FrozenAmendment } from '../notices/notice-content.js';
import type { Notice } from '../notices/notice.entity.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { dayIn, type Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { textIn } from '../shared/localized-text.js';
import { publicationWords } from '../views/publication-words.js';

/** What of a notice an objection is about. */
export interface Chosen {
  subProcessorIds: string[];
  /** Versions of policies and agreements. */
  publicationIds: string[];
}

/** What a customer may object to, and until when. */
export class ObjectionWindow {
  constructor(
    readonly organisation: Organisation,
    readonly notice: Notice,
    readonly customer: NotifiedCustomer,
    /** Legal name. */
    readonly customerName: string,
    /** Sub-processors with a change that concerns the customer and needs a period. */
    readonly subProcessorIds: readonly string[],
  ) {}

  /** What the notice says of them, as it was announced. */
  get changes(): FrozenAmendment[] {
    return (this.notice.content ?? []).filter(({ subProcessorId }) =>
      this.subProcessorIds.includes(subProcessorId),
    );
  }

  /** New versions of texts in it that concern the customer. */
  get publications(): FrozenPublication[] {
    return (this.notice.publications ?? []).filter(({ versionId }) =>
      this.customer.versionIds.includes(versionId),
    );
  }

  /** What it is about, by the names under which it was announced. */
  namesOf({ subProcessorIds, publicationIds }: Chosen, language: string): string[] {
    const { content, publications } = this.notice;
    return [
      ...subProcessorIds.map(
        (id) => content?.find(({ subProcessorId }) => subProcessorId === id)?.legalName ?? id,
      ),
      ...publicationIds.map((id) => {
        const found = publications?.find(({ versionId }) => versionId === id);
        return found ? this.headingOf(found, language) : id;
      }),
    ];
  }

  headingOf({ title, label }: FrozenPublication, language: string): string {
    const name = textIn(title, language, this.organisation.prevailingLanguage()) ?? '';
    return publicationWords(language).heading(name, label);
  }

  /** Last day, inclusive, to 24:00 in the time zone of the organisation. */
  get lastDay(): Day | null {
    return this.customer.objectionDeadline;
  }

  /** Whether it still takes an objection that came on a day. */
  isOpenOn(day: Day): boolean {
    return this.notice.withdrawnAt === null && this.lastDay !== null && day <= this.lastDay;
  }

  /**
   * Whether an objection that came on a day came too late. Where texts alone concern the customer there is no last day: then
   * it never is.
   * @param mayBeLate whether it may be late, or come without there being time to object: otherwise it is refused
   * @throws WRONG_STATUS the notice is withdrawn, or was not announced yet; OBJECTION_WINDOW_CLOSED naming the last day
   */
  isLateOn(day: Day, mayBeLate: boolean): boolean {
    const { number, withdrawnAt, announcedOn } = this.notice;
    if (withdrawnAt !== null) throw new Refusal('WRONG_STATUS', `notice ${number} is withdrawn`);
    if (announcedOn === null || day < announcedOn)
      throw Refusal.field('receivedOn', `lies before ${announcedOn}, when the notice was announced`);
    if (this.lastDay === null) {
      if (mayBeLate && this.publications.length > 0) return false;
      throw new Refusal('OBJECTION_WINDOW_CLOSED', `notice ${number} gives this customer no time to object`);
    }
    if (day <= this.lastDay) return false;
    if (!mayBeLate)
      throw new Refusal(
        'OBJECTION_WINDOW_CLOSED',
        `the last day to object to notice ${number} was ${this.lastDay}`,
      );
    return true;
  }

  /** What is named of sub-processors and texts; all when nothing is. @throws BAD_USER_INPUT */
  chosen(named: {
    subProcessors?: readonly string[] | null;
    publications?: readonly string[] | null;
  }): Chosen {
    const versions = this.publications.map(({ versionId }) => versionId);
    const chosen = {
      subProcessorIds: pick('subProcessors', named.subProcessors, this.subProcessorIds),
      publicationIds: pick('publications', named.publications, versions),
    };
    if (chosen.subProcessorIds.length + chosen.publicationIds.length > 0) return chosen;
    return { subProcessorIds: [...this.subProcessorIds], publicationIds: versions };
  }

  today(now: Date): Day {
    return dayIn(this.organisation.timeZone, now);
  }
}

function pick(
  field: string,
  named: readonly string[] | null | undefined,
  offered: readonly string[],
): string[] {
  const given = [...new Set((named ?? []).map((id) => id.toLowerCase()))];
  given.forEach((id, place) => {
    if (!offered.includes(id))
      throw Refusal.field(`${field}.${place}`, 'is nothing in this notice that can be objected to');
  });
  return given;
}

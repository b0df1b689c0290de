import type { NotifiedCustomer } from '../notified-customers/notified-customer.entity.js';
import type { FrozenAmendment } from '../notices/notice-content.js';
import type { Notice } from '../notices/notice.entity.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { dayIn, type Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';

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

  /** Names of sub-processors, as they were announced. */
  namesOf(ids: readonly string[]): string[] {
    return ids.map(
      (id) => this.notice.content?.find(({ subProcessorId }) => subProcessorId === id)?.legalName ?? id,
    );
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
   * Whether an objection that came on a day came too late.
   * @param mayBeLate whether it may: otherwise it is refused
   * @throws WRONG_STATUS the notice is withdrawn, or was not announced yet; OBJECTION_WINDOW_CLOSED naming the last day
   */
  isLateOn(day: Day, mayBeLate: boolean): boolean {
    const { number, withdrawnAt, announcedOn } = this.notice;
    if (withdrawnAt !== null) throw new Refusal('WRONG_STATUS', `notice ${number} is withdrawn`);
    if (announcedOn === null || day < announcedOn)
      throw Refusal.field('receivedOn', `lies before ${announcedOn}, when the notice was announced`);
    if (this.lastDay === null)
      throw new Refusal(
        'OBJECTION_WINDOW_CLOSED',
        `nothing in notice ${number} can be objected to by this customer`,
      );
    if (day <= this.lastDay) return false;
    if (!mayBeLate)
      throw new Refusal(
        'OBJECTION_WINDOW_CLOSED',
        `the last day to object to notice ${number} was ${this.lastDay}`,
      );
    return true;
  }

  /** The sub-processors that are named; all when none are. @throws BAD_USER_INPUT */
  chosen(ids: readonly string[] | null | undefined): string[] {
    if (!ids || ids.length === 0) return [...this.subProcessorIds];
    const given = [...new Set(ids.map((id) => id.toLowerCase()))];
    given.forEach((id, place) => {
      if (!this.subProcessorIds.includes(id))
        throw Refusal.field(`subProcessors.${place}`, 'is nothing in this notice that can be objected to');
    });
    return given;
  }

  today(now: Date): Day {
    return dayIn(this.organisation.timeZone, now);
  }
}

import { registerEnumType } from '@nestjs/graphql';
import type { Day } from '../shared/days.js';
import type { Notice } from './notice.entity.js';

/** Where a notice stands on a day: what was done with it, and what follows from the day. Never stored. */
export enum NoticeStage {
  DRAFT = 'DRAFT',
  APPROVED = 'APPROVED',
  ANNOUNCED = 'ANNOUNCED',
  OBJECTION_OPEN = 'OBJECTION_OPEN',
  CLOSED = 'CLOSED',
  IN_EFFECT = 'IN_EFFECT',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(NoticeStage, {
  name: 'NoticeStage',
  description: 'Where a notice stands on a day: what was done with it, and what follows from the day.',
  valuesMap: {
    DRAFT: { description: 'Gathered; nobody outside sees it.' },
    APPROVED: { description: 'A person has approved exactly the draft as it stands.' },
    ANNOUNCED: { description: 'Told; nothing in it can be objected to, and not all of it is in effect.' },
    OBJECTION_OPEN: { description: 'Told; some customer may still object.' },
    CLOSED: { description: 'Told; every objection window is over, and not all of it is in effect.' },
    IN_EFFECT: { description: 'All of it is in effect.' },
    WITHDRAWN: { description: 'Taken back before effect.' },
  },
});

/** The days of acts, in the time zone of the organisation; null: not done. */
interface ActedOn {
  /** The first approval of what the draft holds, or of what was announced. */
  approved: Day | null;
  withdrawn: Day | null;
}

export function stageOn(
  {
    announcedOn,
    inEffectOn,
    lastObjectionDay: last,
  }: Pick<Notice, 'announcedOn' | 'inEffectOn' | 'lastObjectionDay'>,
  { approved, withdrawn }: ActedOn,
  day: Day,
): NoticeStage {
  if (withdrawn !== null && withdrawn <= day) return NoticeStage.WITHDRAWN;
  if (announcedOn === null || day < announcedOn)
    return approved !== null && approved <= day ? NoticeStage.APPROVED : NoticeStage.DRAFT;
  if (inEffectOn !== null && inEffectOn <= day) return NoticeStage.IN_EFFECT;
  if (last === null) return NoticeStage.ANNOUNCED;
  return day <= last ? NoticeStage.OBJECTION_OPEN : NoticeStage.CLOSED;
}

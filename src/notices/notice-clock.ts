import type { AffectedCustomer } from '../notified-customers/affected-customers.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { Origin } from '../shared/announceable.js';
import { earliestEffectiveDay, lastObjectionDay, type Day } from '../shared/days.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';
import { textIn } from '../shared/localized-text.js';
import { needsPeriod, type Amendment } from '../sub-processors/amendment.js';
import type { FrozenPublication } from './frozen-publication.js';

type Text = Pick<FrozenPublication, 'title' | 'label' | 'effectiveFrom' | 'origin'>;
type Change = Pick<Amendment, 'kind' | 'origin' | 'facts' | 'effectiveFrom' | 'legalName'>;

/** What announcing on a day would break. */
export interface TooShort {
  /** Changes that come sooner than the organisation promises to everyone. */
  promised: FieldProblem[];
  /** Agreements that allow no emergency, each with the earliest day under it. */
  agreements: FieldProblem[];
  /** Agreements whose own emergency clause allows it. */
  emergency: FieldProblem[];
}

/** Changes whose effective day leaves less than the notice period, when announced on a day. */
export function tooSoon<A extends Change>(amendments: readonly A[], announced: Day, noticeDays: number): A[] {
  const earliest = earliestEffectiveDay(announced, noticeDays);
  return amendments.filter((amendment) => needsPeriod(amendment) && amendment.effectiveFrom < earliest);
}

/** Compares the effective days with the organisation's promise and with every agreement concerned. */
export function tooShort(
  amendments: readonly Change[],
  affected: readonly AffectedCustomer[],
  announced: Day,
  { noticeDays }: Pick<Organisation, 'noticeDays'>,
): TooShort {
  const earliest = earliestEffectiveDay(announced, noticeDays);
  const broken = affected.filter((customer) => customer.tooShort);
  const [emergency, agreements] = [true, false].map((allowed) =>
    perAgreement(broken.filter(({ bound }) => Boolean(bound.terms.emergencyClause?.trim()) === allowed)),
  );
  return {
    promised: tooSoon(amendments, announced, noticeDays).map(({ legalName, kind, effectiveFrom }) => ({
      path: 'effectiveFrom',
      message: `${legalName} (${kind}) takes effect on ${effectiveFrom}; the earliest day is ${earliest}`,
    })),
    agreements: agreements!,
    emergency: emergency!,
  };
}

/** @throws NOTICE_TOO_SHORT naming each change, and each agreement that it would break, with the earliest day */
export function refuseTooShort({ promised, agreements, emergency }: TooShort, announced: Day): void {
  const broken = [...promised, ...agreements, ...emergency];
  const count = agreements.length + emergency.length;
  if (broken.length === 0) return;
  throw new Refusal(
    'NOTICE_TOO_SHORT',
    `announced on ${announced}, it would break ${[
      ...(promised.length > 0 ? ['the notice period that the organisation promises'] : []),
      ...(count > 0
        ? [count === 1 ? 'an agreement with customers' : `${count} agreements with customers`]
        : []),
    ].join(' and ')}`,
    broken,
  );
}

/**
 * A text holds on no day before anybody could read it, in an emergency neither. A correction says what always was so.
 * @throws NOTICE_TOO_SHORT naming each text with the earliest day
 */
export function refusePastTexts(texts: readonly Text[], announced: Day, { languages }: Organisation): void {
  const past = texts.filter(
    ({ origin, effectiveFrom }) => origin !== Origin.CORRECTION && effectiveFrom < announced,
  );
  if (past.length === 0) return;
  throw new Refusal(
    'NOTICE_TOO_SHORT',
    `announced on ${announced}, it would tell of texts that took effect before anybody could read them`,
    past.map(({ title, label, effectiveFrom }) => ({
      path: 'effectiveFrom',
      message: `${textIn(title, null, languages[0] ?? 'en')} (${label}) takes effect on ${effectiveFrom}; the earliest day is ${announced}`,
    })),
  );
}

/** Last day on which somebody may object; null when nothing needs the period. */
export function lastToObject(
  affected: readonly AffectedCustomer[],
  announced: Day,
  { objectionDays }: Pick<Organisation, 'objectionDays'>,
  period: boolean,
): { objectionDeadline: Day | null; lastObjectionDay: Day | null } {
  const objectionDeadline = period ? lastObjectionDay(announced, objectionDays) : null;
  const days = [objectionDeadline, ...affected.map((customer) => customer.objectionDeadline)];
  return {
    objectionDeadline,
    lastObjectionDay:
      days
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null,
  };
}

/** One line for each version of an agreement, however many customers stand on it. */
function perAgreement(customers: readonly AffectedCustomer[]): FieldProblem[] {
  return [...Map.groupBy(customers, ({ bound }) => bound.versionId).values()].map((standing) => {
    const { bound, earliestEffect } = standing[0]!;
    const day = standing.map(({ effectiveFrom }) => effectiveFrom!).sort()[0];
    const { reference, agreement, terms } = bound;
    return {
      path: 'effectiveFrom',
      message: `agreement ${reference} ("${agreement}", version of ${terms.effectiveFrom}, ${standing.length} ${standing.length === 1 ? 'customer' : 'customers'}): a change takes effect on ${day}; the earliest day is ${earliestEffect}${
        terms.emergencyClause?.trim() ? '; its emergency clause allows less in an emergency' : ''
      }`,
    };
  });
}

import type { Day } from '../shared/days.js';
import { Severity, type Found, type Rule } from '../shared/rules.js';
import { NAMED, type AmissCustomers, type AmissNotice } from './amiss-notice.js';
import { leavesTooLittle } from '../agreements/contract-clock.js';
import { Reached } from './notified-customer.js';

/** What notices are judged against. */
export interface NoticeWorld {
  on: Day;
  parties: ReadonlyMap<string, { legalName: string }>;
  agreements: ReadonlyMap<string, { title: string }>;
}

type NoticeRule = Rule<AmissNotice, NoticeWorld>;
type Groups = readonly AmissCustomers[];

const reached: NoticeRule = {
  id: 'N01',
  article: 'Art. 28(2)',
  severity: Severity.ERROR,
  title: 'A notice reaches every customer who must be told',
  find: (notice, world) =>
    found(
      notice.customers.filter((group) => group.reached === Reached.NOT_DELIVERED),
      (customers) => ({
        message: `${called(notice)}, has not reached these customers: ${names(customers, world, effect)}. No contact of theirs could be reached, or none is named: send it to another one (\`tellContact\`), or tell them otherwise and record how (\`resolveDelivery\`).`,
      }),
    ),
};

/** The day counts on which a mail server took it; as long as none has, each day that passes. */
const toldInTime: NoticeRule = {
  id: 'N02',
  article: 'Art. 28(2) and the agreements',
  severity: Severity.ERROR,
  title: 'A notice arrives so early that the days agreed on are left before the effect',
  find: (notice, world) => {
    const late = notice.customers.filter(
      ({ tooShort, effectiveFrom, toldOn, ...terms }) =>
        !tooShort && effectiveFrom !== null && leavesTooLittle(terms, toldOn, effectiveFrom),
    );
    return [
      ...found(
        late.filter((group) => group.reached === Reached.DELIVERED),
        (customers) => ({
          message: `${called(notice)}, arrived too late at these customers, for fewer days than agreed were left before the effect: ${names(customers, world, toldLate)}. Postpone the change for them, or have them agree to the earlier day and keep their word.`,
        }),
      ),
      ...found(
        late.filter((group) => group.reached === Reached.PENDING),
        (customers) => ({
          about: 'on its way',
          message: `${called(notice)}, is still on its way to these customers, and fewer days than agreed are left before the effect: ${names(customers, world, expected)}. Look at what keeps the mails, send it to another contact (\`tellContact\`), and postpone the change for them or have them agree to the earlier day.`,
        }),
      ),
    ];
  },
};

/** Judges all that was announced in the notice, the start of an engagement and later amendments alike. */
const announcedInTime: NoticeRule = {
  id: 'S04',
  article: 'Art. 28(2) and the agreements',
  severity: Severity.ERROR,
  title: 'What a notice announces takes effect no sooner than the notice days of every customer told allow',
  find: (notice, world) => {
    const short = notice.customers.filter(({ tooShort }) => tooShort);
    const words = (customers: Groups) =>
      `${called(notice)}, takes effect sooner than the notice days of these customers allow: ${names(customers, world, earliest)}.`;
    return [
      ...found(
        short.filter(({ emergency }) => !emergency),
        (customers) => ({
          message: `${words(customers)} Postpone the change for them, or have them agree to the earlier day and keep their word.`,
        }),
      ),
      ...found(
        short.filter(({ emergency }) => emergency),
        (customers) => ({
          about: 'emergency clause',
          severity: Severity.WARNING,
          message: `${words(customers)} Their emergency clause allows that only in an emergency: keep the reason.`,
        }),
      ),
    ];
  },
};

/** Rules over one announced notice that read whom it must reach, and whom it has. */
export const noticeRules: readonly NoticeRule[] = [reached, toldInTime, announcedInTime];

function called({ number, announcedOn }: AmissNotice): string {
  return `Notice ${number}, announced on ${announcedOn}`;
}

function effect({ effectiveFrom }: AmissCustomers): string {
  return effectiveFrom === null ? '' : `, effective on ${effectiveFrom}`;
}

function earliest({ effectiveFrom, earliestEffect }: AmissCustomers): string {
  return `, effective on ${effectiveFrom}, allowed from ${earliestEffect} on`;
}

function toldLate(group: AmissCustomers): string {
  return `, accepted on ${group.toldOn}${expected(group)}`;
}

function expected({ effectiveFrom, noticeDays, holidayCalendar }: AmissCustomers): string {
  const days = holidayCalendar === null ? 'days' : 'business days';
  return `, effective on ${effectiveFrom}, ${noticeDays} ${days} agreed on`;
}

/** The first few by name, each with its agreement and what is said of its like; then how many more. */
function names(
  groups: Groups,
  { parties, agreements }: NoticeWorld,
  said: (group: AmissCustomers) => string,
): string {
  const named = groups
    .flatMap((group) => group.named.map((one) => ({ ...one, said: said(group) })))
    .slice(0, NAMED)
    .map(
      ({ customerId, agreementId, said: more }) =>
        `${parties.get(customerId)?.legalName ?? customerId} ("${agreements.get(agreementId)?.title ?? agreementId}"${more})`,
    );
  const more = groups.reduce((sum, { count }) => sum + count, 0) - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** It is about these customers: who accepts it accepts it of them, and not of those to whom the same happens later. */
function found(groups: Groups, one: (groups: Groups) => Found): Found[] {
  if (groups.length === 0) return [];
  const said = one(groups);
  const who = groups.reduce((all, group) => all ^ BigInt(group.who), 0n);
  return [{ ...said, about: `${said.about ?? 'customers'} ${BigInt.asUintN(64, who).toString(16)}` }];
}

import { describe, expect, it } from '@jest/globals';
import { AuthorisationState } from '../../src/authorisations/authorisation.entity.js';
import { authorisationRules } from '../../src/authorisations/authorisation.rules.js';
import { AuthorisationKind, DayCount, ObjectionEffect } from '../../src/law/roles.js';
import { Origin } from '../../src/shared/announceable.js';
import { Severity } from '../../src/shared/rules.js';
import {
  SubProcessorStatus,
  type ListedSubProcessor,
} from '../../src/sub-processors/listed-sub-processor.js';
import { agreement, customer, expectFound, row, tripsAndNot, worldOf, type Case } from './examples.js';

const { SPECIFIC, GENERAL } = AuthorisationKind;
const { BUSINESS } = DayCount;
const { COMING } = SubProcessorStatus;
const { AUTHORISED, REFUSED, OBJECTED } = AuthorisationState;
const { ERROR, WARNING } = Severity;
const cases: Case[] = [
  { rule: 'S04', what: 'just in time', agreements: [customer({ noticeDays: 30 })], found: [] },
  { rule: 'S04', what: 'one day short', agreements: [customer({ noticeDays: 31 })], found: [ERROR] },
  // Thursday 1 January is a holiday in Norway; 21 business days end on Friday 30 January
  {
    rule: 'S04',
    what: 'business days, just in time',
    agreements: [customer({ noticeDays: 21, dayCount: BUSINESS, holidayCalendar: 'NO' })],
    found: [],
  },
  {
    rule: 'S04',
    what: 'business days, one short',
    agreements: [customer({ noticeDays: 22, dayCount: BUSINESS, holidayCalendar: 'NO' })],
    found: [ERROR],
  },
  {
    rule: 'S04',
    what: 'coming, and short',
    row: { status: COMING },
    agreements: [customer({ noticeDays: 45 })],
    found: [ERROR],
  },
  {
    rule: 'S04',
    what: 'an emergency clause',
    agreements: [customer({ noticeDays: 60, emergencyClause: '7.3' })],
    found: [WARNING],
  },
  { rule: 'S04', what: 'no days agreed on', agreements: [customer({})], found: [] },
  {
    rule: 'S04',
    what: 'a customer who signed later',
    agreements: [customer({ noticeDays: 60 }, { since: '2026-01-02' })],
    found: [],
  },
  {
    rule: 'S04',
    what: 'a customer who has gone by then',
    agreements: [customer({ noticeDays: 60 }, { until: '2026-01-31' })],
    found: [],
  },
  {
    rule: 'S04',
    what: 'a customer of another product',
    row: { productIds: ['one'] },
    agreements: [customer({ noticeDays: 60, productIds: ['other'] })],
    found: [],
  },
  {
    rule: 'S04',
    what: 'an agreement made with one party',
    agreements: [agreement({ partyId: 'alpha', noticeDays: 60 })],
    found: [ERROR],
  },
  {
    rule: 'S04',
    what: 'a correction',
    row: { origin: Origin.CORRECTION },
    agreements: [customer({ noticeDays: 60 })],
    found: [],
  },
  { rule: 'S05', what: 'silence', agreements: [customer({ authorisation: SPECIFIC })], found: [ERROR] },
  {
    rule: 'S05',
    what: 'a refusal',
    agreements: [customer({ authorisation: SPECIFIC })],
    state: REFUSED,
    found: [ERROR],
  },
  {
    rule: 'S05',
    what: 'an approval',
    agreements: [customer({ authorisation: SPECIFIC })],
    state: AUTHORISED,
    found: [],
  },
  {
    rule: 'S05',
    what: 'silence, not in use',
    row: { status: COMING },
    agreements: [customer({ authorisation: SPECIFIC })],
    found: [],
  },
  {
    rule: 'S05',
    what: 'silence under a general one',
    agreements: [customer({ authorisation: GENERAL })],
    found: [],
  },
  {
    rule: 'S05',
    what: 'signed with the list',
    agreements: [customer({ authorisation: SPECIFIC }, { since: '2026-02-10' })],
    found: [],
  },
  {
    rule: 'S05',
    what: 'gone since',
    agreements: [customer({ authorisation: SPECIFIC }, { until: '2026-02-28' })],
    found: [],
  },
  { rule: 'S06', what: 'silence', agreements: [customer({ authorisation: GENERAL })], found: [] },
  {
    rule: 'S06',
    what: 'an objection',
    agreements: [customer({ authorisation: GENERAL })],
    state: OBJECTED,
    found: [ERROR],
  },
  {
    rule: 'S06',
    what: 'an objection that lets the customer go',
    agreements: [customer({ objectionEffect: ObjectionEffect.MAY_TERMINATE })],
    state: OBJECTED,
    found: [WARNING],
  },
  {
    rule: 'S06',
    what: 'an objection withdrawn',
    agreements: [customer({ authorisation: GENERAL })],
    state: AUTHORISED,
    found: [],
  },
  {
    rule: 'S06',
    what: 'an objection before the start',
    row: { status: COMING },
    agreements: [customer({})],
    state: OBJECTED,
    found: [],
  },
];

const signed: [what: string, row: Partial<ListedSubProcessor>, since: string, taken: boolean][] = [
  ['the day it was announced', {}, '2026-01-01', true],
  ['the day before it was announced', {}, '2025-12-31', false],
  ['between announcing and effect', {}, '2026-01-15', true],
  ['after it took effect', {}, '2026-02-10', true],
  ['in use, told only later', { announcedOn: '2026-02-20' }, '2026-02-10', false],
  ['in use, when it was told at last', { announcedOn: '2026-02-20' }, '2026-02-20', true],
  ['in use, told to nobody', { status: SubProcessorStatus.UNANNOUNCED }, '2026-02-10', false],
  ['a baseline of no day, begun', { announcedOn: null, origin: Origin.BASELINE }, '2026-02-01', true],
  ['a baseline of no day, before', { announcedOn: null, origin: Origin.BASELINE }, '2026-01-31', false],
];

describe('what a customer takes by signing the list', () => {
  it.each(signed)('%s', (_what, facts, since, taken) => {
    const rule = authorisationRules.find(({ id }) => id === 'S05')!;
    const world = worldOf([customer({ authorisation: SPECIFIC }, { since })], [], row(facts));
    expect(rule.find(row(facts), world)).toHaveLength(taken ? 0 : 1);
  });

  it('is said in the finding where it is not so', () => {
    const rule = authorisationRules.find(({ id }) => id === 'S05')!;
    const world = worldOf([customer({ authorisation: SPECIFIC })], []);
    expect(rule.find(row(), world)[0]?.message).toContain(
      'They signed before 2026-01-01, when the list came to name it, so their silence is refusal',
    );
  });
});

describe('the rules of authorisations', () => {
  it.each(cases)('$rule: $what', (one) => expectFound(authorisationRules, one));

  it('each have a case that trips it and one that does not', () => tripsAndNot(authorisationRules, cases));

  it('S04 names who is told too late', () => {
    const rule = authorisationRules.find(({ id }) => id === 'S04')!;
    const business = customer({ noticeDays: 40, dayCount: DayCount.BUSINESS, holidayCalendar: 'DE' });
    const [found] = rule.find(row(), worldOf([business], []));
    expect(found?.message).toContain('up to 40 days of notice: Alpha AG ("DPA").');
  });
});

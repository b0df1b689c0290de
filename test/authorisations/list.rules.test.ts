import { describe, expect, it } from '@jest/globals';
import { listRules } from '../../src/authorisations/list.rules.js';
import { listReviewed } from '../../src/authorisations/public-list.rules.js';
import { Severity } from '../../src/shared/rules.js';
import { SubProcessorStatus } from '../../src/sub-processors/listed-sub-processor.js';
import { expectFound, ON, tripsAndNot, vendor, type Case } from './examples.js';

const { COMING, UNANNOUNCED, DRAFT } = SubProcessorStatus;
const { ERROR, WARNING } = Severity;
const cases: Case[] = [
  { rule: 'S02', what: 'no agreement', found: [ERROR] },
  { rule: 'S02', what: 'none yet', row: { status: DRAFT }, found: [WARNING] },
  { rule: 'S02', what: 'an agreement', agreements: [vendor()], found: [] },
  { rule: 'S02', what: 'engaged by another', row: { engagedById: 'above' }, found: [] },
  { rule: 'S02', what: 'one with somebody else', agreements: [vendor({ partyId: 'else' })], found: [ERROR] },
  {
    rule: 'S02',
    what: 'one that expired',
    agreements: [vendor({ expiresOn: '2026-02-28' })],
    found: [ERROR],
  },
  { rule: 'S02', what: 'one on its last day', agreements: [vendor({ expiresOn: ON })], found: [] },
  {
    rule: 'S02',
    what: 'one that was ended',
    agreements: [vendor({ endedOn: '2026-02-28' })],
    found: [ERROR],
  },
  {
    rule: 'S02',
    what: 'one that begins with a coming engagement',
    row: { status: COMING, effectiveFrom: '2026-04-01' },
    agreements: [vendor({ effectiveFrom: '2026-04-01' })],
    found: [],
  },
  { rule: 'S03', what: 'everything', found: [] },
  { rule: 'S03', what: 'no address', row: { address: null }, found: [ERROR] },
  {
    rule: 'S03',
    what: 'nothing',
    row: { address: '', contact: null, countries: [], purpose: null, service: null },
    found: [ERROR, ERROR, ERROR, ERROR],
  },
  {
    rule: 'S03',
    what: 'a place no code expresses',
    row: { countries: [], placesAsWritten: 'your region' },
    found: [],
  },
  { rule: 'S08', what: 'nobody told', row: { status: UNANNOUNCED }, found: [ERROR] },
  { rule: 'S08', what: 'told', found: [] },
];

describe('the rules of the list', () => {
  it.each(cases)('$rule: $what', (one) => expectFound(listRules, one));

  it('each have a case that trips it and one that does not', () => tripsAndNot(listRules, cases));
});

describe('S09', () => {
  const list = (stampedOn: string | null) => ({ name: 'Acme', stampedOn });
  it('speaks after more than twelve months, or as many as asked for, and not of an empty list', () => {
    const found = (stampedOn: string | null, months?: number) =>
      listReviewed(months).find(list(stampedOn), { on: ON }).length;
    expect([found('2025-02-28'), found('2025-03-01'), found(null), found('2025-08-31', 6)]).toEqual([
      1, 0, 0, 1,
    ]);
  });
});

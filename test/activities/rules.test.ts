import { describe, expect, it } from '@jest/globals';
import type { ActivityRow } from '../../src/activities/activity-row.js';
import { completenessOf } from '../../src/activities/completeness.js';
import { RecipientRole } from '../../src/law/roles.js';
import { activityRules } from '../../src/activities/activity.rules.js';
import { Severity } from '../../src/shared/rules.js';
import { controllerEntry, processorEntry, recipient, rule, world, type Case } from './world.js';
import { assessmentCases } from './assessment.cases.js';
import { basisCases } from './basis.cases.js';
import { contentCases } from './content.cases.js';
import { recipientCases } from './recipients.cases.js';

const cases: Case[] = [...contentCases, ...basisCases, ...assessmentCases, ...recipientCases];

describe('the rules over an entry', () => {
  it.each(cases.map((each) => ({ each, name: `${each[0]}: ${each[1]}` })))('$name', ({ each }) => {
    const [id, , row, expected, more] = each;
    const rule = activityRules.find((one) => one.id === id)!;
    const found = rule.find(row, world(more));
    const places = found.map(({ path, severity }) =>
      severity && severity !== rule.severity ? `${path} ${severity}` : String(path),
    );
    expect(places).toEqual(expected);
    for (const { message } of found) expect(message).toMatch(/^["\p{Lu}].*[;,].*\.$/u);
  });

  it('each have a case that trips it and one that does not', () => {
    const ids = activityRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(
      `A01 C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 D01 D02 D03 G01 G02 G03 G04 L01 L02 L03 L04 L05 L06 L07 L08 L09 L10
      L11 L12 P01 P02 P04 R05 S01 S02 S07 T01`.split(/\s+/),
    );
    const trips = (id: string, found: boolean) =>
      cases.some(([rule, , , expected]) => rule === id && expected.length > 0 === found);
    expect(ids.filter((id) => !trips(id, true) || !trips(id, false))).toEqual([]);
  });

  it('find nothing in an entry that is as it should be', () => {
    for (const row of [controllerEntry(), processorEntry()])
      expect(
        activityRules.flatMap(({ id, find }) => find(row, world()).map(({ path }) => `${id} ${path}`)),
      ).toEqual([]);
  });

  it('count what is asked for where possible as errors in strict mode', () => {
    const row = controllerEntry({
      dataItems: [{ ...controllerEntry().dataItems[0]!, retention: null }],
      measures: [],
    });
    for (const id of ['C06', 'C08']) {
      const { find } = activityRules.find((one) => one.id === id)!;
      expect(find(row, world({ strict: true }))).toMatchObject([{ severity: Severity.ERROR }]);
    }
  });

  it('name whoever still receives data after the end, also who is named as a sub-processor (G02)', () => {
    const row = controllerEntry({
      endedOn: '2026-05-01',
      recipients: [recipient({ role: RecipientRole.SUB_PROCESSOR, category: null, subProcessorId: 'host' })],
    });
    expect(
      rule('G02')
        .find(row, world())
        .map(({ message }) => message),
    ).toEqual(['The activity has ended, but Host Inc. still receives data; state its last day.']);
  });

  it('ask a controller for who owns the activity, and only recommend it to a processor', () => {
    const empty = (row: ActivityRow) =>
      completenessOf(row, world()).flatMap(({ level, empty }) => (empty.includes('owner') ? [level] : []));
    expect(empty(controllerEntry({ owner: null }))).toEqual(['M']);
    expect(empty(processorEntry({ owner: null }))).toEqual(['R']);
    expect(empty(controllerEntry())).toEqual([]);
  });
});

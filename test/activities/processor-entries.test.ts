import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ActivityRow } from '../../src/activities/activity-row.js';
import { activityRules } from '../../src/activities/activity.rules.js';
import { RecipientRole } from '../../src/law/roles.js';
import { joint, processorEntry, recipient, world } from './world.js';

const text = fc.string({ maxLength: 20 });
const day = fc.option(fc.constantFrom('2026-01-01', '2026-06-01', '2026-07-01'));

/** Any entry of a processor, also one that carries what only a controller's record holds. */
const entries = fc
  .record({
    recipients: fc.array(
      fc
        .record({ role: fc.constantFrom(...Object.values(RecipientRole)), countries: fc.array(text) })
        .map(recipient),
    ),
    controllers: fc.array(fc.record({ partyId: text, dpo: text }).map(joint)),
    startsOn: day,
    activatedOn: day,
    endedOn: day,
    owner: fc.option(text),
    purposes: fc.array(fc.record({ key: text, label: fc.record({ en: text }) })),
    dataSubjects: fc.array(fc.record({ key: text })),
    dataItems: fc.array(fc.record({ key: text, retention: fc.option(fc.record({ criterion: text })) })),
  })
  .map((more) => ({ ...processorEntry(), ...more }) as unknown as ActivityRow);

describe('an entry of a processor (P03)', () => {
  it('is never judged by what only controllers owe', () => {
    const owed = /^(C0[1-79]|C10|L\d\d|A01|D0\d)$/;
    const rules = activityRules.filter(({ id }) => owed.test(id));
    expect(rules).toHaveLength(9 + 12 + 4);
    fc.assert(
      fc.property(entries, fc.boolean(), (row, strict) =>
        rules.every(({ find }) => find(row, world({ strict })).length === 0),
      ),
    );
  });

  it('can be judged by every rule, whatever it holds', () => {
    fc.assert(
      fc.property(entries, (row) => {
        for (const { find } of activityRules) expect(Array.isArray(find(row, world()))).toBe(true);
      }),
    );
  });
});

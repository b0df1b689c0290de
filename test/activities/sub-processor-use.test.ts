import { expect, it } from '@jest/globals';
import { subProcessorUseRules } from '../../src/activities/sub-processor-use.rules.js';
import { RecipientRole } from '../../src/law/roles.js';
import { SubProcessorStatus } from '../../src/sub-processors/listed-sub-processor.js';
import { controllerEntry, engaged, processorEntry, recipient } from './world.js';

const find = subProcessorUseRules[0]!.find;
const on = '2026-06-01';
const other = processorEntry({ subProcessorIds: ['other'] });

it('finds what is published and not used (S07)', () => {
  expect(find(engaged('host'), { on, activities: [other] })).toHaveLength(1);
  const ended = { ...other, subProcessorIds: ['host'], endedOn: '2026-05-01' };
  expect(find(engaged('host'), { on, activities: [other, ended] })).toHaveLength(1);
});

it('finds nothing in what is used, not published, or in a record that names no sub-processor', () => {
  const byParty = controllerEntry({
    recipients: [recipient({ role: RecipientRole.SUB_PROCESSOR, partyId: 'other' })],
  });
  for (const activity of [processorEntry({ subProcessorIds: ['host'] }), byParty])
    expect(find(engaged('host'), { on, activities: [other, activity] })).toEqual([]);
  const coming = engaged('host', { status: SubProcessorStatus.COMING });
  expect(find(coming, { on, activities: [other] })).toEqual([]);
  expect(find(engaged('host'), { on, activities: [controllerEntry()] })).toEqual([]);
});

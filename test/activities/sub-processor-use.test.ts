import { describe, expect, it } from '@jest/globals';
import {
  chainTransferRules,
  type ChainLink,
  type ChainWorld,
} from '../../src/activities/chain-transfers.rules.js';
import { subProcessorUseRules } from '../../src/activities/sub-processor-use.rules.js';
import { RecipientRole } from '../../src/law/roles.js';
import { SubProcessorStatus } from '../../src/sub-processors/listed-sub-processor.js';
import type { TransferRow } from '../../src/transfers/transfer-row.js';
import { controllerEntry, engaged, mapOf, processorEntry, recipient, transfer, world } from './world.js';

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

describe('the chain below what an activity uses (T22)', () => {
  const chained = (more: Partial<ChainLink> = {}): ChainLink => ({
    ...engaged('deep', { partyId: 'deep', countries: ['DE', 'SG'] }),
    engagedById: 'host',
    ...more,
  });
  const using = processorEntry({ subProcessorIds: ['host'] });
  const to = (place: string, more: Partial<TransferRow> = {}) =>
    transfer('t', { destination: place, importerPartyId: 'deep', ...more });
  const first = transfer('first', { destination: 'PH', subProcessorId: 'host' });
  const category = { importerPartyId: null, importerCategory: 'Storage' };
  const cases: [what: string, found: number, link: ChainLink, of: Partial<ChainWorld>][] = [
    ['no transfer', 1, chained(), {}],
    ['no transfer, further down', 1, chained({ engagedById: 'middle' }), {}],
    ['a transfer elsewhere', 1, chained(), { transfers: mapOf(to('US')) }],
    ['a transfer to another', 1, chained(), { transfers: mapOf(to('SG', { importerPartyId: 'other' })) }],
    ['a transfer that has ended', 1, chained(), { transfers: mapOf(to('SG', { endsOn: '2026-05-31' })) }],
    ['a transfer to it', 0, chained(), { transfers: mapOf(to('SG')) }],
    [
      'a transfer that serves it',
      0,
      chained(),
      { transfers: mapOf(to('SG', { ...category, subProcessorId: 'deep' })) },
    ],
    [
      'carried on by its engager',
      0,
      chained(),
      { transfers: mapOf(first, to('SG', { ...category, onwardOfId: 'first' })) },
    ],
    ['inside the EEA', 0, chained({ countries: ['DE'] }), {}],
    ['to come', 0, chained({ status: SubProcessorStatus.COMING }), {}],
    ['engaged by nobody', 0, chained({ engagedById: null }), {}],
    [
      'used by an activity itself: judged there',
      0,
      chained(),
      { activities: [processorEntry({ subProcessorIds: ['host', 'deep'] })] },
    ],
    ['used by none', 0, chained(), { activities: [other] }],
  ];
  it.each(cases)('%s: %i', (_what, count, link, of) => {
    const host = { ...engaged('host'), engagedById: null };
    const middle = { ...engaged('middle', { partyId: 'middle' }), engagedById: 'host' };
    const { law } = world();
    const subProcessors = mapOf<ChainLink>(host, middle, link);
    const all = { on, law, activities: [using], transfers: mapOf<TransferRow>(), subProcessors, ...of };
    expect(chainTransferRules[0]!.find(link, all).map(({ path, about }) => [path, about])).toEqual(
      Array.from({ length: count }, () => ['countries', 'SG']),
    );
  });
});

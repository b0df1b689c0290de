import { Injectable } from '@nestjs/common';
import type { AdequacyDecisionFacts, LawBook } from '../law/law-book.js';

// PROVISIONAL, to be removed: `LawReader` of the room that keeps the facts of law takes its place.

@Injectable()
export class LawReader {
  book(_asOf?: Date | null): Promise<LawBook> {
    return Promise.resolve(provisionalBook);
  }
}

const row = (
  facts: Partial<AdequacyDecisionFacts> & Pick<AdequacyDecisionFacts, 'code'>,
): AdequacyDecisionFacts => ({
  country: null,
  territory: '',
  regime: 'GDPR',
  coverage: 'FULL',
  scope: null,
  conditions: [],
  decision: '',
  celex: null,
  adoptedOn: '2000-01-01',
  inForceFrom: null,
  validUntil: null,
  endedOn: null,
  endedBy: null,
  notes: null,
  source: 'provisional',
  verifiedAsOf: null,
  ...facts,
});

export const provisionalBook: LawBook = {
  decisions: [
    row({
      code: 'US-DPF',
      country: 'US',
      territory: 'United States',
      coverage: 'PARTIAL',
      conditions: [
        'recipient_dpf_status_active',
        'recipient_dpf_framework_includes_EU',
        'dpf_covered_data_includes_hr_if_hr_data',
      ],
      decision: '(EU) 2023/1795',
      adoptedOn: '2023-07-10',
    }),
    row({
      code: 'US-PS',
      country: 'US',
      territory: 'United States (Privacy Shield)',
      coverage: 'PARTIAL',
      decision: '(EU) 2016/1250',
      adoptedOn: '2016-07-12',
      endedOn: '2020-07-16',
      endedBy: 'CJEU C-311/18',
    }),
    row({
      code: 'GB-GDPR',
      country: 'GB',
      territory: 'United Kingdom',
      decision: '(EU) 2021/1772',
      adoptedOn: '2021-06-28',
      validUntil: '2031-12-27',
    }),
    row({
      code: 'GB-LED',
      country: 'GB',
      territory: 'United Kingdom',
      regime: 'LED',
      decision: '(EU) 2021/1773',
      adoptedOn: '2021-06-28',
      validUntil: '2031-12-27',
    }),
    row({
      code: 'CA',
      country: 'CA',
      territory: 'Canada',
      coverage: 'PARTIAL',
      conditions: ['recipient_is_commercial_organisation_under_PIPEDA'],
      decision: '2002/2/EC',
      adoptedOn: '2001-12-20',
    }),
    row({
      code: 'CH',
      country: 'CH',
      territory: 'Switzerland',
      decision: '2000/518/EC',
      adoptedOn: '2000-07-26',
    }),
    row({
      code: 'EPO',
      territory: 'European Patent Organisation',
      decision: '(EU) 2025/1382',
      adoptedOn: '2025-07-15',
    }),
    row({ code: 'UK-JP', country: 'JP', territory: 'Japan', regime: 'UK_GDPR', adoptedOn: '2021-01-01' }),
  ],
  memberships: 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO'
    .split(' ')
    .map((country) => ({
      country,
      memberFrom: '1994-01-01',
      memberUntil: null,
      standing: 'EU',
      source: 'provisional',
    })),
  exemptions: [],
};

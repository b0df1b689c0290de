import { describe, expect, it } from '@jest/globals';
import { coverageOf } from '../../src/law/coverage.js';
import type { TransferToJudge } from '../../src/law/mechanism-obstacles.js';
import type { CoverageReason } from '../../src/law/coverage-types.js';
import type { Mechanism } from '../../src/law/mechanism-facts.js';
import {
  DpfCoveredData,
  DpfFramework,
  DpfStatus,
  MechanismKind as Kind,
  Regime,
  SccDecision,
  SccModule,
  TransferAssessmentOutcome as Outcome,
  TransferFrequency,
} from '../../src/law/mechanisms.js';
import { AuthorisationKind, TransferRole } from '../../src/law/roles.js';
import { shippedLaw } from '../../src/law/shipped-law.js';
import { book } from './books.js';
import { adequacy, compelling, dpf, holding, ON, scc, toUs } from './transfer-cases.js';

/** A transfer to a category of importers, unless told otherwise. */
type Told = Omit<TransferToJudge, 'importer'> & Partial<TransferToJudge>;
const toSome = (transfer: Told): TransferToJudge => ({ importer: null, ...transfer });
const judged = (transfer: Told, on = ON, law = book) => coverageOf(toSome(transfer), law, on)[0]!;
const reasonOf = (mechanism: Mechanism, more: Partial<TransferToJudge> = {}, on = ON) =>
  judged({ ...toUs(mechanism), ...more }, on).passedOver[0]?.reason;

describe('the coverage of a transfer', () => {
  it.each(holding.map((mechanism) => [mechanism.kind, mechanism] as const))(
    'is given by %s',
    (kind, mechanism) => {
      expect(judged(toUs(mechanism))).toMatchObject({
        covered: true,
        inside: false,
        reliedOn: { index: 0, kind },
        reason: null,
      });
    },
  );

  it('needs nothing inside the EEA, a name outside it, and a mechanism', () => {
    for (const destination of ['DE', 'NO', 'EU', 'EEA'])
      expect(judged({ destination })).toMatchObject({ covered: true, inside: true, reliedOn: null });
    for (const destination of ['EUROPE', 'WORLDWIDE', null])
      expect(judged({ ...toUs(...holding), destination })).toMatchObject({
        covered: false,
        reason: 'DESTINATION_UNNAMED',
      });
    expect(judged({ destination: 'US' })).toMatchObject({ covered: false, reason: 'NO_MECHANISM' });
    // an organisation stands outside wherever it sits
    const epo = { destination: 'DE', destinationOrganisation: 'European Patent Organisation' };
    expect(judged(epo)).toMatchObject({ covered: false, inside: false });
    expect(judged({ ...epo, mechanisms: [adequacy('EPO')] })).toMatchObject({ covered: true });
  });

  const bridge: [on: string, regime: Regime, covered: boolean, explained: boolean][] = [
    ['2020-12-31', Regime.EU_GDPR, true, false],
    ['2021-01-01', Regime.EU_GDPR, true, true],
    ['2021-03-01', Regime.EU_GDPR, true, true],
    ['2021-06-27', Regime.EU_GDPR, true, true],
    ['2021-06-28', Regime.EU_GDPR, false, false],
    ['2021-03-01', Regime.UK_GDPR, true, false],
    ['2021-03-01', Regime.CH_FADP, false, false],
  ];
  it.each(bridge)(
    'to the United Kingdom on %s under %s: %p, with the agreement named: %p',
    (on, regime, covered, explained) => {
      const [judgement] = coverageOf(toSome({ destination: 'GB', regimes: [regime] }), shippedLaw, on);
      expect(judgement).toMatchObject({ covered, inside: covered, reliedOn: null });
      expect(/from 2021-01-01 to 2021-06-27.*FINPROV\.10A/i.test(judgement!.message ?? '')).toBe(explained);
    },
  );

  it('relies on the first mechanism that holds, says why others were passed over and which would stand in', () => {
    const { SCC_COMMISSION: kind } = Kind;
    const transfer = toUs(
      adequacy('US-PS'),
      { kind, scc },
      { kind, scc: { ...scc, annexI: false } },
      adequacy('US-DPF', { dpf }),
    );
    expect(judged(transfer)).toEqual({
      regime: 'EU_GDPR',
      covered: true,
      inside: false,
      reliedOn: { index: 1, kind, decision: null },
      passedOver: [
        {
          index: 0,
          kind: 'ADEQUACY',
          decision: 'US-PS',
          reason: 'DECISION_ENDED',
          message: 'US-PS ended on 2020-07-16 (CJEU C-311/18).',
          gaps: [{ reason: 'DECISION_ENDED', message: 'US-PS ended on 2020-07-16 (CJEU C-311/18).' }],
        },
      ],
      fallbacks: [{ index: 3, kind: 'ADEQUACY', decision: 'US-DPF' }],
      reason: null,
      message: null,
    });
  });

  const dpfWith = (more: object) => adequacy('US-DPF', { dpf: { ...dpf, ...more } });
  const clauses = (more: object): Mechanism => ({ kind: Kind.SCC_COMMISSION, scc: { ...scc, ...more } });
  const bcr = { approvingAuthority: 'DPC', approvedOn: '2024-01-01', sameGroup: true };
  const derogation = (kind: Kind, more = {}): Mechanism => ({
    kind,
    derogation: { reasoning: 'so', ...more },
  });
  const SPECIFIC = AuthorisationKind.SPECIFIC;
  const { CONTROLLER } = TransferRole;
  const spoilt: [`${CoverageReason}`, Mechanism, Partial<TransferToJudge>?, string?][] = [
    ['DECISION_UNNAMED', { kind: Kind.ADEQUACY }],
    ['DECISION_UNKNOWN', adequacy('XX')],
    ['DECISION_OF_OTHER_LAW', adequacy('GB-LED'), { destination: 'GB' }],
    ['OTHER_REGIME', adequacy('UK-JP'), { destination: 'JP' }],
    ['DECISION_OF_OTHER_PLACE', adequacy('GB-GDPR')],
    ['DECISION_OF_OTHER_PLACE', adequacy('GB-GDPR'), { destination: 'GB', destinationOrganisation: 'NATO' }],
    ['DECISION_NOT_YET_IN_FORCE', dpfWith({}), {}, '2023-07-09'],
    ['DECISION_ENDED', adequacy('GB-GDPR'), { destination: 'GB' }, '2031-12-28'],
    ['CONDITION_NOT_MET', adequacy('CA'), { destination: 'CA' }],
    [
      'CONDITION_UNDATED',
      adequacy('CA', { conditions: [{ condition: 'recipient_under_PIPEDA', met: true }] }),
      { destination: 'CA' },
    ],
    ['DPF_UNRECORDED', adequacy('US-DPF')],
    ['DPF_NOT_ACTIVE', dpfWith({ status: DpfStatus.INACTIVE })],
    ['DPF_OTHER_FRAMEWORK', dpfWith({ frameworks: [DpfFramework.SWISS_US] })],
    ['DPF_ENTITY_UNNAMED', dpfWith({ entityOnList: null })],
    ['DPF_ENTITY_UNNAMED', dpfWith({ entityOnList: ' ' })],
    ['DPF_OTHER_ENTITY', dpfWith({}), { importer: 'Cloud Hosting Inc.' }],
    ['DPF_OTHER_ENTITY', dpfWith({ entityOnList: 'Cloud LLC' })],
    ['DPF_IMPORTER_UNNAMED', dpfWith({}), { importer: null }],
    ['DPF_DATA_NOT_COVERED', dpfWith({}), { hrData: true }],
    ['DPF_DATA_NOT_COVERED', dpfWith({ coveredData: [DpfCoveredData.HR] })],
    ['DPF_UNCHECKED', dpfWith({ checkedOn: null })],
    ['SCC_UNRECORDED', { kind: Kind.SCC_COMMISSION }],
    ['SCC_REPEALED', clauses({ decision: SccDecision.EU_2010_87, signedOn: '2018-05-25' })],
    ['SCC_MODULE_UNFIT', clauses({ module: SccModule.PROCESSOR_TO_PROCESSOR }), { exporterRole: CONTROLLER }],
    ['SCC_MODULE_UNFIT', clauses({}), { importerRole: CONTROLLER }],
    ['SCC_MODULE_UNFIT', clauses({ module: null })],
    ['UNSIGNED', clauses({ signedOn: null })],
    ['NOT_YET', clauses({ signedOn: '2026-03-02' })],
    ['SCC_ANNEX_INCOMPLETE', clauses({ annexII: false })],
    ['SCC_ANNEX_INCOMPLETE', clauses({ clause9Option: SPECIFIC })],
    ['ASSESSMENT_MISSING', clauses({}), { assessment: null }],
    [
      'ASSESSMENT_MISSING',
      clauses({}),
      { assessment: { outcome: Outcome.ADEQUATE, assessedOn: '2026-03-02' } },
    ],
    ['ASSESSMENT_NEGATIVE', clauses({}), { assessment: { outcome: Outcome.NEGATIVE } }],
    ['MEASURES_MISSING', clauses({}), { assessment: { outcome: Outcome.SUPPLEMENTARY_MEASURES_NEEDED } }],
    ['BCR_NOT_APPROVED', { kind: Kind.BCR_CONTROLLER, bcr: { ...bcr, approvedOn: null } }],
    ['BCR_OTHER_GROUP', { kind: Kind.BCR_CONTROLLER, bcr: { ...bcr, sameGroup: false } }],
    ['BCR_KIND_UNFIT', { kind: Kind.BCR_PROCESSOR, bcr }, { exporterRole: CONTROLLER }],
    ['REFERENCE_MISSING', { kind: Kind.CODE_OF_CONDUCT, bindingCommitments: true }],
    ['COMMITMENTS_MISSING', { kind: Kind.CERTIFICATION, reference: 'Seal' }],
    ['NOT_AUTHORISED', { kind: Kind.AD_HOC_CLAUSES, authorisation: { authority: 'DPC' } }],
    ['DEROGATION_UNREASONED', { kind: Kind.DEROGATION_PUBLIC_INTEREST }],
    [
      'DEROGATION_REPETITIVE',
      derogation(Kind.DEROGATION_CONTRACT),
      { frequency: TransferFrequency.RECURRING },
    ],
    ['DEROGATION_PUBLIC_POWERS', derogation(Kind.DEROGATION_CONTRACT, { publicPowers: true })],
    ['DEROGATION_CONSENT_MISSING', derogation(Kind.DEROGATION_CONSENT)],
    [
      'DEROGATION_CONDITION_MISSING',
      { kind: Kind.DEROGATION_COMPELLING_INTERESTS, derogation: { ...compelling, necessary: false } },
    ],
    ['NOT_INSIDE_EEA', { kind: Kind.NONE_EEA }],
    ['PAST_ITS_END', { ...clauses({}), endsOn: '2026-02-28' }],
    ['OTHER_REGIME', { kind: Kind.UK_IDTA, signedOn: '2025-01-01' }],
  ];
  // rows of one element: of missing ones the last argument would be taken for a callback
  it.each(spoilt.map((row) => [row[0], row] as const))(
    'is not given: %s',
    (_, [reason, mechanism, more, on]) => {
      expect(reasonOf(mechanism, more, on)).toBe(reason);
    },
  );

  it('accepts a reason why no assessment is needed, measures taken, and a certification under review', () => {
    expect(
      reasonOf(clauses({}), { assessment: { notNeededBecause: 'the same group assessed it' } }),
    ).toBeUndefined();
    const taken = { outcome: Outcome.SUPPLEMENTARY_MEASURES_NEEDED, supplementaryMeasures: ['encryption'] };
    expect(reasonOf(clauses({}), { assessment: taken })).toBeUndefined();
    expect(reasonOf(dpfWith({ status: DpfStatus.UNDER_REVIEW }))).toBeUndefined();
    expect(
      reasonOf(derogation(Kind.DEROGATION_PUBLIC_INTEREST), { frequency: TransferFrequency.RECURRING }),
    ).toBeUndefined();
  });

  it('answers about the past: old clauses held until 27 December 2022', () => {
    const old = clauses({ decision: SccDecision.EU_2010_87, signedOn: '2018-05-25' });
    const assessment = { outcome: Outcome.ADEQUATE };
    expect(reasonOf(old, { assessment }, '2022-12-27')).toBeUndefined();
    expect(reasonOf(old, { assessment }, '2022-12-28')).toBe('SCC_REPEALED');
  });

  it('asks for the module of the roles; a sub-processor is a processor', () => {
    const { CONTROLLER, PROCESSOR, SUB_PROCESSOR } = TransferRole;
    const cases = [
      [CONTROLLER, CONTROLLER, SccModule.CONTROLLER_TO_CONTROLLER],
      [CONTROLLER, SUB_PROCESSOR, SccModule.CONTROLLER_TO_PROCESSOR],
      [PROCESSOR, SUB_PROCESSOR, SccModule.PROCESSOR_TO_PROCESSOR],
      [SUB_PROCESSOR, CONTROLLER, SccModule.PROCESSOR_TO_CONTROLLER],
    ] as const;
    for (const [exporterRole, importerRole, module] of cases)
      for (const other of Object.values(SccModule))
        expect(reasonOf(clauses({ module: other }), { exporterRole, importerRole })).toBe(
          other === module ? undefined : 'SCC_MODULE_UNFIT',
        );
  });

  it('is judged for each law by itself: EU clauses alone carry nothing under the others', () => {
    const regimes = Object.values(Regime);
    const covered = (transfer: Told) =>
      coverageOf(toSome({ ...transfer, regimes }), book, ON).map((one) => one.covered);
    expect(covered(toUs(clauses({})))).toEqual([true, false, false]);
    expect(covered(toUs(clauses({}), { kind: Kind.UK_ADDENDUM, signedOn: '2025-06-01' }))).toEqual([
      true,
      true,
      false,
    ]);
    expect(covered(toUs({ kind: Kind.UK_ADDENDUM, signedOn: '2025-06-01' }))).toEqual([false, false, false]);
    expect(covered(toUs({ kind: Kind.UK_IDTA, signedOn: '2025-06-01' }))).toEqual([false, true, false]);
    expect(covered(toUs({ kind: Kind.CH_ADAPTED_SCC, scc }))).toEqual([false, false, true]);
    expect(
      covered(toUs(dpfWith({}), { kind: Kind.UK_EXTENSION_DPF, dpf }, { kind: Kind.CH_US_DPF, dpf })),
    ).toEqual([true, true, true]);
    const euOnly = { ...dpf, frameworks: [DpfFramework.EU_US] };
    expect(covered(toUs({ kind: Kind.UK_EXTENSION_DPF, dpf: euOnly }))).toEqual([false, false, false]);
    expect(covered({ destination: 'JP', mechanisms: [adequacy('UK-JP')] })).toEqual([false, true, false]);
    // to the United Kingdom: its own law needs nothing, the others their decision
    expect(covered({ destination: 'GB', mechanisms: [adequacy('GB-GDPR'), adequacy('CH-GB')] })).toEqual([
      true,
      true,
      true,
    ]);
    expect(covered({ destination: 'DE' })).toEqual([true, true, true]);
  });
});

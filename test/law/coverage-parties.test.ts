import { describe, expect, it } from '@jest/globals';
import { coverageOf } from '../../src/law/coverage.js';
import type { Mechanism } from '../../src/law/mechanism-facts.js';
import { MechanismKind as Kind, Regime, SccModule } from '../../src/law/mechanisms.js';
import { TransferRole } from '../../src/law/roles.js';
import type { TransferToJudge } from '../../src/law/mechanism-obstacles.js';
import { book } from './books.js';
import { adequacy, dpf, ON, scc, toUs } from './transfer-cases.js';

const judged = (transfer: TransferToJudge) => coverageOf(transfer, book, ON)[0]!;
const dpfWith = (more: object) => adequacy('US-DPF', { dpf: { ...dpf, ...more } });
const clauses = (more: object): Mechanism => ({ kind: Kind.SCC_COMMISSION, scc: { ...scc, ...more } });

describe('what a mechanism asks of the parties', () => {
  it('takes the entity on the list for the importer however both are written, and names both where they differ', () => {
    for (const [entityOnList, importer] of [
      ['CLOUD, INC.', 'Cloud Inc.'],
      ['Cloud  Inc', 'cloud inc.'],
      ['Cloud L.L.C.', 'Cloud LLC'],
      ['Ｃｌｏｕｄ Inc.', 'Cloud Inc.'],
    ] as const)
      expect(judged({ ...toUs(dpfWith({ entityOnList })), importer }).passedOver[0]).toBeUndefined();
    const [gap] = judged({ ...toUs(dpfWith({})), importer: 'Cloud Sub Ltd' }).passedOver;
    expect(gap?.message).toMatch(/names Cloud Inc\., the importer is Cloud Sub Ltd/);
    const framework: Mechanism = { kind: Kind.UK_EXTENSION_DPF, dpf };
    const uk = { ...toUs(framework), regimes: [Regime.UK_GDPR] };
    expect(judged(uk).covered).toBe(true);
    expect(judged({ ...uk, importer: 'Cloud Sub Ltd' }).passedOver[0]?.reason).toBe('DPF_OTHER_ENTITY');
  });

  it('says of a module no more than the recorded roles tell', () => {
    const { PROCESSOR } = TransferRole;
    const gap = (module: SccModule | null, roles = {}) =>
      judged({ ...toUs(clauses({ module })), ...roles }).passedOver[0]?.message;
    for (const module of Object.values(SccModule)) expect(gap(module)).toBeUndefined();
    expect(gap(null)).toMatch(/cannot be told without the roles of exporter and importer/);
    expect(gap(null, { exporterRole: PROCESSOR })).toMatch(/without the role of the importer/);
    expect(gap(SccModule.CONTROLLER_TO_PROCESSOR, { exporterRole: PROCESSOR })).toMatch(
      /need the module PROCESSOR_TO_CONTROLLER or PROCESSOR_TO_PROCESSOR, recorded is CONTROLLER_TO_PROCESSOR/,
    );
  });

  it('does not tell corporate rules of controllers from those of processors without the role', () => {
    const bcr = { approvingAuthority: 'DPC', approvedOn: '2024-01-01', sameGroup: true };
    const covered = (kind: Kind, exporterRole?: TransferRole) =>
      judged({ ...toUs({ kind, bcr }), exporterRole }).covered;
    expect(covered(Kind.BCR_PROCESSOR)).toBe(true);
    expect(covered(Kind.BCR_PROCESSOR, TransferRole.PROCESSOR)).toBe(true);
    expect(covered(Kind.BCR_CONTROLLER, TransferRole.PROCESSOR)).toBe(false);
  });
});

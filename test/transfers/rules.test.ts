import { describe, expect, it } from '@jest/globals';
import type { TransferRow } from '../../src/transfers/transfer-row.js';
import { transferRules } from '../../src/transfers/transfers.rules.js';
import { MechanismKind } from '../../src/law/mechanisms.js';
import { ON, scc } from '../law/transfer-cases.js';
import { passes, trips } from './rule-cases.js';
import { sound, world } from './sound.js';

function findings(id: string, facts: Partial<TransferRow>, on: string) {
  const rule = transferRules.find((one) => one.id === id)!;
  return rule
    .find({ ...sound, ...facts }, { ...world, on })
    .map((found) => ({ severity: rule.severity, ...found }));
}

describe('the rules on transfers', () => {
  it.each(trips.map((row) => [row[0], row[4], row] as const))('%s finds: %s', (_id, _words, row) => {
    const [id, facts, severity, path, words, on = ON] = row;
    const found = findings(id, facts, on);
    expect(found).toContainEqual(
      expect.objectContaining({ severity, path, message: expect.stringContaining(words) }),
    );
    for (const { message } of found) expect(message).toMatch(/^Transfer cloud-\w+ to Cloud Inc\..*\.$/);
  });

  it.each(passes.map((row) => [row[0], row] as const))(
    '%s finds nothing in what is sound',
    (_id, [id, facts, on = ON]) => {
      expect(findings(id, facts, on)).toEqual([]);
    },
  );

  it('each have a case that trips them and one that does not', () => {
    const ids = transferRules.map(({ id }) => id);
    expect([...new Set(trips.map(([id]) => id))].sort()).toEqual(ids);
    expect([...new Set(passes.map(([id]) => id))].sort()).toEqual(ids);
  });

  it('T03 names every gap of a mechanism, not the first alone', () => {
    const unsigned = { ...scc, signedOn: null, annexI: false, annexII: false };
    const mechanisms = [{ kind: MechanismKind.SCC_COMMISSION, scc: unsigned }];
    const [found] = findings('T03', { mechanisms, assessment: null }, ON);
    expect(found?.message).toMatch(/signed.*Annex I of.*Annex II of.*assessment/);
  });

  it('T03 and T05 say of an importer that is only a category that nobody can tell whom the list names', () => {
    const facts = {
      importerPartyId: null,
      importerCategory: 'Hosting providers',
      mechanisms: sound.mechanisms!.slice(0, 1),
    };
    for (const [id, path] of [
      ['T03', 'mechanisms'],
      ['T05', 'mechanisms.0.dpf'],
    ] as const)
      expect(findings(id, facts, ON)).toMatchObject([
        { path, message: expect.stringMatching(/names Cloud Inc\.; the importer is only a category/) },
      ]);
  });

  it('T03 judges the conditions of a derogation before the place is named', () => {
    const mechanisms = [{ kind: MechanismKind.DEROGATION_CONSENT }];
    expect(findings('T03', { destination: 'WORLDWIDE', mechanisms }, ON)).toMatchObject([
      {
        path: 'mechanisms.0.derogation',
        message: expect.stringMatching(/not recorded\. Explicit consent .* is not recorded/),
      },
    ]);
  });

  it('find nothing at all in a sound transfer', () => {
    expect(transferRules.flatMap((rule) => rule.find(sound, world))).toEqual([]);
  });
});

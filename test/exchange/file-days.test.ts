import { describe, expect, it } from '@jest/globals';
import { readRegister } from '../../src/cli/register-file.js';
import { readPart } from '../../src/cli/register-parts.js';
import { factsOfFile } from '../../src/exchange/file-facts.js';
import { judge } from '../../src/findings/judge.js';
import type { File } from '../support/register-files.js';

async function factsOf(file: File) {
  const { input } = await readRegister([readPart('file.yaml', JSON.stringify(file))]);
  return factsOfFile(input!);
}

describe('the days in a register file', () => {
  it('takes an end before the planned day of what never began for a plan given up', async () => {
    const given = {
      reference: 'x',
      role: 'CONTROLLER',
      title: 'X',
      startsOn: '2026-06-01',
      endedOn: '2026-02-01',
    };
    const { problems, facts } = await factsOf({
      organisation: { slug: 'given-up', name: 'Given up' },
      on: '2026-03-01',
      activities: [given],
    });
    expect(problems).toEqual([]);
    expect(facts.activities).toMatchObject([{ endedOn: '2026-02-01' }]);
  });

  it('takes what begins after the day of the file as coming, and what begins on it as in use', async () => {
    const one = (legalName: string, effectiveFrom?: string) => ({
      legalName,
      countries: ['DE'],
      effectiveFrom,
    });
    const { facts } = await factsOf({
      organisation: { slug: 'soon', name: 'Soon' },
      on: '2026-03-01',
      subProcessors: [one('Today Ltd'), one('Since Ltd', '2026-03-01'), one('Tomorrow Ltd', '2026-03-02')],
    });
    expect(facts.subProcessors.map(({ status }) => status)).toEqual(['IN_USE', 'IN_USE', 'COMING']);
    const contracts = judge(facts).filter(({ rule }) => rule === 'S02');
    expect(contracts.map(({ targetName, severity }) => [targetName, severity])).toEqual([
      ['Today Ltd', 'ERROR'],
      ['Since Ltd', 'ERROR'],
      ['Tomorrow Ltd', 'WARNING'],
    ]);
  });

  it.each([
    ['an agreement that ended before it began', { endedOn: '2025-12-31' }, 'agreements.0.endedOn'],
    [
      'a customer who left before it came',
      { standings: [{ party: 'Alpha AG', since: '2026-02-01', until: '2026-01-31' }] },
      'agreements.0.standings.0.until',
    ],
  ])('refuses %s', async (_what, more, path) => {
    const agreement = { reference: 'a', title: 'A', side: 'CUSTOMER', effectiveFrom: '2026-01-01', ...more };
    const { problems } = await factsOf({
      organisation: { slug: 'days', name: 'Days' },
      on: '2026-03-01',
      parties: [{ legalName: 'Alpha AG' }],
      agreements: [agreement],
    });
    expect(problems.map((problem) => problem.path)).toEqual([path]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { readRegister } from '../../src/cli/register-file.js';
import { factsOfFile } from '../../src/exchange/file-facts.js';
import type { File } from '../support/register-files.js';

async function factsOf(file: File) {
  const { input } = await readRegister('file.yaml', JSON.stringify(file));
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
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, createOrganisation } from '../support/register.js';
import { refusal } from '../support/record.js';
import { startServer, type TestServer } from '../support/server.js';
import { applyMutation, applyRegister, emptyPlan, exported, planned, planQuery, type File } from './registers.js';
import { wholeRegister } from './whole.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const count = async () => (await server.get('{ changes { totalCount } }')).changes.totalCount as number;
const without = ({ id: _id, ...entry }: File) => entry;

describe('a register file', () => {
  it('makes a whole register from nothing; a second plan is empty, and so is that of the export', async () => {
    const file = wholeRegister('whole');
    const plan = await applyRegister(server, file, { baseline: true });
    expect(plan.sections.map(({ name, added }) => [name, added])).toEqual([
      ['parties', ['us', 'dpo', 'customer', 'Bare Ltd', 'cloud']],
      ['profile', ['profile']],
      ['agreements', ['dpa', 'cloud-dpa', 'old']],
      ['transfers', ['onward', 'to-cloud']],
      ['activities', ['support', 'newsletter', 'hosting']],
    ]);
    expect(emptyPlan(await planned(server, file))).toBe(true);
    const out = await exported(server, 'whole', '2026-03-01');
    expect(emptyPlan(await planned(server, out))).toBe(true);

    // what is exported makes the same register elsewhere
    const copy = { ...out, organisation: { ...out['organisation'], slug: 'copy' } };
    await applyRegister(server, copy, { baseline: true });
    expect(emptyPlan(await planned(server, copy))).toBe(true);
    const again = await exported(server, 'copy', '2026-03-01');
    for (const section of ['parties', 'profile', 'activities', 'agreements', 'transfers'])
      expect(rid(again[section], again)).toEqual(rid(out[section], out));
    expect(again['subProcessors'].map(without)).toEqual(out['subProcessors'].map(without));
  });
});

/** Ids of sub-processors are those of one server: by their place in the list. */
function rid(section: unknown, file: File): unknown {
  const ids = (file['subProcessors'] as { id: string }[]).map(({ id }) => id);
  return JSON.parse(ids.reduce((text, id, index) => text.replaceAll(id, `#${index}`), JSON.stringify(section)));
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { readRegister } from '../../src/cli/register-file.js';
import { readPart } from '../../src/cli/register-parts.js';
import { startServer, type TestServer } from '../support/server.js';
import { applyRegister, emptyPlan, exported, planned, type File } from '../support/register-files.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const read = (file: string) =>
  readFileSync(fileURLToPath(new URL(`../../examples/${file}`, import.meta.url)), 'utf8');
const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  formats: { uuid: true, date: true, 'date-time': true },
});
const validate = ajv.compile(JSON.parse(read('register.schema.json')) as object);

describe.each(['deskhero', 'faveo', 'help-desk-migration'])('the register of %s', (name) => {
  const file = parse(read(`${name}.yaml`)) as File;

  it('is what the schema and the command take', async () => {
    expect({ valid: validate(file), errors: validate.errors }).toEqual({ valid: true, errors: null });
    expect((await readRegister([readPart(`${name}.yaml`, read(`${name}.yaml`))])).findings).toEqual([]);
  });

  it('applies to an empty server, and exports again as no change', async () => {
    const plan = await applyRegister(server, file, { baseline: true });
    expect(plan.sections.map(({ name, added }) => [name, added.length])).toEqual([
      ['parties', file['parties'].length],
      ['profile', 1],
      ['transfers', file['transfers'].length],
      ['activities', file['activities'].length],
    ]);
    expect(emptyPlan(await planned(server, file))).toBe(true);
    const out = await exported(server, name, file['on']);
    expect({ valid: validate(out), errors: validate.errors }).toEqual({ valid: true, errors: null });
    expect(emptyPlan(await planned(server, out))).toBe(true);
    expect(out['profile']).toEqual(file['profile']);
    for (const section of ['parties', 'transfers', 'activities']) {
      expect(out[section]).toHaveLength(file[section].length);
      for (const entry of file[section] as { reference: string }[])
        expect(out[section].find((one: typeof entry) => one.reference === entry.reference)).toMatchObject(
          entry,
        );
    }
  });
});

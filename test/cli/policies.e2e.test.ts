import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe as described, expect, it } from '@jest/globals';
import { onPostgres } from '../support/database.js';
import { ADMIN_KEY, startServer, type TestServer } from '../support/server.js';
import { ropewalk } from './ropewalk.js';

// the command speaks HTTP: which engine stands behind it makes no difference, and processes take their time
const describe = onPostgres ? described.skip : described;

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startServer();
  folder = mkdtempSync(join(process.env['TEST_FOLDER']!, 'texts-'));
});
afterAll(() => server.stop());

/** Milliseconds: several processes, each with its own start. */
const LONG = 180_000;

const run = (args: string[]) => ropewalk([...args, '--server', server.url], { ROPEWALK_KEY: ADMIN_KEY });
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('ropewalk plan and apply of policies', () => {
  const texts = (text: string) => `organisation: { slug: texts, name: Texts, noticeDays: 0 }
on: 2026-02-01
policies:
  - slug: privacy
    kind: PRIVACY_POLICY
    title: Privacy
    label: "1.0"
    text: |
      # Privacy

      | data | kept |
      | --- | --- |
      | mail | 30 days ${text}|
`;

  it(
    'keep the lines of a text, name the line of a label that must be another one, and say what is too long',
    async () => {
      const path = file('texts.yaml', texts(''));
      expect((await run(['apply', path, '--baseline'])).stdout).toContain('policies\nadded    privacy\n');
      const { stdout } = await run(['export', '--organisation', 'texts', '--format', 'yaml']);
      expect(stdout).toContain('    text: |-\n      # Privacy\n\n      | data | kept |\n');
      expect((await run(['plan', file('again.yaml', stdout)])).stdout).toBe('1 unchanged\n');
      const other = file('other.yaml', texts('or more '));
      expect(await run(['plan', other])).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/other\.yaml:7: BAD_USER_INPUT: policies\.0\.label: .* new version/),
      });
      const long = file('long.yaml', texts('x'.repeat(1_000_001)));
      expect((await ropewalk(['check', long], {})).stdout).toMatch(
        /long\.yaml:8: .*longer than 1,000,000 characters/,
      );
      const more = Array.from({ length: 6 }, (_, index) =>
        texts('x'.repeat(900_000)).split('policies:\n')[1]!.replace('privacy', `privacy-${index}`),
      );
      const many = file('many.yaml', `${texts('').split('  - slug')[0]}${more.join('')}`);
      const tooLarge = await run(['apply', many]);
      expect(tooLarge).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/5,4\d\d,\d{3} bytes, .* \(5,000,000\)/),
      });
      expect(tooLarge.stderr).toContain('in files of their own');
    },
    LONG,
  );
});

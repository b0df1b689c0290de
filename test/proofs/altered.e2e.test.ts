import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyProof } from '../../src/evidence/verify-proof.js';
import { writeFileSync } from 'node:fs';
import type { TestServer } from '../support/server.js';
import { altered, filesOf, firstProblem, forged, proofOf } from './proving.js';
import { Proving } from './world.js';
let proving: Proving;
let server: TestServer;
beforeAll(async () => {
  proving = await Proving.start();
  ({ server } = proving);
});
afterAll(() => proving.stop());

describe('a proof that was tampered with', () => {
  it('names the file in which one byte was altered, and a file that was added, is missing, or stands twice', async () => {
    await proving.world('altered');
    const files = await filesOf(await proofOf(server, 'altered', 1));
    expect(await firstProblem(files)).toBe('sound');
    for (const name of files.keys()) {
      const bytes = Buffer.from(files.get(name)!);
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = bytes[middle]! ^ 1;
      const expected =
        name === 'manifest.json' || name === 'manifest.sig' || name === 'public-key.pem'
          ? 'manifest.sig '
          : `${name} has another SHA-256`;
      expect(await firstProblem(new Map([...files, [name, bytes]]))).toContain(expected);
      const without = [...files].filter(([other]) => other !== name);
      expect(await firstProblem(without)).toContain(`${name} is missing`);
    }
    expect(await firstProblem([...files, ['extra.txt', Buffer.from('x')]])).toBe(
      'extra.txt is not listed in manifest.json',
    );
    expect(await firstProblem([...files, ['notice.json', files.get('notice.json')!]])).toBe(
      'notice.json stands there twice',
    );
    const path = await proofOf(server, 'altered', 1);
    writeFileSync(path, 'PK no archive');
    expect((await verifyProof(path)).problems[0]!.message).toContain('cannot be read as a ZIP archive');
  });

  it('that somebody made anew with another key does not fit what the notice sealed; the key itself gives it away', async () => {
    await proving.world('forged');
    const files = await filesOf(await proofOf(server, 'forged', 1));
    const forge = (name: string, alter: (text: string) => string) =>
      firstProblem(forged(altered(files, name, alter)));
    const { keyFingerprint } = (
      await server.get(`{ noticeProof(organisation: "forged", number: 1) { keyFingerprint } }`)
    ).noticeProof;
    expect(await firstProblem(forged(files))).toBe('sound');
    expect(await firstProblem(forged(files), keyFingerprint)).toContain(
      'public-key.pem is another key than the one asked for',
    );
    const key = /^[^,]+,notice,CONTACT,(\w{8})/m.exec(files.get('recipients.csv')!.toString())![1]!;
    expect(await forge('recipients.csv', (csv) => csv.replace(key, '00000000'))).toBe(
      'recipients.csv has recipients other than those that the notice sealed',
    );
    expect(await forge('recipients.csv', (csv) => csv.replace(/^.*,notice,SUBSCRIBER,.*\r\n/m, ''))).toBe(
      'recipients.csv has 3 recipients, the notice sealed 4',
    );
    expect(await forge('customers.csv', (csv) => csv.replace('2026-04-02', '2026-04-20'))).toBe(
      'customers.csv has customers other than those that the notice sealed',
    );
    expect(await forge('customers.csv', (csv) => csv.replace(',DELIVERED,', ',NOT_DELIVERED,'))).toMatch(
      /^customers\.csv says that customer \S+ is NOT_DELIVERED, but by the copies to its contacts it is DELIVERED$/,
    );
    expect(
      await forge('mails/notice.subscribers.en.txt', (text) => text.replace('Newcomer', 'Oldcomer')),
    ).toBe('mails/notice.subscribers.en.txt does not have the words that the notice sealed');
    expect(
      await forge('mails/notice.customers.general.may-not-engage.2026-04-02.de.html', (text) =>
        text.replace('2026', '2027'),
      ),
    ).toBe(
      'mails/notice.customers.general.may-not-engage.2026-04-02.de.txt does not have the words that the notice sealed',
    );
    expect(await forge('notice.json', (text) => text.replace('2026-05-20', '2026-05-19'))).toBe(
      'notice.json does not say what history recorded of the notice',
    );
    expect(
      await forge('notice.json', (text) =>
        text.replace('"ANNOUNCED"\n', '"APPROVED"\n').replace('person', 'system'),
      ),
    ).toContain('notice.json');
    expect(await forge('list-after.json', (text) => text.replace('"US"', '"CH"'))).toMatch(
      /^list-after\.json says of Kept GmbH \(\S+\) a countries that history did not record$/,
    );
    expect(await forge('list-before.json', (text) => text.replace('Telephony', 'Telepathy'))).toMatch(
      /^list-before\.json says of Going Ltd .* a purpose/,
    );
    expect(await forge('resolutions.json', (text) => text.replace('[]', '[{"id":"x"}]'))).toBe(
      'resolutions.json has a row that history does not know',
    );
    expect(
      await forge('history.ndjson', (text) =>
        text.replace('"act":"announceNotice"', '"act":"announcedNotice"'),
      ),
    ).toMatch(/^history\.ndjson change \d+ has a hash that its record does not fit$/);
    expect(await forge('history.ndjson', (text) => text.replace('Newcomer', 'Oldcomer'))).toMatch(
      /^history\.ndjson change \d+ has a payload that its digest does not fit$/,
    );
    const lines = files.get('history.ndjson')!.toString().trim().split('\n');
    const swapped = [lines[1], lines[0], ...lines.slice(2)].join('\n');
    expect(await forge('history.ndjson', () => swapped)).toMatch(/change \d+ stands in the wrong order/);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { csvLine } from '../../src/shared/csv.js';

describe('a line of CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['  @sum', "'  @sum"],
    ['+49 30', "'+49 30"],
    ['-', "'-"],
    ['\tx', "'\tx"],
    ['a-b', 'a-b'],
    ['dpo@acme.example', 'dpo@acme.example'],
  ])('%j is written so that no spreadsheet runs it', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`);
  });

  it('is read back as it was, whatever is in it', () => {
    const cells = fc.array(
      fc.string().filter((text) => !/^\s*[=+\-@\t\r]/.test(text)),
      { minLength: 2 },
    );
    fc.assert(
      fc.property(cells, (texts) => {
        expect(parse(csvLine(texts), { recordDelimiter: '\r\n' })).toEqual([texts]);
      }),
    );
  });
});

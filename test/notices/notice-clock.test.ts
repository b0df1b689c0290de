import { describe, expect, it } from '@jest/globals';
import { refuseTooShort } from '../../src/notices/notice-clock.js';

const problem = { path: 'effectiveFrom', message: 'too soon' };

describe('a notice that comes too late', () => {
  it.each([
    [1, 0, 0, 'the notice period that the organisation promises'],
    [0, 1, 0, 'an agreement with customers'],
    [0, 0, 1, 'an agreement with customers'],
    [0, 1, 1, '2 agreements with customers'],
    [1, 1, 0, 'the notice period that the organisation promises and an agreement with customers'],
  ])('says what it would break: %d, %d, %d', (promised, agreements, emergency, broken) => {
    const some = (count: number) => Array.from({ length: count }, () => problem);
    const short = { promised: some(promised), agreements: some(agreements), emergency: some(emergency) };
    expect(() => refuseTooShort(short, '2026-03-01')).toThrow(
      `announced on 2026-03-01, it would break ${broken}`,
    );
  });
});

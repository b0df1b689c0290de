import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverageOf } from '../../src/law/coverage.js';
import type { Mechanism } from '../../src/law/mechanism-facts.js';
import {
  MechanismKind as Kind,
  Regime,
  TransferAssessmentOutcome as Outcome,
  TransferFrequency,
} from '../../src/law/mechanisms.js';
import { addDays } from '../../src/shared/days.js';
import { book, ended } from './books.js';
import { adequacy, holding } from './transfer-cases.js';

describe('whatever is recorded', () => {
  const mechanism = fc.oneof(
    fc.constantFrom(...holding),
    fc.constantFrom(adequacy('US-PS'), adequacy('GB-GDPR'), adequacy('CA'), {
      kind: Kind.UK_IDTA,
      signedOn: '2025-01-01',
    }),
    fc.constantFrom(...Object.values(Kind)).map((kind): Mechanism => ({ kind })),
  );
  const transfer = fc.record({
    destination: fc.constantFrom('US', 'GB', 'CA', 'DE', 'EUROPE', 'IN', null),
    mechanisms: fc.array(mechanism, { maxLength: 5 }),
    importer: fc.constantFrom('Cloud Inc.', 'Cloud Sub Ltd', null),
    regimes: fc.subarray(Object.values(Regime)),
    assessment: fc.constantFrom(null, { outcome: Outcome.ADEQUATE }, { outcome: Outcome.NEGATIVE }),
    frequency: fc.constantFrom(null, ...Object.values(TransferFrequency)),
  });
  const day = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('2010-01-01', days));
  const code = fc.constantFrom(...book.decisions.map((row) => row.code));

  it('coverage is a function of the transfer, the book and the day', () => {
    fc.assert(
      fc.property(transfer, day, (of, on) => {
        expect(coverageOf(of, structuredClone(book), on)).toEqual(coverageOf(structuredClone(of), book, on));
      }),
    );
  });

  it('ending a decision never adds cover, and changes nothing before that day', () => {
    fc.assert(
      fc.property(transfer, day, day, code, (of, on, endsOn, which) => {
        const row = book.decisions.find((one) => one.code === which)!;
        const end = row.endedOn !== null && row.endedOn < endsOn ? row.endedOn : endsOn;
        const [before, after] = [coverageOf(of, book, on), coverageOf(of, ended(book, which, end), on)];
        after.forEach(({ covered }, index) => expect(covered && !before[index]!.covered).toBe(false));
        if (on < end) expect(after).toEqual(before);
      }),
    );
  });

  it('a further mechanism at the end never takes cover away, and the first that holds is relied on', () => {
    fc.assert(
      fc.property(transfer, mechanism, day, (of, further, on) => {
        const before = coverageOf(of, book, on);
        const after = coverageOf({ ...of, mechanisms: [...of.mechanisms, further] }, book, on);
        before.forEach((one, index) => {
          if (!one.covered) return;
          expect(after[index]).toMatchObject({ covered: true, reliedOn: one.reliedOn });
        });
        for (const { reliedOn, passedOver, fallbacks, covered, inside, reason } of after) {
          expect(covered).toBe(inside || reliedOn !== null);
          expect(reason === null).toBe(covered);
          if (reliedOn)
            expect(passedOver.map(({ index }) => index)).toEqual([...Array(reliedOn.index).keys()]);
          for (const { index } of fallbacks) expect(index).toBeGreaterThan(reliedOn!.index);
        }
      }),
    );
  });
});

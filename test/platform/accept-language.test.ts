import { describe, expect, it } from '@jest/globals';
import { acceptedLanguages, spokenOf } from '../../src/platform/accept-language.js';

describe('the languages that a browser asks for', () => {
  it.each([
    [undefined, []],
    ['de', ['de']],
    ['en;q=0.5, de-AT, fr;q=0.8', ['de-AT', 'fr', 'en']],
    ['*, de;q=0, ;;, <script>, fr;q=x', []],
  ])('%s', (header, wanted) => {
    expect(acceptedLanguages(header)).toEqual(wanted);
  });

  it.each([
    [['fr', 'de-AT'], ['en', 'de'], 'de'],
    [['nb'], ['en', 'de'], undefined],
    [['DE'], ['en', 'de'], 'de'],
  ])('%j of %j: %s', (wanted, spoken, found) => {
    expect(spokenOf(wanted, spoken)).toBe(found);
  });
});

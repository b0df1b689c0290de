import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DiffGrain, DiffPartKind, diffTexts, type TextDiff } from '../../src/shared/text-diff.js';

const side = ({ parts }: TextDiff, left: DiffPartKind) =>
  parts
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('');
const oldOf = (diff: TextDiff) => side(diff, DiffPartKind.ADDED);
const newOf = (diff: TextDiff) => side(diff, DiffPartKind.REMOVED);
const brief = (diff: TextDiff) =>
  diff.parts.map(({ kind, text }) => `${{ KEPT: '=', ADDED: '+', REMOVED: '-' }[kind]}${text}`);

describe('what differs between two texts', () => {
  it.each([
    ['nothing', 'We keep it.', 'We keep it.', ['=We keep it.']],
    ['one word', 'We keep it 30 days.', 'We keep it 60 days.', ['=We keep it ', '-30', '+60', '= days.']],
    [
      'a phrase',
      'Sent to Acme Inc in Ohio.',
      'Sent to Border Ltd in Ohio.',
      ['=Sent to ', '-Acme Inc', '+Border Ltd', '= in Ohio.'],
    ],
    ['a paragraph more', 'One.\n\nTwo.\n', 'One.\n\nNew.\n\nTwo.\n', ['=One.\n\n', '+New.\n\n', '=Two.\n']],
    ['all of it', '', 'New.', ['+New.']],
    [
      'words without blanks',
      '我们保存数据三十天。',
      '我们保存数据六十天。',
      ['=我们保存数据', '-三十', '+六十', '=天。'],
    ],
  ])('%s', (_what, from, to, parts) => {
    const language = /\p{Script=Han}/u.test(from) ? 'zh' : 'en';
    const diff = diffTexts(from, to, language);
    expect(diff.grain).toBe(DiffGrain.WORDS);
    if (language === 'en') expect(brief(diff)).toEqual(parts);
    else expect([oldOf(diff), newOf(diff)]).toEqual([from, to]);
  });

  it('gives both texts back to the letter, whatever they are', () => {
    const word = fc.constantFrom('we', 'keep', 'it', ' ', '\n', '\n\n', '.', ' é', 'שלום', '12', '<b>');
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(word, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, text, (from, to) => {
        const diff = diffTexts(from, to, 'en');
        expect([oldOf(diff), newOf(diff)]).toEqual([from, to]);
        diff.parts.forEach(({ kind, text }, index) => {
          expect(text).not.toBe('');
          expect(kind).not.toBe(diff.parts[index + 1]?.kind);
        });
      }),
    );
  });

  it('stops in time, says so, and is right still', () => {
    const words = (seed: number) =>
      Array.from({ length: 150_000 }, (_, index) => `w${(index * seed) % 9973}`).join(' ');
    const [from, to] = [words(7919), words(6133)];
    const began = performance.now();
    const diff = diffTexts(from, to, 'en');
    expect(performance.now() - began).toBeLessThan(6000);
    expect(diff.grain).toBe(DiffGrain.PARAGRAPHS);
    expect([oldOf(diff), newOf(diff)]).toEqual([from, to]);
  });
});

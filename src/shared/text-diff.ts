import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { diffArrays, type ArrayChange } from 'diff';

export enum DiffPartKind {
  KEPT = 'KEPT',
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
}
registerEnumType(DiffPartKind, { name: 'DiffPartKind', description: 'What happened to a piece of a text.' });

export enum DiffGrain {
  WORDS = 'WORDS',
  PARAGRAPHS = 'PARAGRAPHS',
}
registerEnumType(DiffGrain, {
  name: 'DiffGrain',
  valuesMap: {
    WORDS: { description: 'Down to single words.' },
    PARAGRAPHS: {
      description:
        'The texts differ so much that some passages are compared by paragraph only, or as a whole.',
    },
  },
});

@ObjectType({ description: 'A piece of a text.' })
export class DiffPart {
  @Field(() => DiffPartKind) kind!: DiffPartKind;
  @Field() text!: string;
}

/** KEPT and REMOVED in order are the old text to the letter, KEPT and ADDED the new one. */
@ObjectType({
  description:
    'What differs between two texts. KEPT and REMOVED parts in order are the old text to the letter, KEPT and ADDED ones the new text.',
})
export class TextDiff {
  @Field(() => DiffGrain) grain!: DiffGrain;
  @Field(() => [DiffPart]) parts!: DiffPart[];
}

/** Milliseconds that one comparison may take in all. */
const LONGEST = 1000;
/** Edits looked for in one changed passage: beyond it is not a changed passage but another one. */
const MOST_EDITS = 2000;

/**
 * Compares two texts word by word: first which paragraphs changed, then the words of those. What cannot be told within
 * the time is said by paragraph, or as a whole; `within` (milliseconds) is shared by those who compare several.
 */
export function diffTexts(from: string, to: string, language: string, within = LONGEST): TextDiff {
  const deadline = performance.now() + Math.min(within, LONGEST);
  const parts = new Parts();
  const left = () => Math.max(0, Math.floor(deadline - performance.now()));
  let grain = DiffGrain.WORDS;
  const blocks = from === to ? [] : diffArrays(paragraphs(from), paragraphs(to), { timeout: left() });
  if (blocks === undefined) {
    parts.add(DiffPartKind.REMOVED, from);
    parts.add(DiffPartKind.ADDED, to);
    return { grain: DiffGrain.PARAGRAPHS, parts: parts.all };
  }
  if (from === to) parts.add(DiffPartKind.KEPT, from);
  for (const { removed, added, kept } of passages(blocks)) {
    if (kept !== undefined) parts.add(DiffPartKind.KEPT, kept);
    else if (removed === '' || added === '') parts.change(removed, added);
    else {
      const options = { timeout: left(), maxEditLength: MOST_EDITS };
      const words = diffArrays(wordsOf(removed, language), wordsOf(added, language), options);
      if (words) for (const part of passages(words)) parts.of(part);
      else {
        grain = DiffGrain.PARAGRAPHS;
        parts.change(removed, added);
      }
    }
  }
  return { grain, parts: parts.all };
}

type Passage =
  { kept: string; removed?: never; added?: never } | { kept?: never; removed: string; added: string };

/** Neighbouring removals and additions are one passage that changed. */
function passages(changes: readonly ArrayChange<string>[]): Passage[] {
  const found: Passage[] = [];
  for (const { added, removed, value } of changes) {
    const text = value.join('');
    if (!added && !removed) {
      found.push({ kept: text });
      continue;
    }
    const last = found.at(-1);
    const open = last?.kept === undefined && last ? last : { removed: '', added: '' };
    if (open !== last) found.push(open);
    if (added) open.added += text;
    else open.removed += text;
  }
  return found;
}

class Parts {
  readonly all: DiffPart[] = [];

  of({ kept, removed, added }: Passage): void {
    if (kept !== undefined) this.add(DiffPartKind.KEPT, kept);
    else this.change(removed, added);
  }

  /** What is between two changes and holds no word is read as part of them: "one phrase", not confetti. */
  change(removed: string, added: string): void {
    const [before, between] = [this.all.at(-2), this.all.at(-1)];
    if (
      before &&
      between?.kind === DiffPartKind.KEPT &&
      before.kind !== DiffPartKind.KEPT &&
      isGap(between.text)
    ) {
      this.all.pop();
      const gap = between.text;
      const [wasAdded, wasRemoved] = [this.take(DiffPartKind.ADDED), this.take(DiffPartKind.REMOVED)];
      this.change(wasRemoved + gap + removed, wasAdded + gap + added);
      return;
    }
    this.add(DiffPartKind.REMOVED, removed);
    this.add(DiffPartKind.ADDED, added);
  }

  add(kind: DiffPartKind, text: string): void {
    if (text === '') return;
    const last = this.all.at(-1);
    if (last?.kind === kind) last.text += text;
    else this.all.push({ kind, text });
  }

  private take(kind: DiffPartKind): string {
    return this.all.at(-1)?.kind === kind ? this.all.pop()!.text : '';
  }
}

const isGap = (text: string) => text.length < 20 && !text.includes('\n\n') && !/[\p{L}\p{N}]/u.test(text);

/** Each with the blank lines behind it; joined they are the text. A list item or table row counts as one. */
function paragraphs(text: string): string[] {
  return text.match(/[^\n]*\n+|[^\n]+$/g) ?? [];
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Words, blanks and marks, one after the other, as the language cuts them. */
function wordsOf(text: string, language: string): string[] {
  let segmenter = segmenters.get(language);
  if (!segmenter)
    segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })));
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

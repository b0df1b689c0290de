import { normalisedName } from '../parties/party-facts.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';

/** By what the things of one kind are called, and the one word that stands for each of them in a file. */
export class Names {
  private readonly exact = new Map<string, string>();
  private readonly called = new Map<string, Set<string>>();

  constructor(
    private readonly what: string,
    private readonly refuse: (problem: FieldProblem) => void = refuseNow,
  ) {}

  /** Ids and references name one thing alone; legal names may be those of several. */
  add(
    word: string,
    exact: readonly (string | null | undefined)[],
    called: readonly (string | null | undefined)[] = [],
  ): void {
    for (const text of exact) if (text) this.exact.set(text, word);
    for (const name of called) {
      if (!name) continue;
      const words = this.called.get(normalisedName(name)) ?? new Set();
      this.called.set(normalisedName(name), words.add(word));
    }
  }

  knows(name: string): boolean {
    return this.called.has(normalisedName(name));
  }

  /** The word for an id; undefined where the register does not have it that day. */
  wordOf(id: string | null | undefined): string | undefined {
    return id ? this.exact.get(id) : undefined;
  }

  wordsOf(ids: readonly string[]): string[] {
    return ids.flatMap((id) => this.wordOf(id) ?? []);
  }

  /** The word for what a file names so. @throws BAD_USER_INPUT at `path` when it names nothing, or several */
  word(text: string | null | undefined, path: string): string | undefined {
    if (text === null || text === undefined) return undefined;
    const exact = this.exact.get(text) ?? this.exact.get(text.toLowerCase());
    if (exact !== undefined) return exact;
    const words = [...(this.called.get(normalisedName(text)) ?? [])];
    if (words.length === 1) return words[0];
    const several = words.length > 1;
    this.refuse({
      path,
      message: several
        ? `names more than one ${this.what}: "${text}"; use the reference or id of one`
        : `names no ${this.what}: "${text}"`,
    });
    return text;
  }

  words(texts: readonly string[] | null | undefined, path: string): string[] | undefined {
    return texts?.map((text, index) => this.word(text, `${path}.${index}`)!);
  }
}

function refuseNow({ path, message }: FieldProblem): never {
  throw Refusal.field(path, message);
}

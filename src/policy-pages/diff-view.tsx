import { DiffGrain, DiffPartKind, type DiffPart, type TextDiff } from '../shared/text-diff.js';
import { policyWords } from '../views/policy-words.js';

/** Characters of an unchanged passage that are shown beside a change. */
const AROUND = 240;

interface Props {
  diff: TextDiff;
  /** What the version before is called. */
  since: string;
  lang: string;
  /** Language of the texts. */
  textLang: string;
  open: boolean;
}

/** What changed, word by word; read without colour: additions are underlined, removals struck through. */
export function DiffView({ diff, since, lang, textLang, open }: Props) {
  const words = policyWords(lang);
  const same = diff.parts.every(({ kind }) => kind === DiffPartKind.KEPT);
  return (
    <details open={open} id="changed">
      <summary>{words.changed(since)}</summary>
      {same ? (
        <p>{words.onlyTranslations}</p>
      ) : (
        <>
          <p className="soft legend">
            {words.legend} <ins>{words.added}</ins>, <del>{words.removed}</del>; […] {words.same}.
            {diff.grain === DiffGrain.PARAGRAPHS && ` ${words.coarse}`}
          </p>
          <div className="words" lang={textLang} dir="auto">
            {diff.parts.map((part, index) => (
              <Part key={index} part={part} first={index === 0} last={index === diff.parts.length - 1} />
            ))}
          </div>
        </>
      )}
    </details>
  );
}

function Part({ part: { kind, text }, first, last }: { part: DiffPart; first: boolean; last: boolean }) {
  if (kind === DiffPartKind.ADDED) return <ins>{text}</ins>;
  if (kind === DiffPartKind.REMOVED) return <del>{text}</del>;
  if (text.length <= 2 * AROUND) return text;
  return (
    <>
      {first ? '' : cutAfter(text.slice(0, AROUND))}
      <span className="gap">[…]</span>
      {last ? '' : cutBefore(text.slice(-AROUND))}
    </>
  );
}

/** Up to the end of a word. */
const cutAfter = (text: string) => text.replace(/\s+\S*$/, '');
/** From the beginning of a word. */
const cutBefore = (text: string) => text.replace(/^\S*\s+/, '');

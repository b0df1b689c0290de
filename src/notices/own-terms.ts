import type { OwnTerms } from '../agreements/own-terms.reader.js';
import { publicTerms } from '../agreements/public-agreements.reader.js';
import { DiffPartKind, diffTexts, type DiffPart } from '../shared/text-diff.js';
import { termText } from '../views/agreement-terms.js';
import { agreementWords } from '../views/agreement-words.js';
import { messagesFor } from '../views/messages.js';
import { policyWords } from '../views/policy-words.js';

/** Characters of an unchanged passage that are said beside a change, and of all changes in one mail. */
const AROUND = 80;
const MOST = 20_000;

/** What changes in terms that stand on no page, in words: term by term, then the text with its changes marked. */
export function ownChanges({ is, was, prevailing }: OwnTerms, language: string): string[] {
  const { lang, mail } = messagesFor(language);
  const words = agreementWords(lang);
  const terms = publicTerms.flatMap((term) => {
    const [from, to] = [termText(term, was?.[term], lang), termText(term, is[term], lang)];
    return from === to
      ? []
      : [mail.labelled(words.labels[term], `${from ?? words.none} → ${to ?? words.none}`)];
  });
  const spoken = is.text?.[language] === undefined ? prevailing : language;
  const [old, next] = [was?.text?.[spoken] ?? was?.text?.[prevailing] ?? '', is.text?.[spoken] ?? ''];
  if (old === next) return terms;
  const { legend, added, removed } = policyWords(lang);
  const marked = diffTexts(old, next, spoken).parts.map((part, index, all) =>
    marking(part, index === 0, index === all.length - 1),
  );
  const text = marked.join('');
  return [
    ...terms,
    `${legend} [+${added}+], [-${removed}-]`,
    text.length > MOST ? `${text.slice(0, MOST)} […]` : text,
  ];
}

function marking({ kind, text }: DiffPart, first: boolean, last: boolean): string {
  if (kind === DiffPartKind.ADDED) return `[+${text}+]`;
  if (kind === DiffPartKind.REMOVED) return `[-${text}-]`;
  if (text.length <= 2 * AROUND) return text;
  return `${first ? '' : text.slice(0, AROUND)} […] ${last ? '' : text.slice(-AROUND)}`;
}

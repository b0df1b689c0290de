import { givenText } from '../organisations/version-text.js';
import { localized, type LocalizedInput, type LocalizedText } from '../shared/localized-text.js';

/** What a file says of a version of a text: what people call it, what changed, and the text itself. */
export interface StatedWords {
  label?: string;
  summary?: LocalizedInput | null;
  text?: LocalizedInput | null;
  prevailingLanguage?: string | null;
  machineTranslated?: string[] | null;
}

/** The same of a version of the register. */
export interface KnownWords {
  label: string | null;
  summary: LocalizedText | null;
  text: LocalizedText | null;
  prevailingLanguage: string | null;
  machineTranslated: readonly string[];
}

export const wordFields = [
  'label',
  'summary',
  'prevailingLanguage',
  'machineTranslated',
  'text',
] as const satisfies readonly (keyof StatedWords)[];

/** In the words of a file. Of a text its languages are said too. */
export function entryOfWords(known: KnownWords | undefined, prevailing: string): StatedWords {
  if (!known) return {};
  const { label, summary, text, prevailingLanguage, machineTranslated } = known;
  const said = { label: label ?? undefined, summary };
  if (text === null) return said;
  const languages = { prevailingLanguage: prevailingLanguage ?? prevailing, machineTranslated };
  return { ...said, ...languages, machineTranslated: [...machineTranslated].sort(), text };
}

/** What a file states, with what goes without saying of its text. */
export function givenWords(
  { label, summary, text, prevailingLanguage, machineTranslated }: StatedWords,
  prevailing: string,
): StatedWords {
  const said = { label, summary: summary == null ? undefined : localized(summary, prevailing) };
  if (text == null) return said;
  const language = prevailingLanguage ?? prevailing;
  return {
    ...said,
    prevailingLanguage: language,
    machineTranslated: [...(machineTranslated ?? [])].sort(),
    text: localized(text, language),
  };
}

/** @throws BAD_USER_INPUT for a language that the organisation or the text does not have; `languages` none: not known */
export function refuseOtherLanguages(said: StatedWords, languages: readonly string[]): void {
  const { text, prevailingLanguage, machineTranslated } = said;
  const stated = typeof text === 'object' && text !== null ? Object.keys(text) : [];
  const known = languages.length > 0 ? languages : [...new Set([prevailingLanguage ?? 'en', ...stated])];
  if (text == null && prevailingLanguage == null && !machineTranslated?.length) return;
  givenText({ ...said, text: text ?? undefined }, known);
}

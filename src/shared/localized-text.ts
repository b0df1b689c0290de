/** Text in one or several languages: BCP 47 language code → text. */
export type LocalizedText = Record<string, string>;

/** What a caller may write: a string (the organisation's prevailing language) or language → text. */
export type LocalizedInput = string | LocalizedText;

export function localized(input: LocalizedInput, prevailing: string): LocalizedText {
  const texts = typeof input === 'string' ? { [prevailing]: input } : input;
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text.trim()]));
}

/** The text in a language, or in the prevailing one (the first stored) where no translation exists. */
export function textIn(
  text: LocalizedText | null | undefined,
  language: string | null | undefined,
  prevailing: string,
): string | null {
  if (!text) return null;
  return (language ? text[language] : undefined) ?? text[prevailing] ?? Object.values(text)[0] ?? null;
}

export function isLocalizedInput(value: unknown): value is LocalizedInput {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, text]) => isLanguage(key) && typeof text === 'string');
}

export function isLanguage(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]{2,3}(-[A-Z]{2})?$/.test(value);
}

/**
 * Puts the prevailing language first in every text of a value as read from jsonb, which keeps no order of its own:
 * whoever reads a text without naming a language gets the first. Changes the value it is given.
 */
export function prevailingFirst<T>(value: T, prevailing: string): T {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  let first: string | undefined;
  for (const key in value) {
    first ??= key;
    const inner = value[key];
    if (typeof inner === 'object' && inner !== null) value[key] = prevailingFirst(inner, prevailing);
  }
  if (first === prevailing || !(prevailing in value)) return value;
  return { [prevailing]: value[prevailing as keyof T], ...value };
}

/** Languages that a browser asks for (RFC 9110, 12.5.4), the most wanted first; what is not wanted, and `*`, left out. */
export function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((text) => text.trim());
      const weight = parameters.find((text) => /^q=/i.test(text))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(tag) && weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

/** The first of the languages wanted that is spoken; of a variant its main language does (`de-AT` → `de`). */
export function spokenOf(wanted: readonly string[], spoken: readonly string[]): string | undefined {
  for (const tag of wanted) {
    const names = [tag, tag.split('-')[0]!].map((name) => name.toLowerCase());
    const found = names
      .map((name) => spoken.find((language) => language.toLowerCase() === name))
      .find((language) => language !== undefined);
    if (found) return found;
  }
  return undefined;
}

import { Field, ObjectType } from '@nestjs/graphql';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { DayScalar } from '../shared/scalars.js';
import { digestOf, type VersionText } from '../shared/text-version.js';

/** A translation that came when the version was public already: no notice named it, so its digest stands apart. */
@ObjectType({
  description: 'A translation that was added to a version when that was public already.',
})
export class AddedTranslation {
  @Field() language!: string;
  @Field(() => DayScalar, { description: 'From when on it could be read.' }) addedOn!: Day;
  @Field({ description: 'SHA-256, hex, over the text in this language.' }) digest!: string;
}

/** What is known of a text that is public, without the text itself. */
export interface PublicText {
  digest: string | null;
  prevailingLanguage: string | null;
  machineTranslated: readonly string[];
  addedTranslations: readonly AddedTranslation[];
}

/** Whether a text says what a public one says: in what it was published in, and in what was added if it has that too. */
export function saysTheSame(
  known: PublicText,
  { text, prevailingLanguage, machineTranslated }: VersionText,
): boolean {
  const said = Object.entries(text ?? {});
  const isAdded = ([language, words]: [string, string]) =>
    known.addedTranslations.some(
      (added) => added.language === language && added.digest === digestOf({ [language]: words }),
    );
  const rest: LocalizedText = Object.fromEntries(said.filter((one) => !isAdded(one)));
  const unsaid = known.addedTranslations.filter(
    ({ language }) => !said.some(([stated]) => stated === language),
  );
  const machine = known.machineTranslated.filter(
    (language) => !unsaid.some((added) => added.language === language),
  );
  const key = (digest: string | null, prevailing: string | null, machines: readonly string[]) =>
    JSON.stringify([digest, prevailing, [...machines].sort()]);
  return (
    key(said.length > 0 ? digestOf(rest) : null, prevailingLanguage, machineTranslated) ===
    key(known.digest, known.prevailingLanguage, machine)
  );
}

import { applyDecorators } from '@nestjs/common';
import { Field, InputType } from '@nestjs/graphql';
import { ArrayUnique, IsOptional } from 'class-validator';
import { LocalizedField } from '../platform/fields.js';
import { IfGiven, IsLanguage, IsName } from '../platform/validation.js';
import { Refusal } from '../shared/errors.js';
import { localized, type LocalizedInput } from '../shared/localized-text.js';
import type { VersionText } from '../shared/text-version.js';

/** Characters that a text may have in one language. */
export const LONGEST_TEXT = 1_000_000;

export const WholeTextField = () =>
  LocalizedField(
    'The whole text, Markdown (CommonMark with tables), in languages of the organisation; at most 1,000,000 characters each.',
    { max: LONGEST_TEXT },
  );

export const PrevailingLanguageField = () =>
  applyDecorators(
    Field(() => String, {
      nullable: true,
      description:
        'The language that decides where translations differ; default: the prevailing one of the organisation.',
    }),
    IsOptional(),
    IsLanguage(),
  );

export const MachineTranslatedField = () =>
  applyDecorators(
    Field(() => [String], {
      nullable: true,
      description: 'Languages whose text a machine translated: they are shown with a disclaimer.',
    }),
    IsOptional(),
    ArrayUnique({ message: 'names a language twice' }),
    IsLanguage({ each: true }),
  );

export const VersionLabelField = () =>
  applyDecorators(
    Field(() => String, {
      nullable: true,
      description: 'What people call the version: `2.1`, `2026-03`; one of a kind.',
    }),
    IfGiven(),
    IsName(40),
  );

export const SummaryField = () => LocalizedField('What changes against the version before, in words.');

/** The text of a version, as a caller gives it. */
@InputType({ isAbstract: true })
export abstract class VersionTextInput {
  @WholeTextField()
  text?: LocalizedInput | null;

  @PrevailingLanguageField()
  prevailingLanguage?: string | null;

  @MachineTranslatedField()
  machineTranslated?: string[] | null;
}

/**
 * What is given of a text, as a version holds it; `known` is what it held before.
 * @throws BAD_USER_INPUT for a language that the organisation or the text does not have
 */
export function givenText(
  given: VersionTextInput,
  languages: readonly string[],
  known?: VersionText,
): Partial<VersionText> {
  const { text, prevailingLanguage, machineTranslated } = given;
  if (text === undefined && prevailingLanguage === undefined && machineTranslated === undefined) return {};
  if (text === null) return { text: null, prevailingLanguage: null, machineTranslated: [] };
  const prevailing = prevailingLanguage ?? known?.prevailingLanguage ?? languages[0] ?? 'en';
  const texts = text === undefined ? known?.text : localized(text, prevailing);
  if (!texts) throw Refusal.field('text', 'is missing: languages are said of a text');
  for (const language of Object.keys(texts))
    if (!languages.includes(language))
      throw Refusal.field(
        `text.${language}`,
        'is no language of the organisation: amend the organisation first',
      );
  if (!(prevailing in texts))
    throw Refusal.field(
      prevailingLanguage ? 'prevailingLanguage' : 'text',
      `the text is missing in ${prevailing}, the language that prevails`,
    );
  const kept = (known?.machineTranslated ?? []).filter(
    (language) => language in texts && language !== prevailing,
  );
  const machine = machineTranslated ?? (machineTranslated === null ? [] : kept);
  machine.forEach((language, index) => {
    if (!(language in texts) || language === prevailing)
      throw Refusal.field(
        `machineTranslated.${index}`,
        language === prevailing ? 'is the language that prevails' : `the text is missing in ${language}`,
      );
  });
  return { text: texts, prevailingLanguage: prevailing, machineTranslated: [...machine].sort() };
}

import type { Type } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { textIn, type LocalizedText } from '../shared/localized-text.js';
import { LocalizedTextScalar } from '../shared/scalars.js';

type Name<T> = keyof T & string;
type Texts = LocalizedText | LocalizedText[] | null | undefined;

const lang = {
  name: 'lang',
  type: () => String,
  nullable: true,
  description: 'Language; default: the prevailing one.',
};

/**
 * A resolver that gives the localized fields of a type the argument `lang`, and each a companion with all its texts
 * (`label`, `labelTexts`). The text that prevails is the first stored. A field that lists texts stands in brackets.
 */
export function localizedFields<T extends object>(
  type: Type<T> | (abstract new () => T),
  ...fields: (Name<T> | readonly [Name<T>])[]
): Type {
  @Resolver(() => type as Type<T>)
  class LocalizedFields {}
  const prototype = LocalizedFields.prototype as Record<string, unknown>;
  const methods = LocalizedFields.prototype;
  for (const given of fields) {
    const list = typeof given !== 'string';
    const field = list ? given[0] : given;
    const texts = `${field}Texts`;
    prototype[field] = (parent: T, language?: string) => inLanguage(parent[field] as Texts, language);
    prototype[texts] = (parent: T) => parent[field] ?? null;
    // what the compiler says of methods that are written out
    Reflect.defineMetadata('design:paramtypes', [Object, String], methods, field);
    Reflect.defineMetadata('design:paramtypes', [Object], methods, texts);
    Parent()(methods, field, 0);
    Args(lang)(methods, field, 1);
    ResolveField(field)(methods, field, Object.getOwnPropertyDescriptor(methods, field)!);
    Parent()(methods, texts, 0);
    ResolveField(texts, () => (list ? [LocalizedTextScalar] : LocalizedTextScalar), {
      nullable: true,
      description: 'In all languages.',
    })(methods, texts, Object.getOwnPropertyDescriptor(methods, texts)!);
  }
  Object.defineProperty(LocalizedFields, 'name', { value: `${type.name}LocalizedFields` });
  return LocalizedFields;
}

function inLanguage(value: Texts, language: string | undefined): string | string[] | null {
  if (Array.isArray(value)) return value.map((text) => first(text, language) ?? '');
  return first(value, language);
}

function first(text: LocalizedText | null | undefined, language: string | undefined): string | null {
  return text ? textIn(text, language, Object.keys(text)[0] ?? '') : null;
}

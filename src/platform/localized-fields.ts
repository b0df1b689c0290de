import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { textIn, type LocalizedText } from '../shared/localized-text.js';
import { LocalizedTextScalar } from '../shared/scalars.js';

type Texts = LocalizedText | LocalizedText[] | null | undefined;

/** A row, or a value within one; `prevailing` is the language that texts fall back to, else the first stored. */
type Bearer = Record<string, unknown> & { prevailing?: string };

const lang = {
  name: 'lang',
  type: () => String,
  nullable: true,
  description: 'Language; default: the prevailing one.',
};

/** `Purpose.label` → how it is read. */
const readers = new Map<string, (bearer: Bearer, args: { lang?: string }) => unknown>();

/** What a localized field of a type is: its description, and whether it is a list of texts. */
export interface LocalizedFieldShape {
  description?: string;
  list?: boolean;
}

/**
 * A resolver that gives fields of a type the argument `lang`, and each a companion with all its texts (`label`,
 * `labelTexts`).
 */
export function localizedFields(
  type: Type | (abstract new () => object),
  name: string,
  fields: Record<string, LocalizedFieldShape>,
): Type {
  @Resolver(() => type as Type)
  class LocalizedFields {}
  const methods = LocalizedFields.prototype as unknown as Record<string, unknown>;
  const declare = (field: string, decorate: (method: PropertyDescriptor) => void) => {
    methods[field] = () => undefined;
    // what a compiler would have written beside a method
    Reflect.defineMetadata('design:paramtypes', [Object, String], LocalizedFields.prototype, field);
    Parent()(LocalizedFields.prototype, field, 0);
    decorate(Object.getOwnPropertyDescriptor(LocalizedFields.prototype, field)!);
  };
  for (const [field, { description, list = false }] of Object.entries(fields)) {
    const texts = `${field}Texts`;
    declare(field, (method) => {
      Args(lang)(LocalizedFields.prototype, field, 1);
      const type = () => (list ? [String] : String);
      ResolveField(field, type, { nullable: !list, description })(LocalizedFields.prototype, field, method);
    });
    declare(texts, (method) => {
      const type = () => (list ? [LocalizedTextScalar] : LocalizedTextScalar);
      const options = { nullable: !list, description: 'In all languages.' };
      ResolveField(texts, type, options)(LocalizedFields.prototype, texts, method);
    });
    readers.set(`${name}.${field}`, (bearer, args) => inLanguage(bearer, field, args.lang));
    readers.set(`${name}.${texts}`, (bearer) => bearer[field] ?? (list ? [] : null));
  }
  Object.defineProperty(LocalizedFields, 'name', { value: `${name}LocalizedFields` });
  return LocalizedFields;
}

/**
 * Lets localized fields be read at once: as resolvers of Nest each would be a promise and a round of pipes, thousands in
 * one list.
 */
export function readLocalizedAtOnce(schema: GraphQLSchema): GraphQLSchema {
  for (const [path, read] of readers) {
    const [name = '', field = ''] = path.split('.');
    const type = schema.getType(name);
    const bearers = isInterfaceType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
    for (const bearer of bearers) {
      const known = isObjectType(bearer) || isInterfaceType(bearer) ? bearer.getFields()[field] : undefined;
      if (!known) continue;
      known.resolve = (row: Bearer, args) => read(row, args as { lang?: string });
      // of a class that is input too the field is declared as it comes in: out comes a string
      if (!field.endsWith('Texts')) known.type = asString(known.type);
    }
  }
  return schema;
}

function asString(type: GraphQLOutputType): GraphQLOutputType {
  if (isNonNullType(type)) return new GraphQLNonNull(asString(type.ofType));
  if (isListType(type)) return new GraphQLList(asString(type.ofType));
  return GraphQLString;
}

function inLanguage(bearer: Bearer, field: string, language: string | undefined): string | string[] | null {
  const value = bearer[field] as Texts;
  if (Array.isArray(value)) return value.map((text) => textOf(text, bearer, language) ?? '');
  return textOf(value, bearer, language);
}

function textOf(
  text: LocalizedText | null | undefined,
  { prevailing }: Bearer,
  language: string | undefined,
) {
  return text ? textIn(text, language, prevailing ?? Object.keys(text)[0] ?? '') : null;
}

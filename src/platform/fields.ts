import { applyDecorators } from '@nestjs/common';
import { Field, Float, ID, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DayScalar, LocalizedTextScalar } from '../shared/scalars.js';
import { IsDay, IsLocalized, rule } from './validation.js';

// One line a fact: what GraphQL shows and what is refused. A class of such lines is input and output type at once, and
// what a jsonb column holds.

interface Options {
  required?: boolean;
  max?: number;
}
type Get<T> = () => T;

const notBlank = (value: unknown) => (typeof value === 'string' ? value.trim() !== '' : value != null);
const presence = ({ required }: Options) =>
  required ? rule('filled', notBlank, 'must not be empty') : IsOptional();
const field = (type: Parameters<typeof Field>[0], description: string, { required = false }: Options) =>
  Field(type as () => typeof String, { nullable: !required, description });

/** Plain text; at most 2,000 characters unless told otherwise. */
export const TextField = (description: string, options: Options = {}) =>
  applyDecorators(
    field(() => String, description, options),
    presence(options),
    IsString(),
    MaxLength(options.max ?? 2000),
  );

export const TextsField = (description: string, options: Options = {}) =>
  applyDecorators(
    field(() => [String], description, options),
    presence(options),
    IsArray(),
    ArrayMaxSize(500),
    IsString({ each: true }),
    MaxLength(options.max ?? 2000, { each: true }),
  );

/** A text in one or several languages; comes out through `localizedFields`. */
export const LocalizedField = (description: string, options: Options = {}) =>
  applyDecorators(
    field(() => LocalizedTextScalar, description, options),
    presence(options),
    IsLocalized(undefined, options.max),
  );

export const LocalizedListField = (description: string, options: Options = {}) =>
  applyDecorators(
    field(() => [LocalizedTextScalar], description, options),
    presence(options),
    IsArray(),
    ArrayMaxSize(500),
    IsLocalized({ each: true }),
  );

export const DayField = (description: string, options: Options = {}) =>
  applyDecorators(
    field(() => DayScalar, description, options),
    presence(options),
    IsDay(),
  );

export const FlagField = (description: string, options: Options = {}) =>
  applyDecorators(
    field(() => Boolean, description, options),
    presence(options),
    IsBoolean(),
  );

export const CountField = (description: string, options: Options & { min?: number } = {}) =>
  applyDecorators(
    field(() => (options.max && options.max > 2 ** 31 ? Float : Int), description, options),
    presence(options),
    IsInt(),
    Min(options.min ?? 0),
    Max(options.max ?? 1_000_000_000),
  );

export const UrlField = (description: string, options: Options = {}) =>
  applyDecorators(
    field(() => String, description, options),
    presence(options),
    IsUrl({ require_protocol: true, protocols: ['https', 'http'], require_tld: false }),
    MaxLength(2000),
  );

export const EmailField = (description: string, options: Options = {}) =>
  applyDecorators(
    field(() => String, description, options),
    presence(options),
    IsEmail(),
  );

export const IdField = (description: string, options: Options = {}) =>
  applyDecorators(
    field(() => ID, description, options),
    presence(options),
    IsUUID(),
  );

export const EnumField = (get: Get<object>, description: string, options: Options = {}) =>
  applyDecorators(field(get as never, description, options), presence(options), IsEnum(get()));

export const EnumsField = (get: Get<object>, description: string, options: Options = {}) =>
  applyDecorators(
    field((() => [get()]) as never, description, options),
    presence(options),
    IsArray(),
    ArrayMaxSize(100),
    IsEnum(get(), { each: true }),
  );

/** One value of another such class. */
export const PartField = (get: Get<new () => object>, description: string, options: Options = {}) =>
  applyDecorators(field(get as never, description, options), presence(options), ValidateNested(), Type(get));

export const PartsField = (get: Get<new () => object>, description: string, options: Options = {}) =>
  applyDecorators(
    field((() => [get()]) as never, description, options),
    presence(options),
    IsArray(),
    ArrayMaxSize(options.max ?? 500),
    ValidateNested({ each: true }),
    Type(get),
  );

const REFERENCE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u;

/** The name by which files and people call an entry: stable, one of a kind in its list. */
export const ReferenceField = (description: string, options: Options = {}) =>
  applyDecorators(
    field(() => String, description, options),
    presence(options),
    rule(
      'isReference',
      (value) => typeof value === 'string' && REFERENCE.test(value),
      'is not a reference: letters, digits, dot, hyphen and underscore, at most 100',
    ),
  );

const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/;

/** A length of time in whole days or more, ISO 8601. */
export const DurationField = (description: string, options: Options = {}) =>
  applyDecorators(
    field(() => String, description, options),
    presence(options),
    rule(
      'isDuration',
      (value) => typeof value === 'string' && DURATION.test(value),
      'is not a duration such as P30D, P6M or P1Y (ISO 8601)',
    ),
  );

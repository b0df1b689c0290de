import {
  applyDecorators,
  ValidationPipe,
  type ArgumentMetadata,
  type ValidationPipeOptions,
} from '@nestjs/common';
import { ValidateBy, ValidateIf, type ValidationError, type ValidationOptions } from 'class-validator';
import { Transform } from 'class-transformer';
import { isDay, isInstant, isTimeZone } from '../shared/days.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';
import { isLanguage, isLocalizedInput } from '../shared/localized-text.js';

/** Refuses bad input naming every bad field, before anything is done with it. */
export function validationPipe(more: ValidationPipeOptions = {}): ValidationPipe {
  return new StorableText({ ...options, ...more });
}

const options: ValidationPipeOptions = {
  transform: true,
  forbidUnknownValues: false,
  exceptionFactory: (errors) => {
    const fields = errors.flatMap((error) => problems(error, ''));
    return new Refusal(
      'BAD_USER_INPUT',
      fields.map(({ path, message }) => `${path}: ${message}`).join('; '),
      fields,
    );
  },
};

/** PostgreSQL stores every character but NUL, and nobody means that one. */
class StorableText extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // the arguments of GraphQL and forms; a path that holds it names nothing, and is answered so
    if (metadata.type === 'body') refuseNul(value, '');
    return super.transform(value, metadata);
  }
}

/**
 * The pipe of all resolvers. To GraphQL an argument that is null is given (October 2021, 2.9.5); to us it is not, so the
 * default holds. Within an input null says something else: that a fact is no more.
 */
export class ArgumentsPipe extends StorableText {
  constructor() {
    super(options);
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const all = metadata.type === 'body' && metadata.data === undefined;
    return super.transform(all ? withoutNulls(value) : value, metadata);
  }
}

function withoutNulls(args: unknown): unknown {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return args;
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
}

function refuseNul(value: unknown, path: string): void {
  if (typeof value === 'string' && value.includes('\0'))
    throw Refusal.field(path || 'value', 'contains the character NUL, which cannot be stored');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) refuseNul(inner, path ? `${path}.${key}` : key);
}

/** May be left out, but not null: there is no value that it could be without. */
export const IfGiven = () =>
  applyDecorators(
    ValidateIf((_object, value) => value !== undefined),
    rule('notNull', (value) => value !== null, 'must not be null: leave it out, and it stays as it is'),
  );

/** A name on one line that is shown as it is typed. Blanks around it are not part of it. */
export const IsName = (longest = 200) =>
  applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? value.trim() : value)),
    rule('notBlank', (value) => typeof value === 'string' && value !== '', 'must not be empty'),
    rule(
      'notLong',
      (value) => typeof value !== 'string' || value.length <= longest,
      `is longer than ${longest} characters`,
    ),
    rule(
      'plainLine',
      (value) => typeof value !== 'string' || isPlainLine(value),
      'must be one line without control characters or characters that turn the direction of writing',
    ),
  );

export const IsDay = () =>
  rule('isDay', isDay, 'is not a day of the form YYYY-MM-DD (1000-01-01 to 9998-12-31)');
export const IsTimeZone = () =>
  rule('isTimeZone', isTimeZone, 'is not an IANA time zone such as Europe/Berlin');
export const IsLanguage = (options?: ValidationOptions) =>
  rule('isLanguage', isLanguage, 'is not a language code such as en or de', options);
export const IsInstant = () =>
  rule('isInstant', isInstant, 'is not an instant such as 2026-03-01T09:30:00Z (RFC 3339, with a time zone)');
export const IsLocalized = (options?: ValidationOptions) =>
  rule('isLocalized', filled, 'is neither a text nor an object language → text, or is empty', options);

function filled(value: unknown): boolean {
  if (!isLocalizedInput(value)) return false;
  const texts = typeof value === 'string' ? [value] : Object.values(value);
  return texts.every((text) => text.trim() !== '' && text.length <= 10_000);
}

/** Control characters break lines and headers; bidi overrides make a name read as another one. */
export function isPlainLine(text: string): boolean {
  return !/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(text);
}

export function rule(
  name: string,
  validate: (value: unknown) => boolean,
  message: string,
  options?: ValidationOptions,
) {
  return ValidateBy({ name, validator: { validate, defaultMessage: () => message } }, options);
}

function problems(error: ValidationError, parent: string): FieldProblem[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const { notNull, ...constraints } = error.constraints ?? {};
  // of null every other rule would say something that leads nowhere
  const messages = notNull === undefined ? Object.values(constraints) : [notNull];
  const own = messages.map((message) => ({
    path,
    message: message.startsWith(`${error.property} `) ? message.slice(error.property.length + 1) : message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => problems(child, path))];
}

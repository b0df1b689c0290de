import { ValidationPipe, type ArgumentMetadata, type ValidationPipeOptions } from '@nestjs/common';
import {
  ValidateBy,
  type ValidationError,
  type ValidationOptions,
  type ValidatorOptions,
} from 'class-validator';
import { isDay, isTimeZone } from '../shared/days.js';
import { Refusal, type FieldProblem } from '../shared/errors.js';
import { isLanguage, isLocalizedInput } from '../shared/localized-text.js';
import { isSound } from './sound.js';

/** Refuses bad input naming every bad field, before any resolver runs. */
export function validationPipe(more: ValidationPipeOptions = {}): ValidationPipe {
  return new StorableText({
    transform: true,
    forbidUnknownValues: false,
    ...more,
    exceptionFactory: (errors) => {
      const fields = errors.flatMap((error) => problems(error, ''));
      return new Refusal(
        'BAD_USER_INPUT',
        fields.map(({ path, message }) => `${path}: ${message}`).join('; '),
        fields,
      );
    },
  });
}

/** PostgreSQL stores every character but NUL, and nobody means that one. */
class StorableText extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // the arguments of GraphQL and forms; a path that holds it names nothing, and is answered so
    if (metadata.type === 'body') refuseNul(value, '');
    return super.transform(value, metadata);
  }

  protected override validate(
    object: object,
    options: ValidatorOptions,
  ): Promise<ValidationError[]> | ValidationError[] {
    const { whitelist = false, forbidNonWhitelisted = false, forbidUnknownValues } = options;
    const sound =
      forbidUnknownValues === false && whitelist === forbidNonWhitelisted && isSound(object, whitelist);
    return sound ? [] : super.validate(object, options);
  }
}

function refuseNul(value: unknown, path: string): void {
  if (typeof value === 'string' && value.includes('\0'))
    throw Refusal.field(path || 'value', 'contains the character NUL, which cannot be stored');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) refuseNul(inner, path ? `${path}.${key}` : key);
}

export const IsDay = () => rule('isDay', isDay, 'is not a day of the form YYYY-MM-DD');
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

function isInstant(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
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
  const own = Object.values(error.constraints ?? {}).map((message) => ({
    path,
    message: message.startsWith(`${error.property} `) ? message.slice(error.property.length + 1) : message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => problems(child, path))];
}

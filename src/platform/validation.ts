import { applyDecorators } from '@nestjs/common';
import { ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';
import { Transform } from 'class-transformer';
import { isDay, isInstant, isTimeZone, spelledZone } from '../shared/days.js';
import { isHolidayCalendar } from './holidays.js';
import { isLanguage, isLocalizedInput } from '../shared/localized-text.js';

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
/** Kept as IANA spells it. */
export const IsTimeZone = () =>
  applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? spelledZone(value) : value)),
    rule('isTimeZone', isTimeZone, 'is not an IANA time zone such as Europe/Berlin'),
  );
export const IsHolidayCalendar = () =>
  rule(
    'isHolidayCalendar',
    (value) => typeof value === 'string' && isHolidayCalendar(value),
    'is not a holiday calendar that is known: a country such as DE, or one of its regions such as DE-BY (ISO 3166)',
  );
export const IsLanguage = (options?: ValidationOptions) =>
  rule('isLanguage', isLanguage, 'is not a language code such as en or de', options);
export const IsLanguageTag = () =>
  rule(
    'isLanguageTag',
    (value) => typeof value === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(value),
    'is not a language tag such as de or de-AT (BCP 47)',
  );
export const IsInstant = () =>
  rule('isInstant', isInstant, 'is not an instant such as 2026-03-01T09:30:00Z (RFC 3339, with a time zone)');
export const IsLocalized = (options?: ValidationOptions, longest = 10_000) =>
  applyDecorators(
    rule('isLocalized', filled, 'is neither a text nor an object language → text, or is empty', options),
    rule(
      'notLong',
      (value) => textsOf(value).every((text) => text.length <= longest),
      `is longer than ${longest.toLocaleString('en')} characters in one of its languages`,
      options,
    ),
  );

function filled(value: unknown): boolean {
  return isLocalizedInput(value) && textsOf(value).every((text) => text.trim() !== '');
}

function textsOf(value: unknown): string[] {
  if (!isLocalizedInput(value)) return [];
  return typeof value === 'string' ? [value] : Object.values(value);
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

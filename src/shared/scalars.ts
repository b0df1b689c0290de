import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isLocalizedInput, type LocalizedInput } from './localized-text.js';

/**
 * Scalars check only the JSON type of what comes in: whether a day or a country exists is a rule of the field, so that
 * a wrong value is refused with the field's name, whether it was written in the query or sent as a variable.
 */
function textScalar(
  name: string,
  description: string,
  serialize: (value: unknown) => string = String,
): GraphQLScalarType<string, string> {
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => serialize(value),
    parseValue: (value) => text(name, value),
    parseLiteral: (node) => text(name, node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const DayScalar = textScalar(
  'Date',
  'A calendar day, `YYYY-MM-DD` (RFC 3339 full-date), without a time zone.',
);

export const InstantScalar = textScalar(
  'DateTime',
  'An instant, RFC 3339, in UTC: `2026-03-01T09:30:00.000Z`.',
  (value) => instantOf(value).toISOString(),
);

/** An instant as the ORM (Date) or a row (PostgreSQL's text) gives it. */
export function instantOf(value: unknown): Date {
  if (value instanceof Date) return value;
  return new Date(
    String(value)
      .replace(' ', 'T')
      .replace(/([+-]\d{2})$/, '$1:00'),
  );
}

/** An instant that a caller gave, or none: null means the same as leaving it out. */
export function instant(given: string | null | undefined): Date | null {
  return given == null ? null : new Date(given);
}

export const CountryCodeScalar = textScalar(
  'CountryCode',
  'ISO 3166-1 alpha-2, plus `EU`, `EEA`, `EUROPE` and `WORLDWIDE`, of which only the first two count as inside the EEA.',
);

export const LocalizedTextScalar = new GraphQLScalarType<LocalizedInput, LocalizedInput>({
  name: 'LocalizedText',
  description:
    'A string (in the prevailing language of the organisation) or an object language → text: `{en: "Hosting", de: "Hosting"}`.',
  serialize: (value) => localizedInput(value),
  parseValue: localizedInput,
  parseLiteral: (node) => localizedInput(literal(node)),
});

function text(name: string, value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`${name} is written as a string`);
  return value;
}

function localizedInput(value: unknown): LocalizedInput {
  if (!isLocalizedInput(value)) throw new TypeError('LocalizedText is a string or an object language → text');
  return value;
}

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  if (node.kind !== Kind.OBJECT) return undefined;
  return Object.fromEntries(node.fields.map((field) => [field.name.value, literal(field.value)]));
}

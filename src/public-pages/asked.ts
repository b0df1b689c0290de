import { isCountryCode } from '../law/countries.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { isDay, type Day } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { messagesFor } from '../views/messages.js';

/** What a visitor asked a page for. */
export interface Asked {
  /** One of the organisation's languages. */
  lang: string;
  on?: Day;
  q?: string;
  country?: string;
  product?: string;
  /** Number of the notice that the page of the log begins below. */
  before?: number;
  /** What a version of a policy is called. */
  version?: string;
}

export type Parameter = keyof Asked;

/** Longest text that is searched for. */
const LONGEST_QUERY = 200;

/**
 * Reads the parameters that a page knows and drops the rest, and what says nothing: empty ones, the language and the day
 * that hold anyway. @throws BAD_USER_INPUT naming the parameter, in the visitor's language
 */
export function readAsked(
  known: readonly Parameter[],
  query: Record<string, unknown>,
  { organisation, day }: { organisation: Organisation; day: Day },
): Asked {
  const given = (name: Parameter) => (known.includes(name) ? firstText(query[name]) : undefined);
  const lang = organisation.languages.find((language) => language === given('lang'));
  const asked: Asked = { lang: lang ?? organisation.prevailingLanguage() };
  const words = messagesFor(asked.lang).problem;

  const on = given('on');
  if (on !== undefined && !isDay(on)) throw Refusal.field('on', words.day(on));
  if (on !== undefined && on !== day) asked.on = on;

  const country = given('country')?.toUpperCase();
  if (country !== undefined && !isCountryCode(country))
    throw Refusal.field('country', words.country(country));
  if (country !== undefined) asked.country = country;

  const q = given('q')?.slice(0, LONGEST_QUERY);
  if (q !== undefined) asked.q = q;
  const product = given('product');
  if (product !== undefined) asked.product = product;
  const before = given('before');
  if (before !== undefined && !/^[1-9]\d{0,8}$/.test(before)) throw Refusal.field('before', words.cursor);
  if (before !== undefined) asked.before = Number(before);
  const version = given('version')?.slice(0, LONGEST_QUERY);
  if (version !== undefined) asked.version = version;
  return asked;
}

/** The one address of what was asked, whatever else the visitor's address held. */
export function canonicalUrl(path: string, asked: Asked, organisation: Organisation): string {
  const query = new URLSearchParams();
  if (asked.lang !== organisation.prevailingLanguage()) query.set('lang', asked.lang);
  for (const name of ['on', 'q', 'country', 'product', 'before', 'version'] as const) {
    const value = asked[name];
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** A parameter sent several times counts once. */
function firstText(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : undefined;
}

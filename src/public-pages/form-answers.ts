import type { FastifyReply } from 'fastify';
import type { ReactElement } from 'react';
import type { Organisation } from '../organisations/organisation.entity.js';
import { validationPipe } from '../platform/input-pipe.js';
import { Refusal } from '../shared/errors.js';
import { renderPage } from '../views/layout.js';
import type { FilledChoice } from './choice-fields.js';

export const HTML = 'text/html; charset=utf-8';
const input = validationPipe();

export function answer(reply: FastifyReply, status: number, page: ReactElement): FastifyReply {
  return reply
    .status(status)
    .header('content-type', HTML)
    .header('cache-control', 'no-store')
    .send(renderPage(page));
}

export function languageOf({ languages }: Organisation, asked: unknown, otherwise = languages[0]): string {
  return languages.find((language) => language === asked) ?? otherwise ?? 'en';
}

/** Forms send one checkbox as a text, several as a list, none not at all. */
export function textsIn(body: unknown, field: string): string[] {
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  return [fields[field]].flat().filter((text) => typeof text === 'string');
}

export function choiceIn(body: unknown): FilledChoice {
  return {
    products: textsIn(body, 'products'),
    topics: textsIn(body, 'topics'),
    language: textsIn(body, 'language')[0] ?? '',
    cadence: textsIn(body, 'cadence')[0] ?? '',
  };
}

/** Checked as the same input is by GraphQL; what a form leaves empty is not given. @throws BAD_USER_INPUT */
export async function valid<T extends object>(
  type: new () => T,
  filled: FilledChoice & { organisation?: string },
): Promise<T> {
  const { language, cadence, ...chosen } = filled;
  const given = { ...chosen, ...(language && { language }), ...(cadence && { cadence }) };
  return (await input.transform(given, { type: 'body', metatype: type })) as T;
}

/** What the visitor can mend; anything else goes its way. */
export async function refusalOf(work: () => Promise<void>): Promise<Refusal | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'NOT_FOUND') return error;
    throw error;
  }
}

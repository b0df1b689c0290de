import { ValidationPipe, type ArgumentMetadata, type ValidationPipeOptions } from '@nestjs/common';
import type { ValidationError, ValidatorOptions } from 'class-validator';
import { Refusal, type FieldProblem } from '../shared/errors.js';
import { isSound } from './sound.js';

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

/** PostgreSQL stores every character but NUL, and no half of one; nobody means these. */
class StorableText extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // the arguments of GraphQL and forms; a path that holds it names nothing, and is answered so
    if (metadata.type === 'body') refuseUnstorable(value, '');
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

function refuseUnstorable(value: unknown, path: string): void {
  if (typeof value === 'string' && value.includes('\0'))
    throw Refusal.field(path || 'value', 'contains the character NUL, which cannot be stored');
  if (typeof value === 'string' && !value.isWellFormed())
    throw Refusal.field(
      path || 'value',
      'contains half a character (a surrogate of UTF-16 without its other half), which cannot be stored',
    );
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) refuseUnstorable(inner, path ? `${path}.${key}` : key);
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

import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, validateSync, type ValidationError } from 'class-validator';
import { LazyMetadataStorage } from '@nestjs/graphql/dist/schema-builder/storages/lazy-metadata.storage.js';
import { TypeMetadataStorage } from '@nestjs/graphql';
import fc from 'fast-check';
import { AppModule } from '../../src/app.module.js';
import { isSound } from '../../src/platform/sound.js';

type Class = new () => object;

// loading the app has declared every input, and every class of arguments
expect(AppModule).toBeDefined();
LazyMetadataStorage.load();
TypeMetadataStorage.compile();
const declared = [
  ...TypeMetadataStorage.getInputTypesMetadata(),
  ...TypeMetadataStorage.getArgumentsMetadata(),
];
const fieldsOf = new Map<unknown, (typeof declared)[number]['properties']>(
  declared.map(({ target, properties }) => [target, properties]),
);
const named = declared.map(({ target }) => target as Class);
const rulesOf = (target: Class) =>
  getMetadataStorage().getTargetValidationMetadatas(target, target.name, false, false);
const inputs = named.filter((target) => rulesOf(target).length > 0);

/** Values that one rule or another is about, right and wrong. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    '',
    ' ',
    [],
    {},
    [null],
    [[]],
    [{}],
    true,
    0,
    -1,
    1.5,
    Number.NaN,
    10 ** 12,
  ),
  fc.constantFrom(
    '2026-02-30',
    'XX',
    'x'.repeat(10_001),
    'a\nb',
    'no-mail@',
    'javascript:x',
    '../..',
    '-',
    'P30',
  ),
  fc.string(),
);
const samples: unknown[] = [
  'A name',
  'name-1',
  '2026-03-01',
  '2026-03-01T09:00:00Z',
  '11111111-1111-4111-8111-111111111111',
  'dpo@acme.example',
  'https://acme.example',
  'DE',
  'EEA',
  'de',
  'Europe/Berlin',
  'P1Y',
  '#336699',
  { en: 'Text', de: 'Wort' },
  7,
  true,
];

/** An input as somebody may send it: fields of the right kind more often than not, some missing, some odd. */
function contentOf(target: Class, depth: number): fc.Arbitrary<object> {
  const parts = new Map<string, Class>();
  for (const { name, typeFn } of fieldsOf.get(target) ?? []) {
    const type: unknown = [typeFn?.()].flat()[0];
    if (fieldsOf.has(type)) parts.set(name, type as Class);
  }
  const words = new Map<string, unknown[]>();
  for (const { propertyName, constraints } of rulesOf(target)) {
    const [first] = (constraints ?? []) as unknown[];
    if (typeof first === 'object' && first !== null && !(first instanceof RegExp))
      words.set(propertyName, Object.values(first));
  }
  const fields = [...new Set(rulesOf(target).map(({ propertyName }) => propertyName))].map((name) => {
    const part = parts.get(name);
    const fits = [...samples, ...(words.get(name) ?? [])].filter((value) => isFine(target, name, value));
    const each = [...samples, ...(words.get(name) ?? [])].filter((value) => isFine(target, name, [value]));
    const fine = [
      ...(part && depth > 0
        ? [contentOf(part, depth - 1), fc.array(contentOf(part, depth - 1), { maxLength: 2 })]
        : []),
      ...(fits.length > 0 ? [fc.constantFrom(...fits)] : []),
      // one that is wrong among those that are right
      ...(each.length > 0
        ? [fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...each) }, odd), { maxLength: 3 })]
        : []),
    ];
    const value = fc.oneof(
      { weight: 15, arbitrary: fine.length > 0 ? fc.oneof(...fine) : odd },
      { weight: 1, arbitrary: fc.oneof(odd, fc.constantFrom(...samples)) },
    );
    return [name, value] as const;
  });
  const given = fc.record(Object.fromEntries(fields));
  return fc.oneof(
    { weight: 3, arbitrary: given },
    fc.record(Object.fromEntries(fields), { requiredKeys: [] }),
  );
}

/** Whether class-validator finds nothing in one field, whatever it says of the others. */
function isFine(target: Class, name: string, value: unknown): boolean {
  const input = plainToInstance(target, { [name]: value });
  return !validateSync(input, { forbidUnknownValues: false }).some(({ property }) => property === name);
}

function hasListInList(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const inner = Object.values(value);
  return (Array.isArray(value) && inner.some((one) => Array.isArray(one))) || inner.some(hasListInList);
}

const wrongFields = (errors: ValidationError[]): string[] =>
  errors.flatMap(({ property, children }) => [property, ...wrongFields(children ?? [])]);

describe('isSound', () => {
  it('is asked of every input and every arguments of the schema', () => {
    expect(inputs.length).toBeGreaterThan(60);
  });

  it.each(inputs.map((target) => [target.name, target] as const))(
    'never says of %s that it is sound where class-validator finds something, nor the other way round',
    async (_name, target) => {
      const options = { forbidUnknownValues: false };
      await fc.assert(
        fc.asyncProperty(contentOf(target, 2), fc.boolean(), async (content, closed) => {
          const input = plainToInstance(target, { ...content, ...(closed && { unheardOf: 1 }) });
          const errors = await validate(input, {
            ...options,
            whitelist: closed,
            forbidNonWhitelisted: closed,
          });
          const said = [isSound(input, closed), wrongFields(errors)];
          // class-validator looks through lists in lists, that no input has; isSound leaves them to it
          const sound = errors.length === 0 && (said[0] === true || !hasListInList(content));
          expect(said).toEqual([sound, wrongFields(errors)]);
        }),
        { numRuns: 40 },
      );
    },
  );
});

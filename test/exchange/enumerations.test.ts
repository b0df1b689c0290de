import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, it } from '@jest/globals';
import { enumerations } from '../../src/law/enumerations.js';

const root = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const schema = buildSchema(root('schema.gql'));
const file = JSON.parse(root('examples/register.schema.json')) as {
  $defs: Record<string, { oneOf?: { const: string }[] }>;
};
/** Follows from the days of the acts: nobody writes it. */
const COMPUTED: readonly string[] = ['ActivityStatus'];

describe('every word of the law', () => {
  it.each(enumerations.map(({ name, citations }) => [name, Object.keys(citations)] as const))(
    '%s can be said over GraphQL, each value with its citation, and in a register file',
    (name, codes) => {
      const type = schema.getType(name);
      const values = isEnumType(type) ? type.getValues() : [];
      expect(values.map((value) => value.name).toSorted()).toEqual(codes.toSorted());
      expect(values.filter(({ description }) => !description)).toEqual([]);
      if (COMPUTED.includes(name)) return;
      const stated = file.$defs[name]?.oneOf?.map((value) => value.const) ?? [];
      expect(stated.toSorted()).toEqual(codes.toSorted());
    },
  );
});

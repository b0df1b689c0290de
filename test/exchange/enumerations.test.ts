import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, it } from '@jest/globals';
import { enumerations } from '../../src/law/enumerations.js';
import { PolicyKind } from '../../src/shared/policy-kind.js';

const root = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const schema = buildSchema(root('schema.gql'));
const file = JSON.parse(root('examples/register.schema.json')) as {
  $defs: Record<string, { oneOf?: { const: string }[]; properties?: Record<string, object> }>;
};
/** Follows from the days of the acts: nobody writes it. */
const COMPUTED: readonly string[] = ['ActivityStatus'];

describe('every kind of policy', () => {
  it('can be said over GraphQL and in a register file, of a policy and of what is exempt', () => {
    const type = schema.getType('PolicyKind');
    const values = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
    const stated = file.$defs['PolicyKind']?.oneOf?.map((value) => value.const);
    const kindsOf = Object.values(PolicyKind).toSorted();
    expect([values.toSorted(), stated?.toSorted()]).toEqual([kindsOf, kindsOf]);
    const kinds = { $ref: '#/$defs/PolicyKind' };
    expect(file.$defs['RegisterPolicyInput']?.properties?.['kind']).toMatchObject(kinds);
    expect(file.$defs['RegisterOrganisationInput']?.properties?.['exemptPolicyKinds']).toMatchObject({
      items: kinds,
    });
  });
});

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

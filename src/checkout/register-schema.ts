import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

type Json = Record<string, unknown>;

/** What a register file may hold, as JSON Schema (draft 2020-12): editors complete and check by it. */
export function registerSchema(schema: GraphQLSchema): Json {
  const definitions = new Map<string, Json>();
  const root = define(schema.getType('RegisterInput') as GraphQLInputObjectType, definitions);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Ropewalk register file',
    ...root,
    $defs: Object.fromEntries([...definitions].toSorted(([one], [other]) => one.localeCompare(other))),
  };
}

/** The form of one input type; types that it names are defined once. */
function define(type: GraphQLInputObjectType, definitions: Map<string, Json>): Json {
  const fields = Object.values(type.getFields());
  const properties = fields.map((field) => {
    const optional = !isNonNullType(field.type);
    const form = formOf(field.type, definitions);
    return [
      field.name,
      { ...(optional ? orNull(form) : form), ...(field.description && { description: field.description }) },
    ] as const;
  });
  return {
    ...(type.description && { description: type.description }),
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
    required: fields
      .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
      .map(({ name }) => name),
  };
}

function formOf(type: GraphQLInputType, definitions: Map<string, Json>): Json {
  if (isNonNullType(type)) return formOf(type.ofType, definitions);
  if (isListType(type)) return { type: 'array', items: formOf(type.ofType, definitions) };
  if (isInputObjectType(type) || isEnumType(type)) {
    if (!definitions.has(type.name)) {
      // a type may name itself: the place is taken before it is defined
      definitions.set(type.name, {});
      definitions.set(type.name, isEnumType(type) ? enumOf(type) : define(type, definitions));
    }
    return { $ref: `#/$defs/${type.name}` };
  }
  const form = SCALARS[type.name];
  if (!form) throw new Error(`the scalar ${type.name} has no form in a register file: give it one here`);
  return form;
}

function enumOf(type: GraphQLEnumType): Json {
  const values = type.getValues();
  return {
    ...(type.description && { description: type.description }),
    oneOf: values.map(({ name, description }) => ({ const: name, ...(description && { description }) })),
  };
}

/** Empty in YAML is null, and means the same as leaving it out. */
function orNull(form: Json): Json {
  if (typeof form['type'] === 'string') return { ...form, type: [form['type'], 'null'] };
  return { oneOf: [...((form['oneOf'] as Json[] | undefined) ?? [form]), { type: 'null' }] };
}

const LANGUAGE = '^[a-z]{2,3}(-[A-Z]{2})?$';

const SCALARS: Record<string, Json> = {
  String: { type: 'string' },
  ID: { type: 'string', format: 'uuid' },
  Boolean: { type: 'boolean' },
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Date: { type: 'string', format: 'date' },
  DateTime: { type: 'string', format: 'date-time' },
  CountryCode: { type: 'string', pattern: '^([A-Z]{2}|EEA|EUROPE|WORLDWIDE)$' },
  LocalizedText: {
    oneOf: [
      { type: 'string', minLength: 1 },
      {
        type: 'object',
        minProperties: 1,
        patternProperties: { [LANGUAGE]: { type: 'string', minLength: 1 } },
        additionalProperties: false,
      },
    ],
  },
};

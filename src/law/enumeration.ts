import { registerEnumType } from '@nestjs/graphql';

/** One closed list of the law's words: each code with the place in the law that it comes from. */
export interface Enumeration<Name extends string = string, Code extends string = string> {
  name: Name;
  /** Code → citation; the GDPR's articles without naming the law. */
  citations: Readonly<Record<Code, string>>;
}

/** Publishes an enumeration in GraphQL, every value with its citation. Labels in languages stand in `terms.*.ts`. */
export function enumeration<const Name extends string, Code extends string>(
  name: Name,
  values: Record<string, Code>,
  citations: Readonly<Record<Code, string>>,
  description?: string,
): Enumeration<Name, Code> {
  const described = Object.entries<string>(citations).map(
    ([code, citation]) => [code, { description: citation }] as const,
  );
  registerEnumType(values, { name, description, valuesMap: Object.fromEntries(described) });
  return { name, citations };
}

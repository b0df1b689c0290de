import { registerEnumType } from '@nestjs/graphql';

/** One closed list of the law's words: each code with the place in the law that it comes from. */
export interface Enumeration {
  name: string;
  /** Code → citation; the GDPR's articles without naming the law. */
  citations: Readonly<Record<string, string>>;
}

/** Publishes an enumeration in GraphQL, every value with its citation. Labels in languages stand in `terms.*.ts`. */
export function enumeration<Code extends string>(
  name: string,
  values: Record<string, Code>,
  citations: Readonly<Record<Code, string>>,
  description?: string,
): Enumeration {
  const described = Object.entries<string>(citations).map(
    ([code, citation]) => [code, { description: citation }] as const,
  );
  registerEnumType(values, { name, description, valuesMap: Object.fromEntries(described) });
  return { name, citations };
}

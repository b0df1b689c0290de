import { getMetadataStorage, type ValidationArguments } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Metadata = ReturnType<Storage['getTargetValidationMetadatas']>[number];
type Class = new () => object;

/** The rules of one property, told apart by what they do. */
interface PropertyRules {
  property: string;
  conditions: Metadata[];
  checks: { rule: Metadata; validators: ReturnType<Storage['getTargetValidatorConstraints']> }[];
  nested: boolean;
}

const known = new Map<Class, PropertyRules[]>();

/**
 * Whether class-validator would find nothing wrong, without the error objects that it makes for every value before it knows.
 * False where it cannot tell, so that class-validator says what is wrong. A register file has values by the hundred thousand.
 */
export function isSound(object: object, closed: boolean): boolean {
  const rules = rulesOf(object.constructor as Class);
  if (closed && Object.keys(object).some((key) => !rules.some(({ property }) => property === key)))
    return false;
  return rules.every((rule) => holds(object, rule, closed));
}

function holds(object: object, { property, conditions, checks, nested }: PropertyRules, closed: boolean) {
  const value = (object as Record<string, unknown>)[property];
  if (!conditions.every((condition) => applies(condition, object, value))) return true;
  const passed = checks.every(({ rule, validators }) => {
    if (rule.validateIf) return false;
    const args: ValidationArguments = {
      targetName: object.constructor.name,
      property,
      object,
      value,
      constraints: rule.constraints,
    };
    const values: unknown[] = rule.each && Array.isArray(value) ? value : [value];
    return validators.every(({ instance }) => values.every((one) => instance.validate(one, args) === true));
  });
  if (!passed || !nested || value === undefined) return passed;
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.every(
    (item) => typeof item === 'object' && item !== null && !Array.isArray(item) && isSound(item, closed),
  );
}

function applies({ constraints }: Metadata, object: unknown, value: unknown): boolean {
  return Boolean((constraints[0] as (object: unknown, value: unknown) => unknown)(object, value));
}

function rulesOf(target: Class): PropertyRules[] {
  const found = known.get(target);
  if (found) return found;
  const storage = getMetadataStorage();
  const all = storage.getTargetValidationMetadatas(target, target.name, false, false);
  const rules = Object.entries(storage.groupByPropertyName(all)).map(([property, metadatas]) => ({
    property,
    conditions: metadatas.filter(({ type }) => type === 'conditionalValidation'),
    nested: metadatas.some(({ type }) => type === 'nestedValidation'),
    checks: metadatas
      .filter(({ type }) => type === 'customValidation')
      .map((rule) => ({ rule, validators: storage.getTargetValidatorConstraints(rule.constraintCls) })),
  }));
  known.set(target, rules);
  return rules;
}

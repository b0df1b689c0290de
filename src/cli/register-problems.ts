import type { RegisterInput } from '../exchange/register.inputs.js';
import { normalisedName } from '../parties/party-facts.js';
import type { FieldProblem } from '../shared/errors.js';
import { localized, textIn } from '../shared/localized-text.js';

/** What each field alone does not show. */
export function crossProblems({ organisation, products, subProcessors }: RegisterInput): FieldProblem[] {
  return [
    ...productsTwice(products ?? []),
    ...circles(subProcessors ?? []),
    ...rowsTwice(subProcessors ?? [], organisation.languages?.[0] ?? 'en'),
  ];
}

type Rows = NonNullable<RegisterInput['subProcessors']>;

function productsTwice(products: NonNullable<RegisterInput['products']>): FieldProblem[] {
  return products.flatMap(({ slug }, index) =>
    products.findIndex((one) => one.slug === slug) < index
      ? [{ path: `products.${index}.slug`, message: `"${slug}" stands there twice` }]
      : [],
  );
}

function circles(rows: Rows): FieldProblem[] {
  const above = (name: string, seen: string[]): boolean => {
    const parent = rows.find(({ legalName }) => legalName === name)?.engagedBy;
    return parent != null && (seen.includes(parent) || above(parent, [...seen, parent]));
  };
  return rows.flatMap(({ legalName }, index) =>
    above(legalName, [legalName])
      ? [
          {
            path: `subProcessors.${index}.engagedBy`,
            message: 'stands, directly or through others, below itself',
          },
        ]
      : [],
  );
}

/** One engagement written twice: where no service is stated, the purpose tells two of one party apart. */
function rowsTwice(rows: Rows, prevailing: string): FieldProblem[] {
  const keys = rows.map(({ legalName, service, purpose, products }) => {
    const text = service ?? purpose;
    const said = text == null ? '' : (textIn(localized(text, prevailing), prevailing, prevailing) ?? '');
    return JSON.stringify([normalisedName(legalName), normalisedName(said), (products ?? []).toSorted()]);
  });
  return keys.flatMap((key, index) => {
    const first = keys.indexOf(key);
    const message = `is the same as subProcessors.${first}: name, service and products`;
    return first < index ? [{ path: `subProcessors.${index}`, message }] : [];
  });
}

import type { Organisation } from '../organisations/organisation.entity.js';
import type { Product } from '../organisations/product.entity.js';
import type { Day } from '../shared/days.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import { countryText } from '../views/format.js';
import { pageHref } from '../shared/page-href.js';
import { messagesFor } from '../views/messages.js';
import type { Asked } from './asked.js';

interface Props {
  organisation: Organisation;
  asked: Asked;
  /** The day that the list is of. */
  on: Day;
  rows: readonly ListedSubProcessor[];
  products: readonly Product[];
}

/** Chooses day, words, country and product; a plain form, whose answer has an address of its own. */
export function ListForm({ organisation, asked, rows, products, on }: Props) {
  const { filter, lang } = messagesFor(asked.lang);
  const codes = [
    ...new Set([...rows.flatMap(({ countries }) => countries), ...(asked.country ? [asked.country] : [])]),
  ];
  const countries = codes.map((code) => [code, countryText(code, lang)] as const);
  countries.sort(([, one], [, other]) => one.localeCompare(other, lang));
  return (
    <form
      className="filter"
      method="get"
      action={`/${organisation.slug}/sub-processors`}
      aria-label={filter.label}
    >
      {asked.lang !== organisation.prevailingLanguage() && (
        <input type="hidden" name="lang" value={asked.lang} />
      )}
      <label>
        {filter.on}
        <input type="date" name="on" defaultValue={on} />
      </label>
      <label>
        {filter.q}
        <input type="search" name="q" dir="auto" defaultValue={asked.q} maxLength={200} />
      </label>
      <Choice
        label={filter.country}
        name="country"
        any={filter.any}
        chosen={asked.country}
        options={countries}
      />
      {products.length > 0 && (
        <Choice
          label={filter.product}
          name="product"
          any={filter.any}
          chosen={asked.product}
          options={products.map(({ slug, name }) => [slug, name])}
        />
      )}
      <div>
        <button type="submit">{filter.show}</button>{' '}
        {(asked.q ?? asked.country ?? asked.product) !== undefined && (
          <a className="clear" href={pageHref(organisation, asked.lang, '/sub-processors')}>
            {filter.clear}
          </a>
        )}
      </div>
    </form>
  );
}

function Choice(props: {
  label: string;
  name: string;
  any: string;
  chosen?: string;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <label>
      {props.label}
      <select name={props.name} defaultValue={props.chosen}>
        <option value="">{props.any}</option>
        {props.options.map(([value, label]) => (
          <option key={value} value={value} dir="auto">
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

import type { ReactNode } from 'react';
import type { Product } from '../organisations/product.entity.js';
import type { ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import type { Reading } from '../views/change-values.js';
import { countriesText, countryText } from '../views/format.js';
import { messagesFor, type Messages } from '../views/messages.js';
import { Contact, Link, sentenceWithDay, Text, Texts } from './shown-text.js';

export interface ListTableProps extends Reading {
  rows: readonly ListedSubProcessor[];
  products: readonly Product[];
  /** Names of all on the list, by id: who engaged whom. */
  names: ReadonlyMap<string, string>;
}

/** The list itself. The cells are called as functions, not elements: five hundred rows are rendered at a stroke. */
export function ListTable({ rows, products, names, ...reading }: ListTableProps) {
  const words = messagesFor(reading.lang);
  const productNames = new Map(products.map(({ id, name }) => [id, name]));
  return (
    <table className="list">
      <caption>{words.list.caption(rows.length)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.list.entity}</th>
          <th scope="col">{words.list.purpose}</th>
          <th scope="col">{words.list.data}</th>
          <th scope="col">{words.list.countries}</th>
          {products.length > 0 && <th scope="col">{words.list.products}</th>}
          <th scope="col">{words.list.since}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} id={row.id}>
            <th scope="row">{entity(row, names, words, reading)}</th>
            <td data-label={words.list.purpose}>{purpose(row, words, reading)}</td>
            <td data-label={words.list.data}>{data(row, words, reading)}</td>
            <td data-label={words.list.countries}>{places(row, words, reading)}</td>
            {products.length > 0 && (
              <td data-label={words.list.products}>
                {row.productIds.length === 0 ? (
                  words.list.allProducts
                ) : (
                  <span dir="auto">{row.productIds.map((id) => productNames.get(id) ?? id).join(', ')}</span>
                )}
              </td>
            )}
            <td data-label={words.list.since}>{time(row, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function entity(row: ListedSubProcessor, names: ListTableProps['names'], words: Messages, reading: Reading) {
  const engagedBy = row.engagedById === null ? undefined : names.get(row.engagedById);
  return (
    <>
      <p className="name" dir="auto">
        {row.legalName}
      </p>
      {row.tradingName && (
        <p className="soft" dir="auto">
          {row.tradingName}
        </p>
      )}
      {row.establishment && <p className="soft">{countryText(row.establishment, words.lang)}</p>}
      {engagedBy && <p className="soft">{words.list.below(engagedBy)}</p>}
      {details(row, words, reading)}
    </>
  );
}

function details(row: ListedSubProcessor, words: Messages, reading: Reading) {
  const { fields, values } = words;
  const facts: [string, ReactNode][] = [
    [fields.registrationId, row.registrationId],
    [fields.address, row.address],
    [fields.contact, row.contact && Contact({ at: row.contact })],
    [fields.website, row.website && Link({ to: row.website })],
    [fields.usesAi, row.usesAi === null ? null : row.usesAi ? values.yes : values.no],
    [fields.note, row.note && Text({ of: row.note, ...reading })],
  ];
  const given = facts.filter(([, value]) => value !== null && value !== '');
  if (given.length === 0) return null;
  return (
    <details>
      <summary>{words.list.more}</summary>
      <dl>
        {given.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function purpose({ service, purpose, conditions }: ListedSubProcessor, words: Messages, reading: Reading) {
  return (
    <div>
      {service && <p className="strong">{Text({ of: service, ...reading })}</p>}
      {purpose && <p>{Text({ of: purpose, ...reading })}</p>}
      {conditions && (
        <p className="soft">
          {words.mail.labelled(words.fields.conditions, '')}
          {Text({ of: conditions, ...reading })}
        </p>
      )}
    </div>
  );
}

function data({ dataCategories, dataSubjects }: ListedSubProcessor, words: Messages, reading: Reading) {
  return (
    <div>
      {dataCategories.length > 0 && <p>{Texts({ of: dataCategories, ...reading })}</p>}
      {dataSubjects.length > 0 && (
        <p className="soft">
          {words.mail.labelled(words.fields.dataSubjects, '')}
          {Texts({ of: dataSubjects, ...reading })}
        </p>
      )}
    </div>
  );
}

function places(
  { countries, placesAsWritten, transferMechanism }: ListedSubProcessor,
  words: Messages,
  reading: Reading,
) {
  return (
    <div>
      {countries.length > 0 && <p>{countriesText(countries, words.lang)}</p>}
      {placesAsWritten && <p dir="auto">{placesAsWritten}</p>}
      {transferMechanism && <p className="soft">{Text({ of: transferMechanism, ...reading })}</p>}
    </div>
  );
}

function time({ listedSince, listedUntil, status }: ListedSubProcessor, words: Messages) {
  return (
    <div>
      <p>{sentenceWithDay(words.list.from, listedSince, words.lang)}</p>
      {listedUntil && (
        <p className="when">
          {sentenceWithDay(words.list.until, listedUntil, words.lang)}{' '}
          {status === 'LEAVING' && <span className="tag LEAVING">{words.status.LEAVING}</span>}
        </p>
      )}
    </div>
  );
}

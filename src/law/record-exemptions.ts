import type { RecordExemptionThreshold } from './law-book.js';

/** With the stable name of the row. */
export type NamedThreshold = RecordExemptionThreshold & { code: string };

/**
 * What is law. Pending and therefore no row: Omnibus IV, COM(2025) 501 of 21 May 2025, fewer than 750 persons unless a
 * high risk is likely; not in force on 28 August 2026. Once it is, an admin ends the first row and adds the second.
 */
export const shippedExemptions: readonly NamedThreshold[] = [
  {
    code: 'ART-30-5',
    employeesBelow: 250,
    unless:
      'the processing is likely to result in a risk to rights and freedoms, or is not occasional, or includes special categories (Art. 9) or criminal data (Art. 10): each alone takes the exemption away',
    validFrom: '2018-05-25',
    validUntil: null,
    source: 'Art. 30(5) GDPR; Article 29 Working Party, position paper of 19 April 2018',
  },
];

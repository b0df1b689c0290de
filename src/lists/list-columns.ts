/**
 * The columns of a bare sub-processor list and what each of them is. "fact" columns are compared: another value is
 * an amendment. "layout" columns are kept as read and never compared: they say where a row stood, not what is done.
 *
 * | column           | is     | compared as                | why                                                      |
 * |------------------|--------|----------------------------|----------------------------------------------------------|
 * | `name`           | key    | letters, digits, symbols   | a changed name is a rename, never an amendment           |
 * | `product`        | fact   | text; part of the key      | amended only when the same scope is worded anew          |
 * | `purpose`        | fact   | text                       | needs the period                                         |
 * | `country`        | fact   | set of countries           | needs the period; order and spelling say nothing         |
 * | `entity_country` | fact   | set of countries           | where the vendor is established                          |
 * | `data`           | fact   | text                       | needs the period                                         |
 * | `transfer`       | fact   | text                       | the mechanism needs the period                           |
 * | `website`        | fact   | text                       | told without a period                                    |
 * | `address`        | fact   | text                       | told without a period                                    |
 * | `notes`          | fact   | text                       | conditions stand here; only a reader can tell            |
 * | `section`        | layout | never                      | the heading above the row; pages are rearranged          |
 * | `as_written`     | layout | never                      | the raw name cell, from which `name` was taken           |
 */
export const LIST_COLUMNS = [
  'name',
  'product',
  'purpose',
  'country',
  'entity_country',
  'data',
  'transfer',
  'website',
  'address',
  'notes',
  'section',
  'as_written',
] as const;

export type ListColumn = (typeof LIST_COLUMNS)[number];

export type FactColumn = Exclude<ListColumn, 'name' | 'section' | 'as_written'>;

/** The compared columns in the order in which changes are told. */
export const FACT_COLUMNS = LIST_COLUMNS.filter(
  (column): column is FactColumn => column !== 'name' && column !== 'section' && column !== 'as_written',
);

/** One row of a list, as written there. A column that is absent, null or undefined is not given. */
export type ListRow = { name: string; id?: string } & {
  [column in Exclude<ListColumn, 'name'>]?: string | null;
};

/** Which heading of a list holds which column, and the headings that hold none. */
export interface ReadHeadings {
  headings: Map<ListColumn, string>;
  ignored: string[];
}

/**
 * Finds the columns under the headings that lists use. Where two headings could hold one column ("Purpose",
 * "Description"), the one that says it more plainly holds it; the other is ignored.
 */
export function readHeadings(headings: string[]): ReadHeadings {
  const found = new Map<ListColumn, string>();
  for (const column of LIST_COLUMNS) {
    const words = [column.replace('_', ''), ...HEADINGS[column].split(' ')];
    const ranked = headings.filter((heading) => words.includes(bare(heading)));
    ranked.sort((one, other) => words.indexOf(bare(one)) - words.indexOf(bare(other)));
    if (ranked[0] !== undefined) found.set(column, ranked[0]);
  }
  const taken = new Set([...found.values()].map((heading) => headings.indexOf(heading)));
  return { headings: found, ignored: headings.filter((_, index) => !taken.has(index)) };
}

/** A heading without case, spaces, accents, punctuation: "Sub-processor" and "subprocessor" are one word. */
function bare(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The words for each column, plainest first; English, French, German, Norwegian, Indonesian. */
const HEADINGS: Record<ListColumn, string> = {
  name:
    'subprocessor subprocessors subprocessorname nameofsubprocessor nameofthesubprocessor entity entityname ' +
    'nameofentity legalname legalentity legalentityname vendor vendorname company companyname provider ' +
    'serviceprovider processor processorname thirdparty thirdpartyname supplier organisation organization partner ' +
    'soustraitant soustraitantulterieur nom unterauftragsverarbeiter auftragsverarbeiter anbieter ' +
    'underdatabehandler underleverandør leverandør navn subpemroses nama',
  product: 'products applicableproduct applicableproducts relevantproduct appliesto produit produkt produk',
  purpose:
    'purposes purposeofprocessing processingpurpose purposeofsubprocessing purposeofuse natureofprocessing ' +
    'natureandpurpose natureandpurposeofprocessing processingactivity processingactivities subprocessingactivities ' +
    'activities activity servicesprovided serviceprovided services service function usage use usecase ' +
    'descriptionofprocessing descriptionofservices descriptionofservice description role ' +
    'finalite zweck verarbeitungszweck formål tujuan',
  country:
    'countries countryofprocessing countriesofprocessing processingcountry countrywheredataareprocessed ' +
    'processinglocation processinglocations locationofprocessing placeofprocessing locationofdataprocessing ' +
    'dataprocessinglocation datalocation hostinglocation serverlocation location locations region regions ' +
    'pays lieu localisation land länder standort ort sted negara lokasi',
  entity_country:
    'corporatelocation entitylocation companylocation countryofestablishment countryofincorporation ' +
    'countryofregistration entitycountries establishment headquarters headquarter headquarterslocation hq sitz siege',
  data:
    'datacategories categoriesofdata categoriesofpersonaldata personaldatacategories personaldata dataprocessed ' +
    'personaldataprocessed typeofdata typesofdata typeofpersonaldata typesofpersonaldata datatypes donnees daten',
  transfer:
    'transfermechanism transfers datatransfer datatransfers datatransfermechanism internationaltransfer ' +
    'internationaltransfers safeguard safeguards transfersafeguards',
  website: 'url websiteurl web homepage webpage link siteweb webseite nettsted situsweb',
  address: 'registeredaddress postaladdress businessaddress adresse anschrift alamat',
  notes: 'note remarks remark comments comment conditions condition additionalinformation merknad catatan',
  section: 'heading',
  as_written: '',
};

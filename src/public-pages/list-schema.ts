const text = { type: ['string', 'null'] };
const day = { type: 'string', format: 'date' };
const dayOrNull = { type: ['string', 'null'], format: 'date' };
const texts = { type: 'array', items: { type: 'string' } };
const country = '^([A-Z]{2}|EEA|EUROPE|WORLDWIDE)$';

const subProcessor = {
  type: 'object',
  description: 'One engagement as it stands on the day.',
  required: [
    'id',
    'legalName',
    'tradingName',
    'service',
    'purpose',
    'dataCategories',
    'dataSubjects',
    'countries',
    'establishment',
    'products',
    'status',
    'effectiveFrom',
  ],
  properties: {
    id: { type: 'string', format: 'uuid', description: 'Stays the same as long as the engagement lasts.' },
    legalName: { type: 'string', minLength: 1, description: 'The exact contracting entity.' },
    tradingName: text,
    registrationId: text,
    establishment: { type: ['string', 'null'], pattern: country },
    address: text,
    contact: { ...text, description: 'Contact for data protection.' },
    website: text,
    service: text,
    purpose: text,
    dataCategories: texts,
    dataSubjects: texts,
    countries: {
      type: 'array',
      items: { type: 'string', pattern: country },
      description: 'Countries of processing.',
    },
    placesAsWritten: { ...text, description: 'Places of processing that no country code expresses.' },
    products: { ...texts, description: 'Slugs of the products it is engaged for; none: all.' },
    conditions: { ...text, description: 'Whom it applies to.' },
    usesAi: { type: ['boolean', 'null'], description: 'Whether it uses AI on the data; null: not stated.' },
    transferMechanism: text,
    note: text,
    engagedBy: {
      type: ['string', 'null'],
      format: 'uuid',
      description: 'The sub-processor that engaged it; null: the organisation.',
    },
    status: { enum: ['COMING', 'IN_USE', 'LEAVING', 'REMOVED'] },
    effectiveFrom: { ...day, description: 'The day from which these facts hold.' },
    listedSince: day,
    announcedOn: dayOrNull,
    listedUntil: { ...dayOrNull, description: 'The last day on the list, when its removal is announced.' },
  },
};

const coming = {
  type: 'object',
  description: 'An announced change whose day comes after `on`.',
  required: [
    'kind',
    'subProcessor',
    'legalName',
    'effectiveFrom',
    'announcedOn',
    'origin',
    'changes',
    'emergency',
    'notice',
  ],
  properties: {
    kind: { enum: ['ADDED', 'AMENDED', 'REPLACED', 'REMOVED', 'RENAMED'] },
    subProcessor: { type: 'string', format: 'uuid' },
    legalName: { type: 'string' },
    effectiveFrom: day,
    announcedOn: dayOrNull,
    origin: { enum: ['AMENDMENT', 'CORRECTION', 'BASELINE'] },
    changes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'from', 'to'],
        properties: { field: { type: 'string' }, from: text, to: text },
      },
    },
    emergency: {
      type: 'boolean',
      description: 'Whether it was announced at shorter notice than promised; its notice says why.',
    },
    notice: { type: ['string', 'null'], format: 'uri', description: 'The permanent page of its notice.' },
  },
};

/** The JSON Schema of the list for machines. It may gain properties; none goes or changes its type. */
export function listSchema(id: string) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: 'Sub-processors of an organisation on a day',
    type: 'object',
    required: ['organisation', 'on', 'updatedOn', 'subProcessors', 'coming'],
    properties: {
      $schema: { type: 'string', format: 'uri' },
      organisation: { type: 'string', pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' },
      organisationName: { type: 'string' },
      language: {
        type: 'string',
        description: 'Language of the texts; one that is not translated is in the prevailing language.',
      },
      on: day,
      updatedOn: {
        ...dayOrNull,
        description: 'Last day, up to `on`, on which the list came to say something else.',
      },
      subProcessors: { type: 'array', items: subProcessor },
      coming: { type: 'array', items: coming },
    },
  };
}

import type { CreateOrganisationInput } from '../organisations/organisation.inputs.js';
import type { FactsInput } from '../sub-processors/facts.inputs.js';

/** A sub-processor of the sample; `engagedBy` is another one's legal name. */
export type SampleFacts = Partial<FactsInput> & { legalName: string; engagedBy?: string };

export const sampleOrganisation: CreateOrganisationInput = {
  slug: 'acme-helpdesk',
  name: 'Acme Helpdesk',
  timeZone: 'Europe/Berlin',
  languages: ['en', 'de'],
  noticeDays: 30,
  objectionDays: 21,
  contactEmail: 'privacy@acme-helpdesk.example',
};

export const sampleProducts = [
  { slug: 'helpdesk', name: 'Helpdesk' },
  { slug: 'live-chat', name: 'Live Chat' },
];

const account = { en: 'account data', de: 'Kontodaten' };
const tickets = { en: 'contents of tickets', de: 'Inhalte von Tickets' };
const chats = { en: 'contents of chats', de: 'Inhalte von Chats' };
const technical = { en: 'technical logs', de: 'technische Protokolle' };
const billing = { en: 'billing data', de: 'Abrechnungsdaten' };
const agents = { en: 'agents of the customer', de: 'Beschäftigte des Kunden' };
const endUsers = { en: 'end users of the customer', de: 'Endnutzer des Kunden' };
const scc = { en: 'Standard contractual clauses', de: 'Standardvertragsklauseln' };

/** In use and known to customers before the register began. */
export const sampleBaseline: SampleFacts[] = [
  {
    legalName: 'Nimbus Harbour GmbH',
    tradingName: 'Nimbus Harbour',
    registrationId: 'HRB 000001',
    establishment: 'DE',
    address: 'Musterkai 1, 20095 Hamburg',
    contact: 'privacy@nimbus-harbour.example',
    website: 'https://nimbus-harbour.example',
    service: { en: 'Cloud hosting', de: 'Cloud-Hosting' },
    purpose: {
      en: 'Runs the servers and databases of all products.',
      de: 'Betreibt Server und Datenbanken aller Produkte.',
    },
    dataCategories: [account, tickets, chats, technical],
    dataSubjects: [agents, endUsers],
    countries: ['DE'],
    usesAi: false,
  },
  {
    legalName: 'Cablefern Networks B.V.',
    establishment: 'NL',
    website: 'https://cablefern.example',
    service: { en: 'Network and data centre', de: 'Netz und Rechenzentrum' },
    purpose: { en: 'Houses the servers of the hosting provider.', de: 'Beherbergt die Server des Hosters.' },
    dataCategories: [technical],
    dataSubjects: [agents, endUsers],
    countries: ['NL', 'DE'],
    engagedBy: 'Nimbus Harbour GmbH',
  },
  {
    legalName: 'Letterbird GmbH',
    establishment: 'AT',
    website: 'https://letterbird.example',
    contact: 'datenschutz@letterbird.example',
    service: { en: 'E-mail delivery', de: 'E-Mail-Versand' },
    purpose: {
      en: 'Sends ticket replies and notifications.',
      de: 'Versendet Ticketantworten und Benachrichtigungen.',
    },
    dataCategories: [account, tickets],
    dataSubjects: [agents, endUsers],
    countries: ['AT', 'DE'],
    products: ['helpdesk'],
  },
  {
    legalName: 'Bluepost Messaging Inc.',
    establishment: 'US',
    website: 'https://bluepost.example',
    service: { en: 'Push notifications', de: 'Push-Nachrichten' },
    purpose: {
      en: 'Wakes the mobile apps when a chat begins.',
      de: 'Weckt die mobilen Apps, wenn ein Chat beginnt.',
    },
    dataCategories: [{ en: 'device tokens', de: 'Gerätekennungen' }],
    dataSubjects: [agents],
    countries: ['US'],
    products: ['live-chat'],
    transferMechanism: scc,
  },
  {
    legalName: 'Pocket Tally Inc.',
    establishment: 'US',
    website: 'https://pocket-tally.example',
    service: { en: 'Billing', de: 'Abrechnung' },
    purpose: {
      en: 'Issues invoices and collects payments.',
      de: 'Stellt Rechnungen und zieht Zahlungen ein.',
    },
    dataCategories: [billing],
    dataSubjects: [{ en: 'administrators of the customer', de: 'Administratoren des Kunden' }],
    countries: ['US'],
    transferMechanism: scc,
  },
  {
    legalName: 'Siebenschläfer Backup AG',
    establishment: 'CH',
    address: 'Beispielgasse 7, 8001 Zürich',
    website: 'https://siebenschlaefer.example',
    service: { en: 'Encrypted backups', de: 'Verschlüsselte Backups' },
    purpose: { en: 'Keeps encrypted copies for 35 days.', de: 'Bewahrt verschlüsselte Kopien 35 Tage auf.' },
    dataCategories: [account, tickets, chats],
    dataSubjects: [agents, endUsers],
    countries: ['CH'],
    usesAi: false,
    note: { en: 'Keys stay with Acme Helpdesk.', de: 'Die Schlüssel bleiben bei Acme Helpdesk.' },
  },
  {
    legalName: 'Lanternfish Logs Ltd',
    establishment: 'IE',
    website: 'https://lanternfish.example',
    service: { en: 'Error tracking', de: 'Fehlerverfolgung' },
    purpose: { en: 'Collects errors of the web application.', de: 'Sammelt Fehler der Webanwendung.' },
    dataCategories: [technical],
    dataSubjects: [agents],
    countries: ['IE'],
  },
  {
    legalName: 'Old Signal Ltd',
    establishment: 'GB',
    website: 'https://old-signal.example',
    service: { en: 'Status page', de: 'Statusseite' },
    purpose: { en: 'Tells of outages by text message.', de: 'Meldet Ausfälle per SMS.' },
    dataCategories: [{ en: 'telephone numbers', de: 'Telefonnummern' }],
    dataSubjects: [agents],
    countries: ['GB'],
  },
  {
    legalName: 'Harborline Support Philippines Corp.',
    establishment: 'PH',
    website: 'https://harborline.example',
    service: { en: 'Support at night', de: 'Nachtsupport' },
    purpose: {
      en: 'Answers questions of agents outside office hours.',
      de: 'Beantwortet Fragen außerhalb der Bürozeiten.',
    },
    dataCategories: [account, tickets],
    dataSubjects: [agents],
    countries: ['PH'],
    products: ['helpdesk', 'live-chat'],
    conditions: { en: 'Only customers with 24/7 support', de: 'Nur Kunden mit 24/7-Support' },
    transferMechanism: scc,
  },
  {
    legalName: 'Meridian Maps SAS',
    establishment: 'FR',
    website: 'https://meridian-maps.example',
    service: { en: 'Maps', de: 'Karten' },
    purpose: {
      en: 'Shows where a chat comes from, by country.',
      de: 'Zeigt, aus welchem Land ein Chat kommt.',
    },
    dataCategories: [{ en: 'IP address, shortened', de: 'gekürzte IP-Adresse' }],
    dataSubjects: [endUsers],
    countries: ['EU'],
    products: ['live-chat'],
  },
  {
    legalName: 'Papertide Archive ApS',
    establishment: 'DK',
    website: 'https://papertide.example',
    service: { en: 'Archive of attachments', de: 'Archiv für Anhänge' },
    purpose: { en: 'Stores files attached to tickets.', de: 'Speichert Dateien, die an Tickets hängen.' },
    dataCategories: [{ en: 'attachments', de: 'Anhänge' }],
    dataSubjects: [agents, endUsers],
    countries: ['DK', 'SE'],
    products: ['helpdesk'],
  },
  {
    legalName: 'Tidewatch Security Oü',
    establishment: 'EE',
    website: 'https://tidewatch.example',
    service: { en: 'Protection from attacks', de: 'Schutz vor Angriffen' },
    purpose: {
      en: 'Filters traffic before it reaches the servers.',
      de: 'Filtert den Verkehr vor den Servern.',
    },
    dataCategories: [technical],
    dataSubjects: [agents, endUsers],
    countries: ['WORLDWIDE'],
    placesAsWritten: 'the location nearest to the visitor',
    usesAi: true,
  },
];

export const quillwise: SampleFacts = {
  legalName: 'Quillwise AI Ltd',
  establishment: 'IE',
  website: 'https://quillwise.example',
  service: { en: 'Drafts of replies', de: 'Antwortentwürfe' },
  purpose: { en: 'Suggests replies to agents.', de: 'Schlägt Antworten vor.' },
  dataCategories: [tickets],
  dataSubjects: [agents, endUsers],
  countries: ['IE'],
  products: ['helpdesk'],
  usesAi: true,
  conditions: {
    en: 'Only where the customer has switched it on',
    de: 'Nur, wo der Kunde es eingeschaltet hat',
  },
  note: { en: 'Does not train models on the data.', de: 'Trainiert keine Modelle mit den Daten.' },
};

export const ledgerleaf = {
  legalName: 'Ledgerleaf Oy',
  establishment: 'FI',
  website: 'https://ledgerleaf.example',
  countries: ['FI'],
};

export const linguaFerry: SampleFacts = {
  legalName: 'Lingua Ferry S.r.l.',
  establishment: 'IT',
  website: 'https://lingua-ferry.example',
  service: { en: 'Translation of chats', de: 'Übersetzung von Chats' },
  purpose: {
    en: 'Translates chats while they are written.',
    de: 'Übersetzt Chats, während sie geschrieben werden.',
  },
  dataCategories: [chats],
  dataSubjects: [agents, endUsers],
  countries: ['IT', 'US'],
  products: ['live-chat'],
  usesAi: true,
  transferMechanism: scc,
};

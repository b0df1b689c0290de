import type { FactsInput } from '../sub-processors/facts.inputs.js';

/** A sub-processor of the sample. */
export type SampleFacts = Partial<FactsInput> & { legalName: string };

const tickets = { en: 'contents of tickets', de: 'Inhalte von Tickets' };
const chats = { en: 'contents of chats', de: 'Inhalte von Chats' };
const agents = { en: 'agents of the customer', de: 'Beschäftigte des Kunden' };
const endUsers = { en: 'end users of the customer', de: 'Endnutzer des Kunden' };
const scc = { en: 'Standard contractual clauses', de: 'Standardvertragsklauseln' };

export const quillwise: SampleFacts = {
  legalName: 'Quillwise AI Ltd',
  establishment: 'IE',
  address: '7 Sample Terrace, Dublin',
  contact: 'privacy@quillwise.example',
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
  address: 'Esimerkkikatu 4, 00100 Helsinki',
  contact: 'privacy@ledgerleaf.example',
  website: 'https://ledgerleaf.example',
  countries: ['FI'],
};

export const linguaFerry: SampleFacts = {
  legalName: 'Lingua Ferry S.r.l.',
  establishment: 'IT',
  address: 'Via Esempio 9, 20121 Milano',
  contact: 'privacy@lingua-ferry.example',
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

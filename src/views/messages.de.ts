import type { Messages } from './messages.en.js';

export const de: Messages = {
  lang: 'de',
  layout: {
    skip: 'Zum Inhalt',
    pages: 'Seiten',
    languages: 'Sprachen',
    subProcessors: 'Unterauftragsverarbeiter',
    changes: 'Änderungen',
    subscribe: 'Benachrichtigung',
    footer: (organisation) =>
      `Veröffentlicht von ${organisation}. Diese Seite setzt keine Cookies und lädt nichts von anderen Stellen.`,
  },
  trust: {
    title: (organisation) => `Datenschutz bei ${organisation}`,
    lead: (organisation) =>
      `Wer im Auftrag von ${organisation} personenbezogene Daten verarbeitet, was sich demnächst ändert und wie Sie rechtzeitig davon erfahren.`,
    listed: (n) => (n === 1 ? 'heute ein Unterauftragsverarbeiter' : `heute ${n} Unterauftragsverarbeiter`),
    coming: (n) => (n === 1 ? 'eine Änderung angekündigt' : `${n} Änderungen angekündigt`),
    list: 'Wer Daten verarbeitet, wozu, wo und seit wann; an jedem Tag, vergangen oder künftig.',
    changes: 'Jede bisherige Mitteilung, jede auf ihrer eigenen dauerhaften Seite.',
    subscribe:
      'Lassen Sie sich per E-Mail benachrichtigen, bevor eine Änderung wirksam wird. Abmelden mit einem Klick.',
    contact: 'Kontakt zum Datenschutz',
    machines: 'Für Maschinen',
    noticeDays: (n) =>
      n === 0
        ? 'Änderungen werden hier bekannt gegeben, sobald sie vorgenommen werden.'
        : `Mitteilungspflichtige Änderungen werden mindestens ${n === 1 ? 'einen vollen Tag' : `${n} volle Tage`} vor ihrem Wirksamwerden angekündigt.`,
  },
  list: {
    title: 'Unterauftragsverarbeiter',
    lead: (organisation) =>
      `Diese Unternehmen verarbeiten personenbezogene Daten im Auftrag von ${organisation} und der Kunden (Art. 28 DSGVO).`,
    caption: (n) => (n === 1 ? '1 Unterauftragsverarbeiter' : `${n} Unterauftragsverarbeiter`),
    heading: 'Die Liste',
    on: 'Liste vom',
    updated: 'Zuletzt geändert',
    today: 'Heutige Liste',
    past: (day) => `Dies ist die Liste vom ${day} nach heutigem Kenntnisstand.`,
    future: (day) => `Dies ist die Liste vom ${day}, soweit sie heute angekündigt ist.`,
    empty: 'An diesem Tag steht kein Unterauftragsverarbeiter auf der Liste.',
    nothingFound: 'Nichts auf der Liste passt dazu. Ändern oder leeren Sie den Filter.',
    entity: 'Unterauftragsverarbeiter',
    purpose: 'Leistung und Zweck',
    data: 'Personenbezogene Daten',
    countries: 'Länder der Verarbeitung',
    products: 'Produkte',
    allProducts: 'Alle Produkte',
    since: 'Auf der Liste',
    from: (day) => `ab ${day}`,
    until: (day) => `bis ${day}`,
    more: 'Einzelheiten',
    below: (name) => `beauftragt von ${name}`,
    formats: 'Dieselbe Liste für Maschinen',
  },
  filter: {
    label: 'Auswählen, was die Liste zeigt',
    on: 'Am Tag',
    q: 'Suche',
    country: 'Land',
    product: 'Produkt',
    any: 'Alle',
    show: 'Anzeigen',
    clear: 'Leeren',
  },
  coming: {
    title: 'Kommende Änderungen',
    none: 'Es ist keine Änderung angekündigt.',
    from: (day) => `Ab ${day}`,
    notice: (number) => `Mitteilung ${number}`,
  },
  status: { COMING: 'Kommt', LEAVING: 'Scheidet aus' },
  log: {
    title: 'Änderungen',
    lead: (organisation) =>
      `Jede Mitteilung von ${organisation} über Unterauftragsverarbeiter, die neueste zuerst. Jede hat eine dauerhafte Seite.`,
    none: 'Es gibt noch keine Mitteilung.',
    feeds: 'Verfolgen als',
    older: 'Ältere Mitteilungen',
    newest: 'Neueste Mitteilungen',
  },
  notice: {
    title: (number) => `Mitteilung ${number}`,
    about: (organisation, number) => `Mitteilung ${number} von ${organisation} über Unterauftragsverarbeiter`,
    announced: 'Angekündigt',
    effective: 'Wirksam',
    lastDay: 'Letzter Tag für Einsprüche',
    objectBy: 'Einspruch bis',
    endOf: (day, zone) => `${day}, 24:00 Uhr (${zone})`,
    changes: (n) => (n === 1 ? 'Was sich ändert' : `Was sich ändert: ${n} Einträge`),
    field: 'Angabe',
    before: 'Bisher',
    after: 'Neu',
    none: 'keine Angabe',
    emergency: 'Mit verkürzter Frist angekündigt',
    withdrawn: 'Zurückgezogen',
    withdrawnOn: (day) =>
      `Diese Mitteilung wurde am ${day} zurückgezogen. Ihre Änderungen werden nicht wirksam.`,
    correction: 'Berichtigung',
    correctionMeans: 'Der Sachverhalt war schon immer so; nur die Liste war falsch.',
    objectTitle: 'So erheben Sie Einspruch',
    object: (address) =>
      `Schreiben Sie an ${address} und nennen Sie den Unterauftragsverarbeiter und Ihre datenschutzrechtlichen Gründe.`,
    objectNoAddress: (organisation) =>
      `Schreiben Sie an Ihre Ansprechperson bei ${organisation} und nennen Sie den Unterauftragsverarbeiter und Ihre datenschutzrechtlichen Gründe.`,
    silence:
      'Was ein Einspruch bewirkt, regelt Ihr Vertrag. Erheben Sie bis dahin keinen Einspruch, gelten die Änderungen ab dem jeweils genannten Tag.',
    noPeriod: 'Für diese Änderungen gibt es keine Einspruchsfrist.',
    digest: 'SHA-256 der Änderungen, wie sie angekündigt wurden',
    machineDay: 'Wirksam ab',
  },
  kinds: {
    ADDED: 'Hinzugefügt',
    AMENDED: 'Geändert',
    REPLACED: 'Ersetzt',
    REMOVED: 'Entfernt',
    RENAMED: 'Umbenannt',
  },
  fields: {
    legalName: 'Firma',
    tradingName: 'Handelsname',
    registrationId: 'Registernummer',
    establishment: 'Sitzland',
    address: 'Anschrift',
    contact: 'Kontakt zum Datenschutz',
    website: 'Website',
    service: 'Leistung',
    purpose: 'Zweck',
    dataCategories: 'Kategorien personenbezogener Daten',
    dataSubjects: 'Betroffene Personen',
    countries: 'Länder der Verarbeitung',
    placesAsWritten: 'Orte der Verarbeitung',
    products: 'Produkte',
    conditions: 'Gilt für',
    usesAi: 'Setzt KI auf den Daten ein',
    transferMechanism: 'Grundlage der Übermittlung',
    note: 'Anmerkung',
    engagedBy: 'Beauftragt von',
    replaces: 'Tritt an die Stelle von',
  },
  values: { yes: 'ja', no: 'nein' },
  problem: {
    notFound: 'Diese Seite gibt es nicht',
    notFoundText:
      'Vielleicht ist die Adresse falsch geschrieben, oder was sie nennt, wurde nie veröffentlicht.',
    bad: 'Das lässt sich nicht anzeigen',
    badField: (field) => `Der Wert von „${field}“ ist nicht verwendbar:`,
    day: (value) =>
      `„${value}“ ist kein Tag. Tage werden als JJJJ-MM-TT geschrieben, zum Beispiel 2026-03-01.`,
    country: (value) => `„${value}“ ist kein Ländercode. Ländercodes haben zwei Buchstaben, zum Beispiel DE.`,
    product: (value) => `„${value}“ ist kein Produkt.`,
    cursor: 'Er bezeichnet keine Stelle in dieser Liste.',
    back: 'Zurück zur heutigen Liste',
  },
  mail: {
    subject: (what, day) => `Mitteilung über Unterauftragsverarbeiter: ${what} – wirksam ab ${day}`,
    subjectMany: (what, day) =>
      `Mitteilung über Unterauftragsverarbeiter: ${what} – zuerst wirksam ab ${day}`,
    andMore: (n) => `${n} weitere`,
    lead: (organisation, day, n) =>
      `Am ${day} hat ${organisation} ${n === 1 ? 'eine Änderung' : `${n} Änderungen`} bei den Unternehmen angekündigt, die in seinem Auftrag personenbezogene Daten verarbeiten.`,
    effective: (day) => `wirksam ab ${day}`,
    permanent: 'Diese Mitteilung, dauerhaft',
    list: 'Die ganze Liste',
    why: (organisation) =>
      `Sie erhalten diese Nachricht, weil diese Adresse die Mitteilungen von ${organisation} über Unterauftragsverarbeiter abonniert hat. Eine Abmeldung berührt vertraglich geschuldete Mitteilungen nicht.`,
    digestSubject: (organisation, n) =>
      `Mitteilungen von ${organisation}: ${n === 1 ? 'eine' : n} in dieser Woche`,
    digest: (organisation, n) =>
      `${organisation} hat seit der letzten Wochenmail ${n === 1 ? 'eine Mitteilung' : `${n} Mitteilungen`} angekündigt. ${n === 1 ? 'Sie folgt' : 'Sie folgen'} im vollen Wortlaut.`,
    preferences: 'Auswahl ändern',
    preferencesText: 'Ihre Auswahl ändern oder Ihre Daten mitnehmen:',
    leave: 'Mit einem Klick abmelden',
    leaveText: 'Abmelden:',
    prevails: (language) => `Maßgeblich ist die Fassung in der Sprache: ${language}.`,
    withdrawalSubject: (number) => `Mitteilung ${number} über Unterauftragsverarbeiter ist zurückgezogen`,
    withdrawal: (organisation, number, day) =>
      `${organisation} hat die Mitteilung ${number} vom ${day} über Unterauftragsverarbeiter zurückgezogen. Die darin angekündigten Änderungen werden nicht wirksam.`,
    reason: 'Grund',
    confirmSubject: (organisation) =>
      `Bitte bestätigen: Mitteilungen von ${organisation} über Unterauftragsverarbeiter`,
    confirm: (organisation) =>
      `Jemand, vermutlich Sie, hat ${organisation} gebeten, Mitteilungen über Unterauftragsverarbeiter an diese Adresse zu senden. Um sie zu erhalten, öffnen Sie diese Seite und bestätigen Sie:`,
    confirmButton: 'Zur Bestätigungsseite',
    labelled: (label, text) => `${label}: ${text}`,
    confirmValid: 'Der Link gilt 48 Stunden.',
    confirmNotYou: 'Wenn Sie das nicht waren, tun Sie nichts: Sie erhalten dann keine weitere Nachricht.',
    alreadySubject: (organisation) =>
      `Bereits angemeldet: Mitteilungen von ${organisation} über Unterauftragsverarbeiter`,
    already: (organisation) =>
      `Jemand, vermutlich Sie, hat ${organisation} gebeten, Mitteilungen über Unterauftragsverarbeiter an diese Adresse zu senden. Sie ist bereits angemeldet; es ist nichts zu tun.`,
    alreadyNotYou: 'Wenn Sie sie nicht mehr erhalten möchten, können Sie sich abmelden:',
  },
};

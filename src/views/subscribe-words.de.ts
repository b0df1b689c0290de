import type { SubscribeWords } from './subscribe-words.en.js';

export const de: SubscribeWords = {
  form: {
    title: 'Mitteilungen erhalten',
    lead: (organisation) =>
      `${organisation} schreibt Ihnen, bevor ein Unternehmen, das in seinem Auftrag personenbezogene Daten verarbeitet, eine Richtlinie oder ein Auftragsverarbeitungsvertrag hinzukommt, ersetzt oder geändert wird, je nach Ihrer Auswahl. Sonst wird nichts verschickt: kein Newsletter, keine Werbung.`,
    email: 'E-Mail-Adresse',
    products: 'Produkte',
    productsHint: 'Ohne Auswahl erfahren Sie von allen.',
    language: 'Sprache der Mitteilungen',
    topics: 'Worüber',
    topicsHint: 'Ohne Auswahl erfahren Sie von allem, auch von später Hinzukommendem.',
    subProcessors: 'Unterauftragsverarbeiter',
    agreements: 'Auftragsverarbeitungsverträge',
    policy: (title) => `Richtlinie: ${title}`,
    cadence: 'Wie oft',
    each: 'Jede Mitteilung, sobald sie angekündigt ist',
    weekly: 'Eine E-Mail pro Woche, am Montag',
    weeklyHint:
      'Eine Mitteilung kommt sofort, wenn sie am Montag zu spät käme: weil bis dahin eine Änderung wirksam wird oder die Widerspruchsfrist endet.',
    ask: 'Mitteilungen anfordern',
    problem: 'Es wurde noch nichts abgeschickt',
    badEmail: 'Das ist keine E-Mail-Adresse, an die geschrieben werden kann.',
    badProducts: 'Eines der Produkte steht hier nicht zur Wahl.',
    badLanguage: 'Diese Sprache steht hier nicht zur Wahl.',
    badChoice: 'Eine der Angaben steht hier nicht zur Wahl.',
    tooMany:
      'Von hier oder für diese Adresse kamen innerhalb einer Stunde zu viele Anfragen. Bitte versuchen Sie es später erneut.',
  },
  privacy: {
    title: 'Was mit Ihrer Adresse geschieht',
    who: 'Wer verantwortlich ist',
    purpose: 'Wofür',
    purposeText: 'Um Ihnen die von Ihnen gewählten Änderungsmitteilungen zu senden, und für nichts anderes.',
    basis: 'Auf welcher Grundlage',
    basisText:
      'Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO). Sie ist freiwillig: dieselben Mitteilungen stehen auf der Seite der Änderungen.',
    term: 'Wie lange',
    termText:
      'Bis Sie sich abmelden. Was nicht bestätigt wird, wird nach 48 Stunden gelöscht, die Aufzeichnung der E-Mails mit der Bitte um Bestätigung 7 Tage nach deren Zustellung. Mit der Abmeldung werden Adresse und Auswahl sofort gelöscht. Es bleibt ein verschlüsselter Prüfwert, aus dem sich die Adresse nicht ablesen lässt, mit den Zeitpunkten von Anfrage, Bestätigung und Abmeldung, dem Wortlaut, dem Sie zugestimmt haben, und den versandten E-Mails mit ihren Zeitpunkten: der Nachweis Ihrer Einwilligung und unserer Mitteilungen.',
    leave: 'Wie Sie sich abmelden',
    leaveText:
      'Jede Mitteilung hat einen Link zum Abmelden mit einem Klick und einen zu einer Seite, auf der Sie Ihre Auswahl ändern. Was zuvor verschickt wurde, wird durch die Abmeldung nicht rechtswidrig.',
    rights: 'Ihre Rechte',
    rightsText:
      'Sie können Auskunft, Berichtigung, Löschung, Einschränkung und eine Kopie Ihrer Daten verlangen, die Sie auf der Seite Ihrer Auswahl auch selbst herunterladen können, und sich bei einer Aufsichtsbehörde beschweren.',
    recipients: 'Wer sie erhält',
    recipientsText:
      'Die Dienste, die diese Seiten betreiben und die E-Mails zustellen; sie stehen auf der Liste der Unterauftragsverarbeiter.',
  },
  asked: {
    title: 'Sehen Sie in Ihr Postfach',
    text: 'Eine Nachricht ist zu der Adresse unterwegs. Öffnen Sie binnen 48 Stunden den Link darin und bestätigen Sie; bis dahin wird nichts weiter verschickt. Kommt nichts an, sehen Sie im Spam-Ordner nach oder fragen Sie erneut an.',
  },
  confirm: {
    title: 'Anmeldung bestätigen',
    text: (organisation) =>
      `Soll ${organisation} Änderungsmitteilungen an die Adresse senden, an die dieser Link ging?`,
    about: 'Produkte',
    all: 'alle Produkte',
    allTopics: 'alles',
    language: 'Sprache',
    button: 'Ja, Mitteilungen senden',
    not: 'Wenn Sie das nicht angefordert haben, schließen Sie die Seite. Es wird nichts verschickt, und die Anfrage wird nach 48 Stunden gelöscht.',
    doneTitle: 'Sie sind angemeldet',
    done: (organisation) =>
      `${organisation} schreibt Ihnen, wenn eine Änderung angekündigt wird. Jede Mitteilung hat einen Link zum Abmelden.`,
  },
  expired: {
    title: 'Dieser Link gilt nicht mehr',
    text: 'Er wurde schon benutzt, ist älter als 48 Stunden, oder es wurde ein neuerer angefordert. Wenn Sie schon bestätigt haben, ist nichts mehr zu tun.',
    again: 'Neuen Link anfordern',
  },
  preferences: {
    title: 'Ihre Auswahl',
    lead: (organisation) =>
      `Was ${organisation} an die Adresse schreibt, an die dieser Link ging. Änderungen gelten sofort.`,
    save: 'Speichern',
    saved: 'Gespeichert. Zuvor angekündigte Mitteilungen kommen noch wie gewählt.',
    problem: 'Es wurde nichts geändert',
    dataTitle: 'Ihre Daten',
    dataText: 'Alles, was zu dieser Anmeldung gespeichert ist, als Datei für Menschen und Programme (JSON).',
    download: 'Daten herunterladen',
    leaveTitle: 'Abmelden',
    leaveText:
      'Es kommen keine Mitteilungen mehr; Adresse und Auswahl werden gelöscht. Mitteilungen, die ein Vertrag Ihnen schuldet, gehen an die dort genannte Kontaktstelle und sind davon nicht berührt.',
    goneTitle: 'Dieser Link gilt nicht mehr',
    gone: 'Die Anmeldung ist beendet, oder die Adresse dieser Seite wurde nicht vollständig kopiert. Die neueste Mitteilung enthält den Link.',
  },
  leave: {
    title: 'Abmelden',
    text: (organisation) =>
      `Soll ${organisation} an die Adresse, an die dieser Link ging, keine Änderungsmitteilungen mehr senden?`,
    button: 'Ja, nichts mehr senden und Adresse löschen',
    doneTitle: 'Sie sind abgemeldet',
    done: (organisation) =>
      `An die Adresse, an die dieser Link ging, gehen keine Änderungsmitteilungen von ${organisation} mehr; sie ist gelöscht. Mitteilungen, die ein Vertrag Ihnen schuldet, sind davon nicht berührt.`,
    again: 'Wieder anmelden',
  },
};

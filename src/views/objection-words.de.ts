import type { ObjectionWords } from './objection-words.en.js';

export const de: ObjectionWords = {
  title: { GENERAL: 'Einspruch gegen Änderungen', SPECIFIC: 'Änderungen genehmigen oder ablehnen' },
  lead: (organisation, number, customer) =>
    `${organisation} hat die Mitteilung ${number} angekündigt. Hier antworten Sie darauf für ${customer}, ohne Konto.`,
  changes: 'Was sich ändert',
  whole: 'Die ganze Mitteilung',
  meaning: 'Was Ihre Antwort bedeutet',
  said: {
    AUTHORISED: (day) => `Von Ihnen genehmigt am ${day}.`,
    REFUSED: (day) => `Von Ihnen abgelehnt am ${day}.`,
    OBJECTED: (day) => `Einspruch erhoben am ${day}.`,
  },
  earlier: 'Verzeichnete Einsprüche',
  received: (day) => `eingegangen am ${day}`,
  states: {
    FILED: 'noch nicht entschieden',
    UPHELD: 'stattgegeben',
    WORKAROUND: 'anders gelöst',
    REJECTED: 'nicht stattgegeben',
    WITHDRAWN: 'zurückgenommen',
    MOOT: 'gegenstandslos: die Mitteilung wurde zurückgezogen',
  },
  open: 'Ein Einspruch ist verzeichnet und noch nicht entschieden. Ein weiterer ist danach möglich. Um ihn zu ergänzen oder zurückzunehmen, schreiben Sie an:',
  form: {
    objectTitle: { GENERAL: 'Einspruch erheben', SPECIFIC: 'Ablehnen' },
    approveTitle: 'Genehmigen',
    which: 'Welche Änderungen',
    whichHint: 'Keine Auswahl meint alle.',
    grounds: 'Gründe',
    groundsHint: 'Ihre Gründe aus Sicht des Datenschutzes, 10 bis 10.000 Zeichen.',
    contact: 'E-Mail-Adresse für Bestätigung und Antwort',
    contactHint:
      'Sie dient keinem anderen Zweck, wird als Nachweis des Einspruchs aufbewahrt und danach gelöscht.',
    by: 'Ihre Funktion (freiwillig)',
    byHint: 'Zum Beispiel: Datenschutzbeauftragte. Bitte keinen Namen.',
    send: { GENERAL: 'Einspruch einreichen', SPECIFIC: 'Ablehnen' },
    approve: 'Genehmigen',
    problem: 'Noch nichts verzeichnet',
    wrong: {
      grounds: 'Die Gründe brauchen 10 bis 10.000 Zeichen.',
      contact: 'Das ist keine E-Mail-Adresse, an die geschrieben werden kann.',
      by: 'Die Funktion hat mehr als 200 Zeichen.',
      subProcessors: 'Gegen eine der Änderungen ist kein Einspruch möglich.',
      publications: 'Gegen eine der Änderungen ist kein Einspruch möglich.',
    },
    tooMany: 'Von hier kamen innerhalb einer Stunde zu viele Anfragen. Bitte versuchen Sie es später.',
  },
  done: {
    title: { GENERAL: 'Einspruch verzeichnet', SPECIFIC: 'Ablehnung verzeichnet' },
    text: (organisation) =>
      `Ihr Einspruch liegt ${organisation} vor und wird per E-Mail beantwortet. Eine Bestätigung geht an die angegebene Adresse.`,
    approvedTitle: 'Genehmigung verzeichnet',
    approved: (organisation) =>
      `Ihre Genehmigung liegt ${organisation} vor. Die Änderungen dürfen für Sie ab dem jeweiligen Tag angewandt werden.`,
    reference: 'Vorgangsnummer',
  },
  closed: {
    expiredTitle: 'Die Frist ist abgelaufen',
    expired: (day) => `Letzter Tag war der ${day}. Hier kann nichts mehr eingereicht werden.`,
    contact: 'Ist Ihnen an der Änderung dennoch etwas wichtig, schreiben Sie an:',
    noneTitle: 'Nichts zu beantworten',
    none: 'Nichts in dieser Mitteilung wartet auf eine Antwort von Ihnen.',
    withdrawnTitle: 'Diese Mitteilung ist zurückgenommen',
    withdrawn: (day) =>
      `Sie wurde am ${day} zurückgenommen. Ihre Änderungen treten nicht in Kraft, eine Antwort ist nicht nötig.`,
    unknownTitle: 'Dieser Link führt nirgendwohin',
    unknown:
      'Er ist vielleicht abgeschnitten oder nicht mehr gültig. Öffnen Sie ihn noch einmal aus der Nachricht, oder antworten Sie auf sie.',
  },
  mail: {
    receiptSubject: (reference) => `Eingegangen: Einspruch ${reference}`,
    receipt: (organisation, number, day) =>
      `Am ${day} ist dieser Einspruch gegen die Mitteilung ${number} bei ${organisation} eingegangen. Wie er entschieden wird, erfahren Sie per E-Mail.`,
    filedSubject: (reference, customer) => `Einspruch ${reference} von ${customer}`,
    filed: (customer, number, day) =>
      `Am ${day} hat ${customer} Einspruch gegen die Mitteilung ${number} erhoben. Entscheiden Sie ihn mit einer Begründung; dann geht die Antwort hinaus.`,
    answerSubject: (reference) => `Entschieden: Einspruch ${reference}`,
    answer: (organisation, number) =>
      `${organisation} hat über Ihren Einspruch gegen die Mitteilung ${number} entschieden.`,
    mootSubject: (reference) => `Gegenstandslos: Einspruch ${reference}`,
    moot: (organisation, number) =>
      `${organisation} hat die Mitteilung ${number} zurückgezogen, gegen die Sie Einspruch erhoben hatten. Ihre Änderungen werden nicht wirksam, es ist nichts mehr zu entscheiden.`,
    decision: (state) => `Entscheidung: ${state}.`,
    outcome: {
      UPHELD: 'Dem Einspruch wird stattgegeben: Die betroffenen Änderungen werden für Sie nicht angewandt.',
      WORKAROUND:
        'Der Einspruch ist anders gelöst, wie unten beschrieben. Die Änderungen gelten nun als von Ihnen genehmigt.',
      WITHDRAWN: 'Der Einspruch ist zurückgenommen. Die Änderungen gelten nun als von Ihnen genehmigt.',
      NOT_USED:
        'Dem Einspruch wird nicht stattgegeben. Die Änderungen werden für Sie dennoch nicht angewandt, solange Sie sie nicht genehmigen.',
      MAY_TERMINATE:
        'Dem Einspruch wird nicht stattgegeben. Die Änderungen dürfen ab dem jeweiligen Tag angewandt werden; Ihr Vertrag erlaubt Ihnen, ihn deshalb zu beenden.',
      LATE: 'Der Einspruch kam nach dem letzten Tag der Frist und steht den Änderungen daher nicht entgegen.',
    },
    reference: 'Vorgangsnummer',
    customer: 'Kunde',
    about: 'Betrifft',
    grounds: 'Gründe',
    reason: 'Begründung',
    notice: 'Die Mitteilung',
    why: (organisation) =>
      `Sie erhalten diese Nachricht, weil diese Adresse für einen Einspruch gegen eine Mitteilung von ${organisation} angegeben wurde.`,
  },
};

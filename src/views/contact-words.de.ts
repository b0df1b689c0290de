import type { ContactWords } from './contact-words.en.js';

export const de: ContactWords = {
  answerBy: 'Ihre Antwort bis',
  objectHere: 'Einspruch erheben Sie auf dieser Seite, ohne Konto:',
  answerHere: 'Antworten können Sie auf dieser Seite, ohne Konto:',
  silence: {
    GENERAL:
      'Erheben Sie bis dahin keinen Einspruch, gelten die Änderungen nach Ihrem Vertrag als genehmigt und ab dem jeweiligen Tag.',
    SPECIFIC:
      'Ihr Vertrag genehmigt Unterauftragsverarbeiter einzeln: Was neu hinzukommt oder sich so ändert, dass eine Frist gilt, wird ohne Ihre Genehmigung nicht für Sie eingesetzt. Schweigen ist Ablehnung. Wegfall, neue Namen und Kontakte und neue Fassungen von Richtlinien brauchen keine Genehmigung und gelten für alle.',
  },
  effect: {
    MAY_NOT_ENGAGE:
      'Nach einem Einspruch wird die Änderung für Sie nicht angewandt, bis der Einspruch erledigt ist.',
    MAY_TERMINATE:
      'Lässt sich ein Einspruch nicht beilegen, dürfen Sie den Vertrag nach dessen Bestimmungen beenden.',
  },
  why: (organisation) =>
    `Sie erhalten diese Nachricht als benannter Kontakt aus Ihrem Auftragsverarbeitungsvertrag mit ${organisation}. Sie ist vertraglich geschuldet und lässt sich nicht abbestellen; einen anderen Kontakt benennen Sie durch Antwort auf diese Nachricht.`,
  reminderSubject: {
    GENERAL: (number, day) => `Erinnerung: Einspruch gegen Mitteilung ${number} bis ${day}`,
    SPECIFIC: (number, day) => `Erinnerung: Mitteilung ${number} wartet bis ${day} auf Ihre Genehmigung`,
  },
  reminder: {
    GENERAL: (organisation, number, day) =>
      `Am ${day} hat ${organisation} die Mitteilung ${number} angekündigt. Die Frist läuft bald ab, eine Antwort von Ihnen ist nicht verzeichnet.`,
    SPECIFIC: (organisation, number, day) =>
      `Am ${day} hat ${organisation} die Mitteilung ${number} angekündigt. Die Frist läuft bald ab, und eine Antwort von Ihnen fehlt noch.`,
  },
  effectSubject: (number) => `In Kraft: Änderungsmitteilung ${number}`,
  inEffect: (organisation, number, day) =>
    `Alle Änderungen, die ${organisation} in Mitteilung ${number} angekündigt hat, gelten nun; die letzte gilt seit dem ${day}.`,
  effectInPartSubject: (number) => `In Kraft, für Sie nicht vollständig: Änderungsmitteilung ${number}`,
  inEffectInPart: (organisation, number, day) =>
    `Die Änderungen, die ${organisation} in Mitteilung ${number} angekündigt hat, gelten nun; die letzte gilt seit dem ${day}.`,
  notForYou:
    'Für Sie werden sie nicht angewandt, soweit Sie Einspruch erhoben oder die Genehmigung nicht erteilt haben, die Ihr Vertrag verlangt.',
  undeliveredSubject: (number, customer) => `Nicht zugestellt: Mitteilung ${number} an ${customer}`,
  undelivered: (customer, number) =>
    `Kein Kontakt von ${customer} war mit Mitteilung ${number} zu erreichen, und es ist keiner mehr übrig. Die Mitteilung ist vertraglich geschuldet: Unterrichten Sie den Kunden auf anderem Weg und halten Sie fest, wie, oder benennen Sie einen anderen Kontakt.`,
};

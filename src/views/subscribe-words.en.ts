/** The words of the subscription pages in English, and the shape of the other languages. */
export const en = {
  form: {
    title: 'Get notices',
    lead: (organisation: string) =>
      `${organisation} writes to you before a company that processes personal data on its behalf is added, replaced or changed. Nothing else is sent: no newsletter, no advertising.`,
    email: 'E-mail address',
    products: 'Products',
    productsHint: 'Choose none to hear about all of them.',
    language: 'Language of the notices',
    ask: 'Ask for notices',
    problem: 'Nothing was sent yet',
    badEmail: 'This is not an e-mail address that can be written to.',
    badProducts: 'One of the products is not on offer here.',
    badLanguage: 'This language is not on offer here.',
    tooMany:
      'Too many requests came from here, or for this address, within one hour. Please try again later.',
  },
  privacy: {
    title: 'What happens to your address',
    who: 'Who is responsible',
    purpose: 'What for',
    purposeText: 'To send you change notices about sub-processors, and for nothing else.',
    basis: 'On what basis',
    basisText:
      'Your consent (Art. 6(1)(a) GDPR). You need not give it: the same notices stand on the page of changes.',
    term: 'For how long',
    termText:
      'Until you leave. What is not confirmed is erased after 48 hours. When you leave, the address is erased at once; a keyed hash of it stays, from which the address cannot be read.',
    leave: 'How to leave',
    leaveText:
      'Each notice has a link to leave with one click. Leaving does not make unlawful what was sent before.',
    rights: 'Your rights',
    rightsText:
      'You may ask for access, correction, erasure, restriction and a copy of your data, and complain to a supervisory authority.',
    recipients: 'Who receives it',
    recipientsText:
      'The services that host these pages and carry the mail; they stand on the list of sub-processors.',
  },
  asked: {
    title: 'Look into your mail',
    text: 'A message is on its way to the address. Open the link in it within 48 hours and confirm; until then nothing else is sent. If nothing arrives, look into the junk folder, or ask again.',
  },
  confirm: {
    title: 'Confirm your subscription',
    text: (organisation: string) =>
      `Shall ${organisation} send its change notices to the address to which this link was sent?`,
    about: 'About',
    all: 'all products',
    language: 'Language',
    button: 'Yes, send me notices',
    not: 'If you did not ask for this, close the page. Nothing is sent, and the request is erased after 48 hours.',
    doneTitle: 'You are subscribed',
    done: (organisation: string) =>
      `${organisation} will write to you when a change is announced. Each notice has a link to leave.`,
  },
  expired: {
    title: 'This link works no longer',
    text: 'It was used already, is older than 48 hours, or a newer one was asked for. If you have confirmed before, there is nothing left to do.',
    again: 'Ask for a new link',
  },
  leave: {
    title: 'Leave',
    text: (organisation: string) =>
      `Shall ${organisation} stop sending change notices to the address to which this link was sent?`,
    button: 'Yes, stop and erase the address',
    doneTitle: 'You have left',
    done: (organisation: string) =>
      `No more change notices of ${organisation} go to the address to which this link was sent, and it is erased. Notices that a contract owes you are not affected.`,
    again: 'Subscribe again',
  },
};

export type SubscribeWords = typeof en;

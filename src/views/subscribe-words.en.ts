/** The words of the subscription pages in English, and the shape of the other languages. */
export const en = {
  form: {
    title: 'Get notices',
    lead: (organisation: string) =>
      `${organisation} writes to you before a company that processes personal data on its behalf, a policy or a data-processing agreement is added, replaced or changed, as you choose below. Nothing else is sent: no newsletter, no advertising.`,
    email: 'E-mail address',
    products: 'Products',
    productsHint: 'Choose none to hear about all of them.',
    language: 'Language of the notices',
    topics: 'What about',
    topicsHint: 'Choose none to hear about everything, also what is added later.',
    subProcessors: 'Sub-processors',
    agreements: 'Data-processing agreements',
    policy: (title: string) => `Policy: ${title}`,
    cadence: 'How often',
    each: 'Each notice, when it is announced',
    weekly: 'One mail a week, on Monday',
    weeklyHint:
      'A notice comes at once where waiting for Monday would be too late: when a change takes effect, or the time to object ends, by then.',
    ask: 'Ask for notices',
    problem: 'Nothing was sent yet',
    badEmail: 'This is not an e-mail address that can be written to.',
    badProducts: 'One of the products is not on offer here.',
    badLanguage: 'This language is not on offer here.',
    badChoice: 'One of the choices is not on offer here.',
    tooMany:
      'Too many requests came from here, or for this address, within one hour. Please try again later.',
  },
  privacy: {
    title: 'What happens to your address',
    who: 'Who is responsible',
    purpose: 'What for',
    purposeText: 'To send you the change notices that you choose, and for nothing else.',
    basis: 'On what basis',
    basisText:
      'Your consent (Art. 6(1)(a) GDPR). You need not give it: the same notices stand on the page of changes.',
    term: 'For how long',
    termText:
      'Until you leave. What is not confirmed is erased after 48 hours, and the record of the mails that asked you to confirm 7 days after they were delivered. When you leave, the address and your choices are erased at once. What stays is a keyed hash, from which the address cannot be read, with when you asked, confirmed and left, to which wording you agreed, and which mails were sent when: the proof of your consent and of our notices.',
    leave: 'How to leave',
    leaveText:
      'Each notice has a link to leave with one click, and one to a page where you change your choices. Leaving does not make unlawful what was sent before.',
    rights: 'Your rights',
    rightsText:
      'You may ask for access, correction, erasure, restriction and a copy of your data, which you can also download yourself from the page of your choices, and complain to a supervisory authority.',
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
    about: 'Products',
    all: 'all products',
    allTopics: 'everything',
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
  preferences: {
    title: 'Your choices',
    lead: (organisation: string) =>
      `What ${organisation} writes to the address to which this link was sent. Changes hold at once.`,
    save: 'Save',
    saved: 'Saved. Notices that were announced before still come as they were asked for.',
    problem: 'Nothing was changed',
    dataTitle: 'Your data',
    dataText: 'All that is stored about this subscription, as a file for people and programs (JSON).',
    download: 'Download your data',
    leaveTitle: 'Leave',
    leaveText:
      'No more notices come, and the address and your choices are erased. Notices that a contract owes you go to your contact named in it and are not affected.',
    goneTitle: 'This link works no longer',
    gone: 'The subscription has ended, or the address of this page was not copied whole. The newest notice has the link.',
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

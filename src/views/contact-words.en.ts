/** What only a customer's notice contact is told. */
export const en = {
  answerBy: 'Your answer until',
  objectHere: 'Object on this page; no account is needed:',
  answerHere: 'Answer on this page; no account is needed:',
  silence: {
    GENERAL:
      'If you do not object by then, what is announced here counts as authorised under your agreement and applies from its effective day.',
    SPECIFIC:
      'Your agreement authorises sub-processors one by one: what is newly engaged, or amended in a way that needs a period, is not used for you without your approval. Silence is refusal. Removals, new names and contacts, and new versions of policies need no approval and take effect for everyone.',
  },
  effect: {
    MAY_NOT_ENGAGE: 'After an objection the change is not used for you until the objection is settled.',
    MAY_TERMINATE: 'If an objection cannot be settled, your agreement allows you to end it.',
  },
  why: (organisation: string) =>
    `You receive this as a notice contact under your data-processing agreement with ${organisation}. Because the agreement owes it to you, it cannot be unsubscribed from; to name another contact, answer this mail.`,
  reminderSubject: {
    GENERAL: (number: number, day: string) => `Reminder: objections to notice ${number} until ${day}`,
    SPECIFIC: (number: number, day: string) => `Reminder: notice ${number} awaits your approval until ${day}`,
  },
  reminder: {
    GENERAL: (organisation: string, number: number, day: string) =>
      `On ${day} ${organisation} announced notice ${number}. Its deadline is near, and no answer from you is recorded.`,
    SPECIFIC: (organisation: string, number: number, day: string) =>
      `On ${day} ${organisation} announced notice ${number}. Its deadline is near, and an answer from you is still missing.`,
  },
  effectSubject: (number: number) => `In effect: change notice ${number}`,
  inEffect: (organisation: string, number: number, day: string) =>
    `All changes that ${organisation} announced in notice ${number} are now in effect; the last of them took effect on ${day}.`,
  effectInPartSubject: (number: number) => `In effect, though not all of it for you: change notice ${number}`,
  inEffectInPart: (organisation: string, number: number, day: string) =>
    `The changes that ${organisation} announced in notice ${number} are now in effect; the last of them took effect on ${day}.`,
  notForYou:
    'They are not used for you where you objected, or have not given the approval that your agreement asks for.',
  undeliveredSubject: (number: number, customer: string) => `Not delivered: notice ${number} to ${customer}`,
  undelivered: (customer: string, number: number) =>
    `No notice contact of ${customer} could be reached with notice ${number}, and none is left to try. The agreement owes them this notice: tell them in another way and record how, or name another contact.`,
};

export type ContactWords = typeof en;

/** The words of objections in English, and the shape of the other languages. `day` arguments are formatted already. */
export const en = {
  title: { GENERAL: 'Object to changes', SPECIFIC: 'Approve or refuse changes' },
  lead: (organisation: string, number: number, customer: string) =>
    `${organisation} announced notice ${number}. Here you answer it for ${customer}; no account is needed.`,
  changes: 'What changes',
  whole: 'The whole notice',
  meaning: 'What your answer means',
  said: {
    AUTHORISED: (day: string) => `You approved this on ${day}.`,
    REFUSED: (day: string) => `You refused this on ${day}.`,
    OBJECTED: (day: string) => `You objected to this on ${day}.`,
  },
  earlier: 'Objections on record',
  received: (day: string) => `received on ${day}`,
  states: {
    FILED: 'not decided yet',
    UPHELD: 'upheld',
    WORKAROUND: 'settled by other means',
    REJECTED: 'not accepted',
    WITHDRAWN: 'withdrawn',
    MOOT: 'moot: the notice was withdrawn',
  },
  open: 'An objection is on record and not decided yet. A further one can be filed when it is. To add to it, or to take it back, write to:',
  form: {
    objectTitle: { GENERAL: 'Object', SPECIFIC: 'Refuse' },
    approveTitle: 'Approve',
    which: 'Which changes',
    whichHint: 'Choose none to mean all of them.',
    grounds: 'Grounds',
    groundsHint: 'Your reasons relating to data protection, 10 to 10,000 characters.',
    contact: 'E-mail address for the receipt and the answer',
    contactHint:
      'Used for nothing else. It is kept as long as the objection is needed as evidence, then erased.',
    by: 'Your function (optional)',
    byHint: 'For example: data protection officer. Please no name.',
    send: { GENERAL: 'File the objection', SPECIFIC: 'Refuse' },
    approve: 'Approve',
    problem: 'Nothing was recorded yet',
    wrong: {
      grounds: 'The grounds need 10 to 10,000 characters.',
      contact: 'This is not an e-mail address that can be written to.',
      by: 'The function has more than 200 characters.',
      subProcessors: 'One of the changes cannot be objected to.',
      publications: 'One of the changes cannot be objected to.',
    },
    tooMany: 'Too many requests came from here within one hour. Please try again later.',
  },
  done: {
    title: { GENERAL: 'Objection recorded', SPECIFIC: 'Refusal recorded' },
    text: (organisation: string) =>
      `${organisation} has your objection and will answer it by mail. A receipt is on its way to the address that you gave.`,
    approvedTitle: 'Approval recorded',
    approved: (organisation: string) =>
      `${organisation} has your approval. The changes may be used for you from their effective days.`,
    reference: 'Reference number',
  },
  closed: {
    expiredTitle: 'The time to answer is over',
    expired: (day: string) => `The last day was ${day}. Nothing can be filed here any more.`,
    contact: 'If something about the change matters to you nevertheless, write to:',
    noneTitle: 'Nothing to answer',
    none: 'Nothing in this notice waits for an answer from you.',
    withdrawnTitle: 'This notice is withdrawn',
    withdrawn: (day: string) =>
      `It was taken back on ${day}. Its changes do not take effect, so there is nothing to answer.`,
    unknownTitle: 'This link leads nowhere',
    unknown: 'It may be cut off, or no longer valid. Open it once more from the mail, or answer that mail.',
  },
  mail: {
    receiptSubject: (reference: string) => `Received: objection ${reference}`,
    receipt: (organisation: string, number: number, day: string) =>
      `On ${day} ${organisation} received this objection to notice ${number}. You will be told by mail how it is decided.`,
    filedSubject: (reference: string, customer: string) => `Objection ${reference} by ${customer}`,
    filed: (customer: string, number: number, day: string) =>
      `On ${day} ${customer} objected to notice ${number}. Decide the objection, with a reason; the answer is then sent.`,
    answerSubject: (reference: string) => `Decided: objection ${reference}`,
    answer: (organisation: string, number: number) =>
      `${organisation} has decided your objection to notice ${number}.`,
    mootSubject: (reference: string) => `Settled: objection ${reference}`,
    moot: (organisation: string, number: number) =>
      `${organisation} has withdrawn notice ${number}, to which you objected. Its changes do not take effect, so nothing is left to decide.`,
    decision: (state: string) => `Decision: ${state}.`,
    outcome: {
      UPHELD: 'The objection is upheld: the changes objected to are not used for you.',
      WORKAROUND:
        'The objection is settled by other means, as set out below. The changes now count as authorised by you.',
      WITHDRAWN: 'The objection is withdrawn. The changes now count as authorised by you.',
      NOT_USED:
        'The objection is not accepted. The changes are nevertheless not used for you unless you authorise them.',
      MAY_TERMINATE:
        'The objection is not accepted. The changes may be used from their effective days; your agreement allows you to end it because of them.',
      LATE: 'The objection came after the last day to object, so it does not stand in the way of the changes.',
    },
    reference: 'Reference',
    customer: 'Customer',
    about: 'About',
    grounds: 'Grounds',
    reason: 'Reason',
    notice: 'The notice',
    why: (organisation: string) =>
      `You receive this because this address was given for an objection to a notice of ${organisation}.`,
  },
};

export type ObjectionWords = typeof en;

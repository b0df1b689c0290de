/** What notices and pages say of a new version of a policy or an agreement. */
export const en = {
  heading: (title: string, label: string) => `New version ${label}: ${title}`,
  summary: 'What changes',
  read: 'The text, and what changed',
  stays: 'Your agreement stays as you agreed to it until you move to the new version.',
  subject: (what: string, day: string) => `Change notice: ${what} – effective ${day}`,
  subjectMany: (what: string, day: string) => `Change notice: ${what} – first effective ${day}`,
  lead: (organisation: string, day: string, n: number) =>
    `On ${day} ${organisation} announced ${n === 1 ? 'a new version of a text' : `new versions of ${n} texts`}.`,
  texts: 'Texts',
};

export type PublicationWords = typeof en;

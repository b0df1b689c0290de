import type { PublicationWords } from './publication-words.en.js';

export const id: PublicationWords = {
  heading: (title, label) => `Versi baru ${label}: ${title}`,
  summary: 'Yang berubah',
  read: 'Teks, dan apa yang berubah',
  stays: 'Perjanjian Anda tetap seperti yang Anda setujui sampai Anda beralih ke versi baru.',
  subject: (what, day) => `Pemberitahuan perubahan: ${what} – berlaku ${day}`,
  subjectMany: (what, day) => `Pemberitahuan perubahan: ${what} – paling awal berlaku ${day}`,
  lead: (organisation, day, n) =>
    `Pada ${day} ${organisation} mengumumkan ${n === 1 ? 'versi baru sebuah teks' : `versi baru dari ${n} teks`}.`,
  texts: 'Teks',
};

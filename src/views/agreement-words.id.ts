import type { AgreementWords } from './agreement-words.en.js';

export const id: AgreementWords = {
  title: 'Perjanjian',
  lead: (organisation: string) =>
    `Ketentuan yang ditawarkan ${organisation} kepada pelanggan untuk pemrosesan atas nama mereka, dalam setiap versi.`,
  none: 'tidak ada',
  noTexts: 'Tidak ada ketentuan yang terbit.',
  trust:
    'Ketentuan pemrosesan data: yang berlaku, yang akan datang, dan setiap versi sebelumnya. Bagi Anda berlaku versi yang Anda setujui.',
  terms: 'Ketentuan',
  labels: {
    authorisation: 'Otorisasi subprosesor',
    noticeDays: 'Pemberitahuan perubahan',
    dayCount: 'Hari yang dihitung',
    holidayCalendar: 'Hari libur',
    objectionDays: 'Tenggat keberatan',
    objectionEffect: 'Setelah keberatan',
    emergencyClause: 'Klausul darurat',
    subjectMatter: 'Pokok perjanjian',
    endOfContract: 'Data pada akhir perjanjian',
    expiresOn: 'Hari terakhir',
  },
  values: {
    GENERAL: 'umum',
    SPECIFIC: 'satu per satu',
    CALENDAR: 'hari kalender',
    BUSINESS: 'hari kerja',
    MAY_NOT_ENGAGE: 'perubahan tidak digunakan bagi pelanggan',
    MAY_TERMINATE: 'pelanggan dapat mengakhiri perjanjian',
    DELETE: 'dihapus',
    RETURN: 'dikembalikan',
  },
  days: (n: number) => `${n} hari`,
};

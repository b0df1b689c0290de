import type { ContactWords } from './contact-words.en.js';

export const id: ContactWords = {
  answerBy: 'Jawaban Anda sampai',
  objectHere: 'Sampaikan keberatan di halaman ini, tanpa akun:',
  answerHere: 'Jawab di halaman ini, tanpa akun:',
  silence: {
    GENERAL:
      'Jika sampai saat itu Anda tidak berkeberatan, perubahan dianggap disetujui menurut perjanjian Anda dan berlaku sejak harinya.',
    SPECIFIC:
      'Perjanjian Anda menyetujui subprosesor satu per satu: yang baru ditunjuk, atau yang berubah sehingga memerlukan tenggat, tidak digunakan bagi Anda tanpa persetujuan Anda. Diam berarti menolak. Penghapusan, nama dan kontak baru, serta versi baru kebijakan tidak memerlukan persetujuan dan berlaku bagi semua.',
  },
  effect: {
    MAY_NOT_ENGAGE:
      'Setelah keberatan, perubahan tidak diterapkan bagi Anda sampai keberatan itu diselesaikan.',
    MAY_TERMINATE:
      'Jika keberatan tidak dapat diselesaikan, perjanjian memberi Anda hak untuk mengakhirinya.',
  },
  why: (organisation) =>
    `Anda menerima ini sebagai kontak pemberitahuan dalam perjanjian pemrosesan data Anda dengan ${organisation}. Karena diwajibkan perjanjian, pemberitahuan ini tidak dapat dihentikan; untuk menunjuk kontak lain, balas surel ini.`,
  reminderSubject: {
    GENERAL: (number, day) => `Pengingat: keberatan atas pemberitahuan ${number} sampai ${day}`,
    SPECIFIC: (number, day) => `Pengingat: pemberitahuan ${number} menunggu persetujuan Anda sampai ${day}`,
  },
  reminder: {
    GENERAL: (organisation, number, day) =>
      `Pada ${day} ${organisation} mengumumkan pemberitahuan ${number}. Tenggatnya sudah dekat, dan belum ada jawaban Anda yang tercatat.`,
    SPECIFIC: (organisation, number, day) =>
      `Pada ${day} ${organisation} mengumumkan pemberitahuan ${number}. Tenggatnya sudah dekat, dan jawaban Anda masih ditunggu.`,
  },
  effectSubject: (number) => `Berlaku: pemberitahuan perubahan ${number}`,
  inEffect: (organisation, number, day) =>
    `Semua perubahan yang diumumkan ${organisation} dalam pemberitahuan ${number} kini berlaku; yang terakhir sejak ${day}.`,
  effectInPartSubject: (number) =>
    `Berlaku, tetapi tidak seluruhnya bagi Anda: pemberitahuan perubahan ${number}`,
  inEffectInPart: (organisation, number, day) =>
    `Perubahan yang diumumkan ${organisation} dalam pemberitahuan ${number} kini berlaku; yang terakhir sejak ${day}.`,
  notForYou:
    'Perubahan itu tidak diterapkan bagi Anda sejauh Anda berkeberatan atau belum memberikan persetujuan yang diminta perjanjian Anda.',
  undeliveredSubject: (number, customer) => `Tidak terkirim: pemberitahuan ${number} kepada ${customer}`,
  undelivered: (customer, number) =>
    `Tidak ada kontak ${customer} yang dapat dijangkau dengan pemberitahuan ${number}, dan tidak ada lagi yang tersisa. Perjanjian mewajibkan pemberitahuan ini: beri tahu pelanggan dengan cara lain dan catat caranya, atau tunjuk kontak lain.`,
};

import type { ObjectionWords } from './objection-words.en.js';

export const id: ObjectionWords = {
  title: { GENERAL: 'Keberatan atas perubahan', SPECIFIC: 'Setujui atau tolak perubahan' },
  lead: (organisation, number, customer) =>
    `${organisation} telah mengumumkan pemberitahuan ${number}. Di sini Anda menjawabnya untuk ${customer}, tanpa akun.`,
  changes: 'Apa yang berubah',
  whole: 'Pemberitahuan selengkapnya',
  meaning: 'Arti jawaban Anda',
  said: {
    AUTHORISED: (day) => `Anda setujui pada ${day}.`,
    REFUSED: (day) => `Anda tolak pada ${day}.`,
    OBJECTED: (day) => `Anda berkeberatan pada ${day}.`,
  },
  earlier: 'Keberatan yang tercatat',
  received: (day) => `diterima pada ${day}`,
  states: {
    FILED: 'belum diputuskan',
    UPHELD: 'diterima',
    WORKAROUND: 'diselesaikan dengan cara lain',
    REJECTED: 'tidak diterima',
    WITHDRAWN: 'ditarik kembali',
    MOOT: 'gugur: pemberitahuan ditarik kembali',
  },
  open: 'Sebuah keberatan telah tercatat dan belum diputuskan. Keberatan lain dapat diajukan sesudahnya. Untuk melengkapi atau menariknya kembali, tulislah kepada:',
  form: {
    objectTitle: { GENERAL: 'Ajukan keberatan', SPECIFIC: 'Tolak' },
    approveTitle: 'Setujui',
    which: 'Perubahan yang mana',
    whichHint: 'Tanpa pilihan berarti semuanya.',
    grounds: 'Alasan',
    groundsHint: 'Alasan Anda terkait pelindungan data, 10 sampai 10.000 karakter.',
    contact: 'Alamat surel untuk tanda terima dan jawaban',
    contactHint:
      'Tidak dipakai untuk hal lain. Disimpan selama keberatan diperlukan sebagai bukti, lalu dihapus.',
    by: 'Jabatan Anda (opsional)',
    byHint: 'Misalnya: pejabat pelindungan data. Mohon tanpa nama.',
    send: { GENERAL: 'Ajukan keberatan', SPECIFIC: 'Tolak' },
    approve: 'Setujui',
    problem: 'Belum ada yang tercatat',
    wrong: {
      grounds: 'Alasan harus 10 sampai 10.000 karakter.',
      contact: 'Ini bukan alamat surel yang dapat dikirimi.',
      by: 'Jabatan lebih dari 200 karakter.',
      subProcessors: 'Salah satu perubahan tidak dapat dikenai keberatan.',
      publications: 'Salah satu perubahan tidak dapat dikenai keberatan.',
    },
    tooMany: 'Terlalu banyak permintaan dari sini dalam satu jam. Silakan coba lagi nanti.',
  },
  done: {
    title: { GENERAL: 'Keberatan tercatat', SPECIFIC: 'Penolakan tercatat' },
    text: (organisation) =>
      `${organisation} telah menerima keberatan Anda dan akan menjawabnya lewat surel. Tanda terima sedang dikirim ke alamat yang Anda berikan.`,
    approvedTitle: 'Persetujuan tercatat',
    approved: (organisation) =>
      `${organisation} telah menerima persetujuan Anda. Perubahan boleh diterapkan bagi Anda sejak harinya.`,
    reference: 'Nomor rujukan',
  },
  closed: {
    expiredTitle: 'Waktu untuk menjawab telah berakhir',
    expired: (day) => `Hari terakhir adalah ${day}. Tidak ada lagi yang dapat diajukan di sini.`,
    contact: 'Jika ada hal dari perubahan ini yang tetap penting bagi Anda, tulislah kepada:',
    noneTitle: 'Tidak ada yang perlu dijawab',
    none: 'Tidak ada dalam pemberitahuan ini yang menunggu jawaban Anda.',
    withdrawnTitle: 'Pemberitahuan ini ditarik kembali',
    withdrawn: (day) =>
      `Pemberitahuan ini ditarik kembali pada ${day}. Perubahannya tidak berlaku, jadi tidak ada yang perlu dijawab.`,
    unknownTitle: 'Tautan ini tidak menuju ke mana pun',
    unknown:
      'Mungkin terpotong atau tidak berlaku lagi. Bukalah sekali lagi dari surel, atau balas surel itu.',
  },
  mail: {
    receiptSubject: (reference) => `Diterima: keberatan ${reference}`,
    receipt: (organisation, number, day) =>
      `Pada ${day} ${organisation} menerima keberatan ini atas pemberitahuan ${number}. Keputusannya akan Anda terima lewat surel.`,
    filedSubject: (reference, customer) => `Keberatan ${reference} dari ${customer}`,
    filed: (customer, number, day) =>
      `Pada ${day} ${customer} berkeberatan atas pemberitahuan ${number}. Putuskan dengan alasan; jawabannya lalu dikirim.`,
    answerSubject: (reference) => `Diputuskan: keberatan ${reference}`,
    answer: (organisation, number) =>
      `${organisation} telah memutuskan keberatan Anda atas pemberitahuan ${number}.`,
    mootSubject: (reference) => `Gugur: keberatan ${reference}`,
    moot: (organisation, number) =>
      `${organisation} telah menarik kembali pemberitahuan ${number} yang Anda sanggah. Perubahannya tidak berlaku, jadi tidak ada lagi yang perlu diputuskan.`,
    decision: (state) => `Keputusan: ${state}.`,
    outcome: {
      UPHELD: 'Keberatan diterima: perubahan yang dimaksud tidak diterapkan bagi Anda.',
      WORKAROUND:
        'Keberatan diselesaikan dengan cara lain, seperti diuraikan di bawah. Perubahan kini dianggap Anda setujui.',
      WITHDRAWN: 'Keberatan ditarik kembali. Perubahan kini dianggap Anda setujui.',
      NOT_USED:
        'Keberatan tidak diterima. Meskipun demikian, perubahan tidak diterapkan bagi Anda selama Anda tidak menyetujuinya.',
      MAY_TERMINATE:
        'Keberatan tidak diterima. Perubahan boleh diterapkan sejak harinya; perjanjian memberi Anda hak untuk mengakhirinya karena itu.',
      LATE: 'Keberatan datang setelah hari terakhir, sehingga tidak menghalangi perubahan.',
    },
    reference: 'Rujukan',
    customer: 'Pelanggan',
    about: 'Perihal',
    grounds: 'Alasan',
    reason: 'Alasan keputusan',
    notice: 'Pemberitahuan',
    why: (organisation) =>
      `Anda menerima ini karena alamat ini diberikan untuk keberatan atas pemberitahuan dari ${organisation}.`,
  },
};

import type { SubscribeWords } from './subscribe-words.en.js';

export const id: SubscribeWords = {
  form: {
    title: 'Terima pemberitahuan',
    lead: (organisation) =>
      `${organisation} menulis kepada Anda sebelum perusahaan yang memproses data pribadi atas namanya, sebuah kebijakan, atau perjanjian pemrosesan data ditambahkan, diganti, atau diubah, sesuai pilihan Anda. Tidak ada yang lain yang dikirim: tanpa buletin, tanpa iklan.`,
    email: 'Alamat email',
    products: 'Produk',
    productsHint: 'Jangan pilih apa pun untuk menerima tentang semuanya.',
    language: 'Bahasa pemberitahuan',
    topics: 'Tentang apa',
    topicsHint: 'Jangan pilih apa pun untuk menerima tentang semuanya, juga yang ditambahkan nanti.',
    subProcessors: 'Subprosesor',
    agreements: 'Perjanjian pemrosesan data',
    policy: (title) => `Kebijakan: ${title}`,
    cadence: 'Seberapa sering',
    each: 'Setiap pemberitahuan, saat diumumkan',
    weekly: 'Satu email per minggu, pada hari Senin',
    weeklyHint:
      'Pemberitahuan langsung dikirim jika menunggu hari Senin akan terlambat: bila sebelum itu perubahan berlaku atau waktu untuk berkeberatan berakhir.',
    ask: 'Minta pemberitahuan',
    problem: 'Belum ada yang dikirim',
    badEmail: 'Ini bukan alamat email yang dapat dikirimi surat.',
    badProducts: 'Salah satu produk tidak tersedia di sini.',
    badLanguage: 'Bahasa ini tidak tersedia di sini.',
    badChoice: 'Salah satu pilihan tidak tersedia di sini.',
    tooMany:
      'Terlalu banyak permintaan dari sini, atau untuk alamat ini, dalam satu jam. Silakan coba lagi nanti.',
  },
  privacy: {
    title: 'Apa yang terjadi dengan alamat Anda',
    who: 'Penanggung jawab',
    purpose: 'Untuk apa',
    purposeText: 'Untuk mengirim pemberitahuan perubahan yang Anda pilih, dan tidak untuk hal lain.',
    basis: 'Dasar hukum',
    basisText:
      'Persetujuan Anda (Pasal 6(1)(a) GDPR). Anda tidak wajib memberikannya: pemberitahuan yang sama ada di halaman perubahan.',
    term: 'Berapa lama',
    termText:
      'Sampai Anda berhenti. Yang tidak dikonfirmasi dihapus setelah 48 jam, dan catatan email permintaan konfirmasi 7 hari setelah terkirim. Saat Anda berhenti, alamat dan pilihan Anda langsung dihapus. Yang tersisa hanyalah hash berkunci, yang darinya alamat tidak dapat dibaca, beserta waktu Anda meminta, mengonfirmasi, dan berhenti, teks yang Anda setujui, dan email mana yang dikirim kapan: bukti persetujuan Anda dan pemberitahuan kami.',
    leave: 'Cara berhenti',
    leaveText:
      'Setiap pemberitahuan memuat tautan untuk berhenti dengan satu klik, dan tautan ke halaman untuk mengubah pilihan Anda. Berhenti tidak membuat pengiriman sebelumnya melanggar hukum.',
    rights: 'Hak Anda',
    rightsText:
      'Anda dapat meminta akses, perbaikan, penghapusan, pembatasan, dan salinan data Anda, yang juga dapat Anda unduh sendiri dari halaman pilihan Anda, serta mengadu kepada otoritas pengawas.',
    recipients: 'Siapa yang menerimanya',
    recipientsText:
      'Layanan yang menjalankan halaman ini dan mengantar email; mereka tercantum dalam daftar subprosesor.',
  },
  asked: {
    title: 'Periksa email Anda',
    text: 'Sebuah pesan sedang dikirim ke alamat itu. Buka tautan di dalamnya dalam 48 jam dan konfirmasi; sampai saat itu tidak ada yang lain yang dikirim. Jika tidak ada yang tiba, periksa folder spam atau minta lagi.',
  },
  confirm: {
    title: 'Konfirmasi langganan Anda',
    text: (organisation) =>
      `Haruskah ${organisation} mengirim pemberitahuan perubahan ke alamat tujuan tautan ini dikirim?`,
    about: 'Produk',
    all: 'semua produk',
    allTopics: 'semuanya',
    language: 'Bahasa',
    button: 'Ya, kirimi saya pemberitahuan',
    not: 'Jika Anda tidak memintanya, tutup halaman ini. Tidak ada yang dikirim, dan permintaan dihapus setelah 48 jam.',
    doneTitle: 'Anda telah berlangganan',
    done: (organisation) =>
      `${organisation} akan menulis kepada Anda ketika sebuah perubahan diumumkan. Setiap pemberitahuan memuat tautan untuk berhenti.`,
  },
  expired: {
    title: 'Tautan ini tidak berlaku lagi',
    text: 'Tautan sudah dipakai, lebih lama dari 48 jam, atau yang lebih baru telah diminta. Jika Anda sudah mengonfirmasi, tidak ada lagi yang perlu dilakukan.',
    again: 'Minta tautan baru',
  },
  preferences: {
    title: 'Pilihan Anda',
    lead: (organisation) =>
      `Apa yang ditulis ${organisation} ke alamat tujuan tautan ini dikirim. Perubahan langsung berlaku.`,
    save: 'Simpan',
    saved: 'Tersimpan. Pemberitahuan yang diumumkan sebelumnya tetap datang sesuai pilihan saat itu.',
    problem: 'Tidak ada yang diubah',
    dataTitle: 'Data Anda',
    dataText: 'Semua yang disimpan tentang langganan ini, sebagai berkas untuk orang dan program (JSON).',
    download: 'Unduh data Anda',
    leaveTitle: 'Berhenti',
    leaveText:
      'Tidak ada lagi pemberitahuan yang dikirim; alamat dan pilihan Anda dihapus. Pemberitahuan yang menjadi hak Anda menurut kontrak dikirim ke kontak yang disebut di dalamnya dan tidak terpengaruh.',
    goneTitle: 'Tautan ini tidak berlaku lagi',
    gone: 'Langganan telah berakhir, atau alamat halaman ini tidak tersalin seluruhnya. Pemberitahuan terbaru memuat tautannya.',
  },
  leave: {
    title: 'Berhenti',
    text: (organisation) =>
      `Haruskah ${organisation} berhenti mengirim pemberitahuan perubahan ke alamat tujuan tautan ini dikirim?`,
    button: 'Ya, berhenti dan hapus alamat',
    doneTitle: 'Anda telah berhenti',
    done: (organisation) =>
      `Tidak ada lagi pemberitahuan perubahan dari ${organisation} ke alamat tujuan tautan ini dikirim, dan alamat itu dihapus. Pemberitahuan yang menjadi kewajiban kontrak tidak terpengaruh.`,
    again: 'Berlangganan lagi',
  },
};

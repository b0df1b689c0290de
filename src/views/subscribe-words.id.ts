import type { SubscribeWords } from './subscribe-words.en.js';

export const id: SubscribeWords = {
  form: {
    title: 'Terima pemberitahuan',
    lead: (organisation) =>
      `${organisation} menulis kepada Anda sebelum perusahaan yang memproses data pribadi atas namanya ditambahkan, diganti, atau diubah. Tidak ada yang lain yang dikirim: tanpa buletin, tanpa iklan.`,
    email: 'Alamat email',
    products: 'Produk',
    productsHint: 'Jangan pilih apa pun untuk menerima tentang semuanya.',
    language: 'Bahasa pemberitahuan',
    ask: 'Minta pemberitahuan',
    problem: 'Belum ada yang dikirim',
    badEmail: 'Ini bukan alamat email yang dapat dikirimi surat.',
    badProducts: 'Salah satu produk tidak tersedia di sini.',
    badLanguage: 'Bahasa ini tidak tersedia di sini.',
    tooMany:
      'Terlalu banyak permintaan dari sini, atau untuk alamat ini, dalam satu jam. Silakan coba lagi nanti.',
  },
  privacy: {
    title: 'Apa yang terjadi dengan alamat Anda',
    who: 'Penanggung jawab',
    purpose: 'Untuk apa',
    purposeText: 'Untuk mengirim pemberitahuan perubahan subprosesor, dan tidak untuk hal lain.',
    basis: 'Dasar hukum',
    basisText:
      'Persetujuan Anda (Pasal 6(1)(a) GDPR). Anda tidak wajib memberikannya: pemberitahuan yang sama ada di halaman perubahan.',
    term: 'Berapa lama',
    termText:
      'Sampai Anda berhenti. Yang tidak dikonfirmasi dihapus setelah 48 jam. Saat Anda berhenti, alamat langsung dihapus; hanya hash berkunci yang tersisa, yang darinya alamat tidak dapat dibaca.',
    leave: 'Cara berhenti',
    leaveText:
      'Setiap pemberitahuan memuat tautan untuk berhenti dengan satu klik. Berhenti tidak membuat pengiriman sebelumnya melanggar hukum.',
    rights: 'Hak Anda',
    rightsText:
      'Anda dapat meminta akses, perbaikan, penghapusan, pembatasan, dan salinan data Anda, serta mengadu kepada otoritas pengawas.',
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
    about: 'Tentang',
    all: 'semua produk',
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

import type { LocalizedText } from '../shared/localized-text.js';

// Words by which records say nothing, in the languages of the product (en, de, fr, nb, id).

/** "As long as necessary", with what stands between its words. */
const AS_LONG_AS_NECESSARY = [
  /\b(as|so) long as\b[^.;]{0,60}\b(necessary|needed|required|appropriate|need|require)\b/,
  /\b(no longer|not longer) than\b[^.;]{0,40}\b(necessary|needed|required)\b/,
  /\b(until|till|when) (it|they|the data|data)?\s*(is|are)? ?no longer (necessary|needed|required)\b/,
  /\b(necessary|needed|required|appropriate) (retention |storage )?(period|time|duration)\b/,
  /\b(period|time|duration|term) (that is |that are |which is )?(reasonably |strictly )?(necessary|needed|required)\b/,
  /^(as|if|when|where) (necessary|needed|required|appropriate)$/,
  /\b(solange|so lange)\b[^.;]{0,80}(nötig|notwendig|erforderlich|benötig|gebraucht|brauchen)/,
  /\b(nicht länger als|so lange wie|solange wie)\b[^.;]{0,40}(nötig|notwendig|erforderlich)/,
  /\bbis\b[^.;]{0,40}nicht (mehr|länger) (benötigt|gebraucht|erforderlich|notwendig|nötig)/,
  /\b(erforderliche|notwendige|nötige|benötigte)[nrs]? (dauer|zeit|zeitraum|frist)/,
  /\b(aussi longtemps que|tant que|tant qu')[^.;]{0,60}(nécessaire|besoin|requis|utile)/,
  /\b(durée|temps|période|délai)s? (strictement |raisonnablement )?(nécessaire|requis|utile)/,
  /\bpas plus longtemps que[^.;]{0,40}(nécessaire|besoin)/,
  /\bjusqu'à ce qu[^.;]{0,40}ne (soient|soit|sont|est) plus (nécessaire|requis|utile)/,
  /\bså lenge\b[^.;]{0,60}(nødvendig|behov|trenger|påkrevd)/,
  /\bikke lenger enn\b[^.;]{0,40}(nødvendig|behov)/,
  /\b(nødvendig|påkrevd)e? (tid|periode|tidsrom)/,
  /\btil\b[^.;]{0,40}ikke lenger (er )?(nødvendig|trengs|behov)/,
  /\b(selama|sepanjang)\b[^.;]{0,60}(diperlukan|dibutuhkan|perlu)/,
  /\bsampai\b[^.;]{0,40}tidak (lagi )?(diperlukan|dibutuhkan)/,
  /\b(jangka waktu|waktu|periode) (yang )?(diperlukan|dibutuhkan)/,
];

const UNIT =
  '(hours?|days?|weeks?|months?|years?|stunden?|tagen?|tage|wochen?|monate?n?|jahre?n?|heures?|jours?|semaines?|mois|ans?|années?|timer?|dager?|døgn|uker?|måneder?|år|jam|hari|minggu|bulan|tahun)';
const NUMBER =
  '(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eine?[nmrs]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|ett?|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|tolv|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|dua belas)';

/** Something that tells when it ends: a length of time, an event, a provision of law. */
const CONCRETE = [
  new RegExp(`(^|[^\\p{L}\\p{N}])${NUMBER}[\\s-]*(\\w+ )?${UNIT}([^\\p{L}]|$)`, 'u'),
  /§|\b(article|art\.|artikel|pasal|section|paragraf)\s*\d/u,
  /\b(end|termination|expiry|expiration|closure|close|deletion|completion)\b[^.;]{0,30}\b(contract|account|agreement|subscription|employment|relationship|case|ticket|project|procedure)\b/u,
  /\b(contract|account|agreement|subscription|employment|relationship|case|project)\b[^.;]{0,20}\b(ends|expires|terminates|is (closed|deleted|terminated|over))/u,
  /(vertragsende|(ende|beendigung|ablauf|kündigung|löschung|schließung|abschluss) (des|der) )/u,
  /\b(fin|expiration|résiliation|clôture|suppression) (du|de la|de l'|des) ?\p{L}/u,
  /\b(opphør|avslutning|utløp|sletting|slutten) av /u,
  /\b(berakhirnya|penutupan|penghapusan|pengakhiran) \p{L}/u,
  /\b(withdraw|withdrawal of|widerruf|retrait du|tilbaketrekking|trekkes tilbake|penarikan)\b/u,
];

/** Whether a text states "as long as necessary", in whatever words, and nothing that could be checked. */
export function saysNothingOfTime(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll('’', "'").replace(/\s+/g, ' ').trim().toLowerCase();
  return (
    AS_LONG_AS_NECESSARY.some((pattern) => pattern.test(plain)) &&
    !CONCRETE.some((pattern) => pattern.test(plain))
  );
}

/** Purposes that could be anybody's: what remains of them without "for", "our", "the". */
const GENERIC = new Set(
  `marketing; marketing purposes; business; business purposes; business operations; commercial purposes; internal purposes;
  operational purposes; administration; administrative purposes; general purposes; various; various purposes; different purposes; other; other purposes; miscellaneous; misc; diverse; general;
  legitimate purposes; legitimate interests; security; security purposes; it security; it security purposes; analytics;
  analysis; statistics; research; future research; services; improve services; improving services; service improvement;
  improve products and services; improve user experience; improving user experience; improve users experience;
  user experience; provide services; providing services; product development; operations; data processing; processing; compliance; communication;
  marketingzwecke; geschäftszwecke; geschäftliche zwecke; interne zwecke; verwaltung; verwaltungszwecke; allgemeine zwecke;
  sonstige zwecke; verschiedene zwecke; sonstiges; verschiedenes; diverses; allgemeines; sicherheit; it sicherheit; analyse; statistik; forschung; verbesserung dienste;
  verbesserung dienstleistungen; dienste verbessern; dienstleistungen verbessern; verbesserung nutzererfahrung; datenverarbeitung;
  fins marketing; fins commerciales; finalités commerciales; fins professionnelles; fins internes; fins administratives; gestion;
  autres finalités; fins diverses; divers; diverses; autre; autres; finalités diverses; sécurité; sécurité informatique; analyses; statistiques; recherche; améliorer services;
  amélioration services; améliorer expérience utilisateur; amélioration expérience utilisateur; traitement données;
  markedsføring; markedsføringsformål; forretningsformål; kommersielle formål; interne formål; administrasjon; andre formål;
  diverse formål; generelle formål; annet; andre; ulike formål; sikkerhet; statistikk; forskning; forbedre tjenester; forbedring tjenester;
  forbedre brukeropplevelsen; forbedre tjenestene; forbedring tjenestene; databehandling;
  pemasaran; tujuan pemasaran; tujuan bisnis; kepentingan bisnis; tujuan komersial; tujuan internal; administrasi; tujuan lain;
  tujuan lainnya; tujuan umum; lainnya; lain lain; berbagai; berbagai tujuan; keamanan; analisis; statistik; penelitian; riset; meningkatkan layanan; peningkatan layanan;
  meningkatkan pengalaman pengguna; pemrosesan data`
    .split(';')
    .map((words) => words.trim().replace(/\s+/g, ' ')),
);

const FILLERS = new Set(
  `for to of the a an and our your their own all us we in order purpose purposes für zur zum der die das des den unsere unserer unseren unser zu um
  pour le la les l de des du d nos notre afin nos à et til for å av våre vår våres og untuk kami dan para`.split(
    /\s+/,
  ),
);

/** Whether a text is one of the purposes that authorities call too vague (WP 203). */
function isGeneric(text: string): boolean {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const kept = words.filter((word) => !FILLERS.has(word)).join(' ');
  return kept === '' || GENERIC.has(kept) || GENERIC.has(words.join(' '));
}

/** Whether a purpose says nothing of its own in any of its languages, and no description adds to it. */
export function isGenericPurpose(
  label: LocalizedText,
  description: LocalizedText | null | undefined,
): boolean {
  const more = Object.values(description ?? {}).some((text) => text.trim() !== '' && !isGeneric(text));
  return !more && Object.values(label).some(isGeneric);
}

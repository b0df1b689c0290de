import { folded } from './list-normal.js';

/**
 * The words by which a renamed vendor is known again: those of the name and of its aliases in brackets, without
 * legal forms, case and punctuation. A name that is nothing but a legal form keeps it.
 */
export function wordsOf(name: string): ReadonlySet<string> {
  const plain = folded(name)
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '');
  const words = wordsIn(plain.replace(LEGAL_FORM, ' '));
  return words.size > 0 ? words : wordsIn(plain);
}

/** How many words two names share when the words of one contain all words of the other, otherwise 0. */
export function sharedWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  return [...fewer].every((word) => more.has(word)) ? fewer.size : 0;
}

function wordsIn(plain: string): Set<string> {
  return new Set(plain.match(/[\p{L}\p{N}]+/gu));
}

/**
 * Legal forms as they stand in names, anywhere but at the beginning ("AG Grid", "SE Ranking" are names). Dots and
 * slashes between the letters are allowed for below.
 */
const LEGAL_FORMS =
  'inc incorporated corp corporation co company llc llp lp ltd limited plc ulc unlimited pty pte pvt ' +
  'gmbh mbh ag kg kgaa ohg ug ev eg se sa sas sasu sarl sàrl sprl bv bvba nv vof cv ab hb as asa aps oy oyj ' +
  'srl spa sl slu lda ltda doo sro spol zoo spzoo kft zrt bt ood eood oü uab sia kk gk pt tbk bhd sdn berhad persero';

const LEGAL_FORM = new RegExp(
  `(?<=[^\\p{L}\\p{N}])(?:s\\.? ?a\\.? ?r\\.? ?l|sp\\.? z\\.? ?o\\.? ?o|${formsPattern()})(?![\\p{L}\\p{N}])`,
  'gu',
);

function formsPattern(): string {
  const forms = LEGAL_FORMS.normalize('NFKD').replace(/\p{M}/gu, '').split(' ');
  return forms.map((form) => [...form].join('(?:[./] ?)?')).join('|');
}

import type { LocalizedText } from '../shared/localized-text.js';

/** Whose mail it is, and what its owner has it look like. */
export interface MailOwner {
  name: string;
  /** `#rrggbb`; see {@link contrastProblem}. */
  accentColour?: string | null;
  /** The logo goes with the mail as a part of it, which the HTML names by this id: nothing is loaded from anywhere. */
  logoId?: string | null;
  /** Stands below every mail: address, register entry, what the law asks for. */
  mailFooter?: LocalizedText | null;
  /** The first prevails. */
  languages?: readonly string[];
}

/** What mails stand on, by the reader's choice of a bright or a dark screen. */
export const BACKGROUNDS = { light: '#fdfdfb', dark: '#16171a' };

/** WCAG 2.2, success criteria 1.4.3 (large text) and 1.4.11 (parts of a page that are no text). */
const LEAST_CONTRAST = 3;

/** Why a colour cannot stand on both backgrounds; undefined when it can. */
export function contrastProblem(colour: string): string | undefined {
  const poor = Object.entries(BACKGROUNDS).find(([, ground]) => contrast(colour, ground) < LEAST_CONTRAST);
  if (!poor) return undefined;
  const [name, ground] = poor;
  return `has a contrast of ${contrast(colour, ground).toFixed(1)} : 1 to the ${name} background ${ground}; at least ${LEAST_CONTRAST} : 1 is needed on both (WCAG 2.2, 1.4.11)`;
}

/** Content-ID of a logo (RFC 2392), without angle brackets. */
export function contentIdOf(logoId: string): string {
  return `${logoId}@logo`;
}

/** The logo that a mail shows. */
export function logoIn(html: string): string | undefined {
  return /"cid:([0-9a-f-]{36})@logo"/.exec(html)?.[1];
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

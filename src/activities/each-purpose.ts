import { LegalBasis } from '../law/bases.js';
import { insideEeaOn } from '../law/law-book.js';
import type { Found } from '../shared/rules.js';
import type { ControllerActivityRow } from './activity-row.js';
import type { ActivityWorld } from './activity-world.js';
import type { DataItem, DataSubjects } from './data-item.js';
import type { LawCitation, Purpose } from './purpose.js';

/** A purpose in messages. */
export const titleOf = ({ label, key }: Purpose) => Object.values(label)[0] ?? key;

/** Whether a purpose rests on a basis, as its own or as a further one. */
export const restsOn = ({ legalBasis, furtherBases }: Purpose, basis: LegalBasis) =>
  legalBasis === basis || (furtherBases?.includes(basis) ?? false);

/** The data used for a purpose: those that name it, and those that name none. */
export const itemsOf = ({ dataItems }: ControllerActivityRow, { key }: Purpose): DataItem[] =>
  dataItems.filter(({ purposes }) => !purposes?.length || purposes.includes(key));

/** The data subjects of a purpose: those of its data; all, where no data say of whom they are. */
export function subjectsOf(row: ControllerActivityRow, purpose: Purpose): DataSubjects[] {
  const keys = itemsOf(row, purpose).flatMap(({ subjects }) => subjects ?? []);
  if (keys.length === 0) return row.dataSubjects;
  return row.dataSubjects.filter(({ key, category }) => keys.includes(key ?? category));
}

/** Judges each purpose for itself; paths are below the purpose. */
export function each(
  find: (purpose: Purpose, row: ControllerActivityRow, world: ActivityWorld) => readonly Found[],
): (row: ControllerActivityRow, world: ActivityWorld) => Found[] {
  return (row, world) =>
    row.purposes.flatMap((purpose, index) =>
      find(purpose, row, world).map((found) => ({ ...found, path: `purposes.${index}.${found.path}` })),
    );
}

/** Whether a provision is named that can carry a basis: one of the Union or of a member state. */
export function isLaw(law: LawCitation | null | undefined, { law: book, on }: ActivityWorld): boolean {
  if (!law?.act.trim()) return false;
  return !law.jurisdiction || insideEeaOn(book, law.jurisdiction.trim().toUpperCase(), on);
}

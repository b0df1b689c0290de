import { runsOn } from '../agreements/agreement-row.js';
import { Severity, type Found, type Rule } from '../shared/rules.js';
import { SubProcessorStatus, type ListedSubProcessor } from '../sub-processors/listed-sub-processor.js';
import type { ListWorld } from './list-world.js';

type ListRule = Rule<ListedSubProcessor, ListWorld>;

const CURRENT: readonly SubProcessorStatus[] = [
  SubProcessorStatus.IN_USE,
  SubProcessorStatus.LEAVING,
  SubProcessorStatus.UNANNOUNCED,
];

/** Whether it handles data on the day, told or not. */
export function inUse({ status }: Pick<ListedSubProcessor, 'status'>): boolean {
  return CURRENT.includes(status);
}

const contract: ListRule = {
  id: 'S02',
  article: 'Art. 28(4)',
  severity: Severity.ERROR,
  title: 'A sub-processor is engaged by another, or under an agreement with the organisation',
  find: (row, { on, vendors }) => {
    if (row.engagedById !== null || row.status === SubProcessorStatus.REMOVED) return [];
    const own = vendors.get(row.partyId) ?? [];
    if (own.some((agreement) => runsOn(agreement, row.effectiveFrom > on ? row.effectiveFrom : on)))
      return [];
    const ended = own.map(({ title }) => `"${title}"`).join(', ');
    return [
      {
        path: 'engagedBy',
        severity: inUse(row) ? Severity.ERROR : Severity.WARNING,
        message: ended
          ? `No agreement with ${row.legalName} is in force (${ended}): record the one that passes your obligations on (Art. 28(4)), or name the sub-processor that engages it.`
          : `No agreement with ${row.legalName} is recorded: add the data-processing agreement that passes your obligations on (Art. 28(4)), or name the sub-processor that engages it.`,
      },
    ];
  },
};

const complete: ListRule = {
  id: 'S03',
  article: 'EDPB Opinion 22/2024',
  severity: Severity.ERROR,
  title: 'A sub-processor has legal name, address, contact, country and purpose',
  find: (row) => {
    if (row.status === SubProcessorStatus.REMOVED) return [];
    const wanted: [path: string, words: string, given: boolean][] = [
      ['legalName', 'legal name', row.legalName.trim() !== ''],
      ['address', 'address', filled(row.address)],
      ['contact', 'contact', filled(row.contact)],
      ['countries', 'country of processing', row.countries.length > 0 || filled(row.placesAsWritten)],
      ['purpose', 'purpose', row.purpose !== null || row.service !== null],
    ];
    return wanted
      .filter(([, , given]) => !given)
      .map(([path, words]): Found => ({
        path,
        message: `The sub-processor ${row.legalName} has no ${words}: customers must be able to have it at any time; add it.`,
      }));
  },
};

const announced: ListRule = {
  id: 'S08',
  article: 'Art. 28(2)',
  severity: Severity.ERROR,
  title: 'What is in use was announced',
  find: (row) =>
    row.status === SubProcessorStatus.UNANNOUNCED
      ? [
          {
            path: 'announcedOn',
            message: `${row.legalName} is in use since ${row.effectiveFrom} as recorded here, and nobody was told: announce it, or record it as a baseline if customers knew.`,
          },
        ]
      : [],
};

/** Rules over one sub-processor of the list that read its own row and agreements with vendors. */
export const listRules: readonly ListRule[] = [contract, complete, announced];

function filled(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}

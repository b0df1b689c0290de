import { InputType, ObjectType } from '@nestjs/graphql';
import { DataCategory } from '../law/categories.js';
import { CountryField } from '../law/country-fields.js';
import { Regime, TransferFrequency } from '../law/mechanisms.js';
import { TransferRole } from '../law/roles.js';
import { EnumField, EnumsField, FlagField, PartField, PartsField, TextField } from '../platform/fields.js';
import { Mechanism, TransferAssessment } from '../law/mechanism-facts.js';

/** What is said of a transfer from a day on: columns of its version, fields of its input and of its type. */
@InputType({ isAbstract: true })
@ObjectType({ isAbstract: true })
export abstract class TransferFacts {
  @EnumField(
    () => TransferRole,
    'Role of the exporter: clauses and corporate rules are judged by it. Not stated: none is assumed.',
  )
  exporterRole?: TransferRole | null;

  @TextField('Who receives, as a category, where no party is named; refused beside an importer.')
  importerCategory?: string | null;

  @EnumField(
    () => TransferRole,
    'Role of the importer: the module of clauses is judged by it. Not stated: none is assumed.',
  )
  importerRole?: TransferRole | null;

  @FlagField('Whether the importer itself is under the GDPR by Art. 3(2).')
  importerSubjectToGdpr?: boolean | null;

  @CountryField('The third country (Art. 30(1)(e)).')
  destination?: string | null;

  @TextField('The international organisation, where it goes to one.')
  destinationOrganisation?: string | null;

  @EnumsField(() => DataCategory, 'Categories of personal data.')
  dataCategories?: DataCategory[] | null;

  @FlagField('Whether human resources data are among them, which a certification must cover for itself.')
  hrData?: boolean | null;

  @EnumField(() => TransferFrequency, 'How often.')
  frequency?: TransferFrequency | null;

  @FlagField('Whether special categories are among the data.')
  sensitive?: boolean | null;

  @TextField('Further safeguards for them.')
  extraSafeguards?: string | null;

  @EnumsField(() => Regime, 'Laws of transfers that the data stand under; default: EU_GDPR.')
  regimes?: Regime[] | null;

  @PartsField(() => Mechanism, 'What allows the transfer, in the order in which it is relied on.')
  mechanisms?: Mechanism[] | null;

  @PartField(() => TransferAssessment, 'Assessment of the law and practice of the destination.')
  assessment?: TransferAssessment | null;

  @TextField('Where data subjects obtain a copy of the safeguards (Art. 13(1)(f)).')
  safeguardsContact?: string | null;
}

export const transferFields = [
  'exporterRole',
  'importerCategory',
  'importerRole',
  'importerSubjectToGdpr',
  'destination',
  'destinationOrganisation',
  'dataCategories',
  'hrData',
  'frequency',
  'sensitive',
  'extraSafeguards',
  'regimes',
  'mechanisms',
  'assessment',
  'safeguardsContact',
] as const satisfies readonly (keyof TransferFacts)[];

/** Why a category of importers cannot stand beside the importer; undefined: it does not. */
export function secondImporter(
  importer: unknown,
  { importerCategory }: Pick<TransferFacts, 'importerCategory'>,
): string | undefined {
  return importer && importerCategory
    ? 'stands for an importer that no party is named for, and one is: leave out one of the two'
    : undefined;
}

import { InputType, ObjectType } from '@nestjs/graphql';
import { CountryField } from './country-fields.js';
import { SccDecision, SccModule } from './mechanisms.js';
import { AuthorisationKind } from './roles.js';
import { CountField, DayField, EnumField, FlagField, TextField } from '../platform/fields.js';
import type { Day } from '../shared/days.js';

@InputType('SccInput')
@ObjectType({ description: 'Standard contractual clauses as concluded (Art. 46(2)(c)).' })
export class Scc {
  @EnumField(() => SccDecision, 'The decision that they stand in.', { required: true })
  decision!: SccDecision;

  @EnumField(() => SccModule, 'The module.')
  module?: SccModule | null;

  @DayField('When they were signed or agreed.')
  signedOn?: Day | null;

  @FlagField('Clause 7: others may accede.')
  dockingClause?: boolean | null;

  @EnumField(() => AuthorisationKind, 'Clause 9: option 1 (SPECIFIC) or 2 (GENERAL); modules 2 and 3.')
  clause9Option?: AuthorisationKind | null;

  @CountField('Clause 9: the period, in days.', { max: 365 })
  clause9Days?: number | null;

  @FlagField('Clause 11(a): an independent dispute body is offered.')
  clause11Redress?: boolean | null;

  @TextField('Clause 13, Annex I.C: the competent supervisory authority.')
  clause13Authority?: string | null;

  @CountryField('Clause 17: the member state whose law governs.')
  clause17Law?: string | null;

  @CountryField('Clause 18: the member state whose courts decide.')
  clause18Courts?: string | null;

  @FlagField('Annex I (parties, description of transfer, authority) is filled in.')
  annexI?: boolean | null;

  @FlagField('Annex II (measures) is filled in.')
  annexII?: boolean | null;

  @FlagField('Annex III (sub-processors) is filled in.')
  annexIII?: boolean | null;
}

@InputType('BcrInput')
@ObjectType({ description: 'Binding corporate rules (Art. 47).' })
export class Bcr {
  @TextField('The authority that approved them.')
  approvingAuthority?: string | null;

  @DayField('When they were approved.')
  approvedOn?: Day | null;

  @FlagField('Whether exporter and importer belong to the group that they bind.')
  sameGroup?: boolean | null;
}

@InputType('TransferAuthorisationInput')
@ObjectType({ description: 'Authorisation by a supervisory authority (Art. 46(3)).' })
export class TransferAuthorisation {
  @TextField('The authority.')
  authority?: string | null;

  @TextField('Its reference.')
  reference?: string | null;

  @DayField('When it was given.')
  givenOn?: Day | null;
}

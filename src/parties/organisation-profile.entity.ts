import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Organisation } from '../organisations/organisation.entity.js';
import { RegisterEntity } from '../shared/entity.js';
import { Party } from './party.entity.js';
import type {
  DpoAppointment,
  ProfileFacts,
  RecordExemption,
  RepresentativeMandate,
} from './profile-facts.js';

/** What the record says of the organisation that keeps it. One row an organisation. */
@Entity()
export class OrganisationProfile extends RegisterEntity implements ProfileFacts {
  @ManyToOne(() => Organisation, {
    mapToPk: true,
    fieldName: 'organisation_id',
    unique: true,
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organisationId!: string;

  /** The legal entity itself. */
  @ManyToOne(() => Party, { nullable: true, updateRule: 'no action', deleteRule: 'no action' })
  party: Party | null = null;

  @ManyToOne(() => Party, { nullable: true, updateRule: 'no action', deleteRule: 'no action' })
  dpoParty: Party | null = null;

  @ManyToOne(() => Party, { nullable: true, updateRule: 'no action', deleteRule: 'no action' })
  representativeParty: Party | null = null;

  @ManyToOne(() => Party, {
    nullable: true,
    fieldName: 'lead_authority_party_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  leadAuthority: Party | null = null;

  @Property({ type: 'boolean', nullable: true })
  isController: boolean | null = null;

  @Property({ type: 'boolean', nullable: true })
  isProcessor: boolean | null = null;

  @Property({ type: 'boolean', nullable: true })
  publicAuthority: boolean | null = null;

  @Property({ type: 'text', nullable: true })
  mainEstablishment: string | null = null;

  @Property({ type: 'boolean', nullable: true })
  subjectByArticle3: boolean | null = null;

  @Property({ type: 'text[]', nullable: true })
  subjectsIn: string[] | null = null;

  @Property({ type: 'int', nullable: true })
  employees: number | null = null;

  @Property({ type: 'jsonb', nullable: true })
  dpo: DpoAppointment | null = null;

  @Property({ type: 'jsonb', nullable: true })
  representative: RepresentativeMandate | null = null;

  @Property({ type: 'jsonb', nullable: true })
  recordExemption: RecordExemption | null = null;
}

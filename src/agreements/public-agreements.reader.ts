import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { ContractKind } from '../law/roles.js';
import { Database } from '../platform/database.js';
import type { Day } from '../shared/days.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { columnsOf, isLive, isPublic, neverHeld } from '../shared/version-sql.js';
import type { AgreementFacts } from './agreement-facts.js';

/** Terms that everybody may read. Whom to tell, when it was signed and where a copy is kept are not among them. */
export const publicTerms = [
  'authorisation',
  'noticeDays',
  'dayCount',
  'holidayCalendar',
  'objectionDays',
  'objectionEffect',
  'emergencyClause',
  'subjectMatter',
  'endOfContract',
  'expiresOn',
] as const satisfies readonly (keyof AgreementFacts)[];

export type PublicTerms = Pick<AgreementFacts, (typeof publicTerms)[number]>;

/** Terms that many customers stand on. */
export interface PublicAgreement {
  id: string;
  reference: string;
  title: LocalizedText;
  kind: ContractKind;
  prevailing: string;
  endedOn: Day | null;
}

export interface PublicAgreementVersion extends PublicTerms {
  id: string;
  agreementId: string;
  label: string;
  effectiveFrom: Day;
  /** Last day, when the next public version is known. */
  lastDay: Day | null;
  announcedOn: Day | null;
  publishedOn: Day | null;
  material: boolean;
  summary: LocalizedText | null;
  languages: string[];
  prevailingLanguage: string;
  machineTranslated: string[];
  digest: string | null;
  productIds: string[];
  isLive: boolean;
  withdrawn: boolean;
  /** Another version for its day took its place before that day. */
  neverHeld: boolean;
  createdAt: Date;
}

/** Reads the agreements with customers that are made with no one party: what of them is public, and nothing else. */
@Injectable()
export class PublicAgreementsReader {
  constructor(private readonly database: Database) {}

  /** Those of which a version is public, and was not withdrawn; by reference. */
  async all({ id }: { id: string }, reference?: string): Promise<PublicAgreement[]> {
    const { rows } = await this.database.read((db) =>
      sql<PublicAgreement>`select ${columnsOf('a', ['id', 'reference', 'kind', 'endedOn'])},
          jsonb_build_object(o.languages[1], a.title) as title, o.languages[1] as prevailing
        from agreement a join organisation o on o.id = a.organisation_id
        where ${isForMany(id)} and (${reference ?? null}::text is null or a.reference = ${reference ?? null}::text)
        order by a.reference collate "C"`.execute(db),
    );
    return rows;
  }

  /** How many there are. */
  async count({ id }: { id: string }): Promise<number> {
    const { rows } = await this.database.read((db) =>
      sql<{ n: string }>`select count(*) as n from agreement a where ${isForMany(id)}`.execute(db),
    );
    return Number(rows[0]?.n ?? 0);
  }

  /** Their public versions, the latest to take effect first; withdrawn ones too. */
  async versions(agreements: readonly string[]): Promise<PublicAgreementVersion[]> {
    const { rows } = await this.database.read((db) =>
      sql<PublicAgreementVersion>`select ${columnsOf('v', [...columns, ...publicTerms])},
          coalesce(v.label, v.effective_from::text) as label,
          coalesce(v.prevailing_language, o.languages[1]) as "prevailingLanguage",
          ${isLive('v')} as "isLive", v.withdrawn_at is not null as withdrawn,
          ${neverHeld('v', sql`agreement_version`)} as "neverHeld",
          case when ${isLive('v')} then lead(v.effective_from) over
            (partition by v.agreement_id, ${isLive('v')} order by v.effective_from) - 1 end as "lastDay"
        from agreement_version v join organisation o on o.id = v.organisation_id
        where v.agreement_id = any(${agreements}::uuid[]) and ${isPublic('v')}
        order by v.effective_from desc, v.id desc`.execute(db),
    );
    return rows;
  }
}

const columns = [
  'id',
  'agreementId',
  'effectiveFrom',
  'announcedOn',
  'publishedOn',
  'material',
  'summary',
  'languages',
  'machineTranslated',
  'digest',
  'productIds',
  'createdAt',
];

const isForMany = (organisation: string): RawBuilder<boolean> =>
  sql`(a.organisation_id = ${organisation} and a.side = 'CUSTOMER' and a.party_id is null
    and exists (select from agreement_version v where v.agreement_id = a.id and ${isLive('v')} and ${isPublic('v')}))`;

import { insideEeaOn, type LawBook } from '../law/law-book.js';
import { DpoGround } from '../law/roles.js';
import type { Day } from '../shared/days.js';
import { Severity, type Found, type Rule } from '../shared/rules.js';
import type { PartyRow, ProfileRow } from './party-row.js';

/** What the profile of an organisation is judged against. */
export interface ProfileWorld {
  on: Day;
  parties: ReadonlyMap<string, PartyRow>;
  law: LawBook;
  /**
   * Activities that by themselves take the exemption of Art. 30(5) away, each with why: `payroll is not occasional`. The
   * room of activities gives them; without, only what the profile itself says is judged.
   */
  againstExemption?: readonly string[];
}

type ProfileRule = Rule<ProfileRow, ProfileWorld>;

const partyIn = ({ parties }: ProfileWorld, id: string | null) => (id === null ? undefined : parties.get(id));

/** Whether Art. 37(1) or national law asks for an officer. */
function needsOfficer({ dpo, publicAuthority }: ProfileRow): boolean {
  const ground = dpo?.ground ?? null;
  return publicAuthority === true || (ground !== null && ground !== DpoGround.VOLUNTARY);
}

const officerNamed: ProfileRule = {
  id: 'R01',
  article: 'Art. 30(1)(a), 37',
  severity: Severity.ERROR,
  title: 'A data protection officer is named with contact details',
  find: (profile, world) => {
    if (profile.dpo?.appointed !== true) return [];
    const officer = partyIn(world, profile.dpoPartyId);
    if (!officer)
      return [
        {
          message:
            'A data protection officer is appointed, but not named: name the party that holds the office.',
          path: 'dpoParty',
        },
      ];
    if (officer.contact || officer.address || profile.dpo.publishedContact) return [];
    return [
      {
        message: `The data protection officer ${officer.legalName} has no contact details: record an address or a contact of the party.`,
        path: 'dpoParty',
      },
    ];
  },
};

const officerAppointed: ProfileRule = {
  id: 'R02',
  article: 'Art. 37(1)',
  severity: Severity.ERROR,
  title: 'A data protection officer is appointed where one must be',
  find: (profile) =>
    needsOfficer(profile) && profile.dpo?.appointed !== true
      ? [
          {
            message: profile.dpo?.ground
              ? `Art. 37 asks for a data protection officer (${profile.dpo.ground}), and none is appointed: appoint one, or record why the ground does not hold.`
              : 'A public authority must have a data protection officer (Art. 37(1)(a)), and none is appointed: appoint one.',
            path: 'dpo.appointed',
          },
        ]
      : [],
};

const representativeNamed: ProfileRule = {
  id: 'R03',
  article: 'Art. 27, 30(1)(a)',
  severity: Severity.ERROR,
  title: 'An organisation outside the EEA under Art. 3(2) has a representative where its data subjects are',
  find: (profile, world) => {
    const home = profile.mainEstablishment ?? partyIn(world, profile.partyId)?.establishment ?? null;
    const outside = home !== null && !insideEeaOn(world.law, home, world.on);
    if (!outside || profile.subjectByArticle3 !== true || profile.publicAuthority === true) return [];
    if (profile.representative?.exemption?.trim()) return [];
    const representative = partyIn(world, profile.representativePartyId);
    if (!representative)
      return [
        {
          message: `The organisation is established in ${home} and falls under Art. 3(2), but names no representative in the Union: name one, or state the exemption of Art. 27(2).`,
          path: 'representativeParty',
        },
      ];
    const state = profile.representative?.memberState ?? representative.establishment;
    const subjects = profile.subjectsIn ?? [];
    const regions = ['EU', 'EEA', 'EUROPE', 'WORLDWIDE'];
    if (!state || subjects.length === 0 || subjects.some((code) => code === state || regions.includes(code)))
      return [];
    return [
      {
        message: `The representative ${representative.legalName} is established in ${state}, where no data subjects are (${subjects.join(', ')}): Art. 27(3) wants one of those member states.`,
        path: 'representative.memberState',
      },
    ];
  },
};

const representativeInside: ProfileRule = {
  id: 'R04',
  article: 'Art. 27(3)',
  severity: Severity.ERROR,
  title: 'The representative is established in the EEA',
  find: (profile, world) => {
    const representative = partyIn(world, profile.representativePartyId);
    if (!representative) return [];
    const stated = [
      { country: profile.representative?.memberState ?? null, path: 'representative.memberState' },
      { country: representative.establishment, path: 'representativeParty' },
    ].flatMap(({ country, path }) => (country === null ? [] : [{ country, path }]));
    if (stated.length === 0)
      return [
        {
          message: `The record does not say where the representative ${representative.legalName} is established: state the member state.`,
          path: 'representative.memberState',
        },
      ];
    return stated
      .filter(({ country }) => !insideEeaOn(world.law, country, world.on))
      .map(({ country, path }) => ({
        message: `The representative ${representative.legalName} is established in ${country}, outside the EEA: Art. 27(3) wants a member state.`,
        path,
      }));
  },
};

const exemptionHolds: ProfileRule = {
  id: 'G05',
  article: 'Art. 30(5)',
  severity: Severity.ERROR,
  title: 'An exemption from the record is claimed only where it holds',
  find: ({ recordExemption, employees = null }, { law, on, againstExemption = [] }) => {
    if (recordExemption?.claimed !== true) return [];
    const threshold = law.exemptions.find(
      ({ validFrom, validUntil }) => validFrom <= on && (validUntil === null || on <= validUntil),
    );
    if (!threshold)
      return [
        {
          message: `The exemption of Art. 30(5) is claimed, but no such exemption is known to be law on ${on}.`,
          path: 'recordExemption.claimed',
        },
      ];
    const found: Found[] = againstExemption.map((why) => ({
      message: `The exemption of Art. 30(5) is claimed, but ${why}; it does not hold where: ${threshold.unless}.`,
      path: 'recordExemption.claimed',
    }));
    if (employees === null)
      found.push({
        severity: Severity.WARNING,
        message: `The exemption of Art. 30(5) is claimed, but the number of employees is not stated: it must be below ${threshold.employeesBelow}.`,
        path: 'employees',
      });
    else if (employees >= threshold.employeesBelow)
      found.push({
        message: `The exemption of Art. 30(5) is claimed with ${employees} employees; on ${on} it is for fewer than ${threshold.employeesBelow}.`,
        path: 'employees',
      });
    if (!recordExemption.reasoning?.trim())
      found.push({
        message: `The exemption of Art. 30(5) is claimed without saying why it holds; it does not where: ${threshold.unless}. Record the assessment.`,
        path: 'recordExemption.reasoning',
      });
    return found;
  },
};

/** R05 (the officer owns an activity) stands in the room of activities, whose rows it reads. */
export const profileRules: readonly ProfileRule[] = [
  officerNamed,
  officerAppointed,
  representativeNamed,
  representativeInside,
  exemptionHolds,
];

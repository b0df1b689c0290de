import { DpoGround } from '../law/roles.js';
import { Severity, type Found } from '../shared/rules.js';
import type { ProfileRow } from './party-row.js';
import { partyIn, type ProfileRule } from './profile-world.js';
import { representativeInside, representativeNamed } from './representative.rules.js';

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
      about: why,
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

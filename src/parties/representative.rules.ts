import { insideEeaOn } from '../law/law-book.js';
import { Severity } from '../shared/rules.js';
import { partyIn, type ProfileRule } from './profile-world.js';

export const representativeNamed: ProfileRule = {
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

export const representativeInside: ProfileRule = {
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

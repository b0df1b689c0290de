import { ActivityStatus } from '../law/assessments.js';
import { isCountryCode } from '../law/countries.js';
import { Severity, type Found } from '../shared/rules.js';
import type { ActivityRow } from './activity-row.js';
import { statusOn } from './activity-status.js';
import type { ActivityRule } from './activity-world.js';
import { nameOf } from './receiving.js';

const { ERROR, WARNING } = Severity;

/** Names of the office in the languages of the product. */
const DPO =
  /data protection officer|\bdpo\b|datenschutzbeauftragte|délégué[e·.()]* à la protection des données|\bdpd\b|personvernombud|petugas (pelindungan|perlindungan) data|pejabat (pelindungan|perlindungan) data/iu;

const officerOwns: ActivityRule = {
  id: 'R05',
  article: 'Art. 38(6)',
  severity: WARNING,
  title: 'The data protection officer does not answer for the activity that they supervise.',
  find: ({ owner }: ActivityRow, { profile, parties }) => {
    const officer = parties.get(profile?.dpoPartyId ?? '')?.legalName.toLowerCase();
    if (!owner || !(DPO.test(owner) || owner.trim().toLowerCase() === officer)) return [];
    return [
      {
        path: 'owner',
        message: `The activity is owned by "${owner}", who supervises it as data protection officer; let another function answer for it.`,
      },
    ];
  },
};

const reviewed: ActivityRule = {
  id: 'G01',
  article: 'Art. 5(2), 24(1), 35(11)',
  severity: WARNING,
  title: 'Reviews take place when they are due.',
  find: (row: ActivityRow, { on }) => {
    if (statusOn(row, on) === ActivityStatus.ENDED) return [];
    const due: [string, string, string | null | undefined][] = [
      ['review.nextDue', 'The entry', row.review?.nextDue],
      ['dpia.reviewDue', 'The impact assessment', row.role === 'CONTROLLER' ? row.dpia?.reviewDue : null],
    ];
    return due
      .filter(([, , day]) => day && day < on)
      .map(([path, what, day]) => ({
        path,
        message: `${what} was to be reviewed by ${day}; review it and set the next day.`,
      }));
  },
};

const endedEverywhere: ActivityRule = {
  id: 'G02',
  article: 'Art. 5(2)',
  severity: WARNING,
  title: 'With an activity its recipients and transfers end.',
  find: (row: ActivityRow, world) => {
    const { on, transfers } = world;
    if (statusOn(row, on) !== ActivityStatus.ENDED) return [];
    const goesOn = (endsOn: string | null | undefined) => endsOn == null || endsOn >= on;
    const found: Found[] = row.recipients.flatMap((recipient, index) =>
      goesOn(recipient.endsOn) && (recipient.startsOn == null || recipient.startsOn <= on)
        ? [
            {
              path: `recipients.${index}.endsOn`,
              message: `The activity has ended, but ${nameOf(recipient, world)} still receives data; state its last day.`,
            },
          ]
        : [],
    );
    row.transferIds.forEach((id, index) => {
      const transfer = transfers.get(id);
      if (transfer && goesOn(transfer.endsOn))
        found.push({
          path: `transfers.${index}`,
          message: `The activity has ended, but the transfer ${transfer.reference} goes on; state its last day or take it out.`,
        });
    });
    return found;
  },
};

const begunOnTime: ActivityRule = {
  id: 'G03',
  article: 'Art. 5(2)',
  severity: WARNING,
  title: 'A planned activity begins on its day, or gets another.',
  find: (row: ActivityRow, { on }) =>
    row.startsOn !== null && row.startsOn < on && statusOn(row, on) === ActivityStatus.PLANNED
      ? [
          {
            path: 'startsOn',
            message: `The activity was planned for ${row.startsOn} and is not active; activate it or plan another day.`,
          },
        ]
      : [],
};

const countriesExist: ActivityRule = {
  id: 'G04',
  article: 'ISO 3166-1',
  severity: ERROR,
  title: 'Countries are named by their codes.',
  find: ({ recipients, systems }: ActivityRow) => {
    const named = [
      ...recipients.flatMap(({ countries, remoteAccessCountries }, index) => [
        { path: `recipients.${index}.countries`, codes: countries },
        { path: `recipients.${index}.remoteAccessCountries`, codes: remoteAccessCountries },
      ]),
      ...systems.map(({ hostedIn }, index) => ({ path: `systems.${index}.hostedIn`, codes: hostedIn })),
    ];
    return named.flatMap(({ path, codes }) =>
      (codes ?? []).flatMap((code, index) =>
        isCountryCode(code)
          ? []
          : [
              {
                path: `${path}.${index}`,
                message: `"${code}" is no country code; write ISO 3166-1 alpha-2, EU, EEA, EUROPE or WORLDWIDE.`,
              },
            ],
      ),
    );
  },
};

/** Who answers for an entry, and whether it is kept up (R05, G01–G04). */
export const upkeepRules: readonly ActivityRule[] = [
  officerOwns,
  reviewed,
  endedEverywhere,
  begunOnTime,
  countriesExist,
];

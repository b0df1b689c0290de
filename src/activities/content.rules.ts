import { DataCategory } from '../law/categories.js';
import { ContractKind, RecipientRole } from '../law/roles.js';
import { Severity, type Found } from '../shared/rules.js';
import type { ActivityRow } from './activity-row.js';
import { hasContact, ofControllers, wherePossible, type ActivityRule } from './activity-world.js';
import type { DataItem, DataSubjects } from './data-item.js';
import { nameOf as recipientName, receiving } from './receiving.js';
import { isGenericPurpose } from './vague-words.js';

const { ERROR, WARNING } = Severity;

/** What an item or a category of data subjects is called in messages. */
export function nameOf({ key, category, label }: DataItem | DataSubjects): string {
  return Object.values(label ?? {})[0] ?? key ?? category ?? DataCategory.OTHER;
}

const blank = (text: string | null | undefined) => !text?.trim();

const controllerNamed = ofControllers({
  id: 'C01',
  article: 'Art. 30(1)(a)',
  severity: ERROR,
  title: 'The entry names the controller and how to reach it.',
  find: ({ controllerPartyId }, { profile, parties }) => {
    const party = parties.get(controllerPartyId ?? profile?.partyId ?? '');
    if (party && hasContact(party)) return [];
    const path = controllerPartyId === null ? undefined : 'controllerParty';
    if (party)
      return [
        { path, message: `The controller ${party.legalName} has neither address nor contact; record one.` },
      ];
    return [{ path, message: 'No controller is named; record who the organisation is in its profile.' }];
  },
});

const jointControllers = ofControllers({
  id: 'C02',
  article: 'Art. 30(1)(a), 26',
  severity: ERROR,
  title: 'Each joint controller can be reached, and an arrangement with it exists.',
  find: (row, world) => {
    const { parties, agreements } = world;
    const named = row.controllers.map((joint, index) => ({
      path: `controllers.${index}`,
      field: 'arrangement',
      party: parties.get(joint.partyId),
      name: parties.get(joint.partyId)?.legalName ?? 'a joint controller',
      arranged: joint.agreementId !== null || !blank(joint.arrangement),
    }));
    // data that go to a joint controller have one, whether or not it is named as such
    const known = new Set(row.controllers.map(({ partyId }) => partyId));
    const receivers = receiving(row, world)
      .filter(({ recipient }) => recipient.role === RecipientRole.JOINT_CONTROLLER)
      .filter(({ recipient }) => !known.has(recipient.partyId ?? ''))
      .map(({ recipient, path }) => ({
        path,
        field: 'contract',
        party: parties.get(recipient.partyId ?? ''),
        name: recipientName(recipient, world),
        arranged:
          (agreements.get(recipient.agreementId ?? '') ?? recipient.contract)?.kind ===
          ContractKind.ARTICLE_26,
      }));
    return [...named, ...receivers].flatMap(({ path, field, party, name, arranged }) => {
      const found: Found[] = [];
      if (!party || !hasContact(party))
        found.push({
          path: `${path}.party`,
          message: party
            ? `The joint controller ${name} has neither address nor contact; record one.`
            : `The joint controller ${name} is no party of the register; name who it is, and how to reach it.`,
        });
      if (!arranged)
        found.push({
          path: `${path}.${field}`,
          severity: WARNING,
          message: `No arrangement with the joint controller ${name} is named (Art. 26); name the agreement or where it is kept.`,
        });
      return found;
    });
  },
});

const purposes = ofControllers({
  id: 'C03',
  article: 'Art. 30(1)(b), 5(1)(b)',
  severity: ERROR,
  title: 'The entry states its purposes, each specific.',
  find: ({ purposes }) =>
    purposes.length === 0
      ? [{ path: 'purposes', message: 'No purpose is stated; state at least one with its legal basis.' }]
      : purposes.flatMap(({ label, description, key }, index) =>
          isGenericPurpose(label, description)
            ? [
                {
                  path: `purposes.${index}.label`,
                  severity: WARNING,
                  message: `The purpose "${Object.values(label)[0] ?? key}" could be anybody's; say what is done for whom, or describe it.`,
                },
              ]
            : [],
        ),
});

const subjectsAndData = ofControllers({
  id: 'C04',
  article: 'Art. 30(1)(c)',
  severity: ERROR,
  title: 'Categories of data subjects and of data are stated, each category of data tied to data subjects.',
  find: ({ dataSubjects, dataItems }) => {
    const found: Found[] = [];
    if (dataSubjects.length === 0)
      found.push({
        path: 'dataSubjects',
        message: 'No category of data subjects is stated; state whose data are processed.',
      });
    if (dataItems.length === 0)
      found.push({
        path: 'dataItems',
        message: 'No category of personal data is stated; state which data are processed.',
      });
    const keys = new Set(dataSubjects.map(({ key, category }) => key ?? category));
    dataItems.forEach((item, index) => {
      if (dataSubjects.length > 0 && !item.subjects?.some((key) => keys.has(key)))
        found.push({
          path: `dataItems.${index}.subjects`,
          severity: WARNING,
          message: `The data "${nameOf(item)}" are tied to no data subjects; name whose data they are.`,
        });
    });
    return found;
  },
});

const recipientsStated = ofControllers({
  id: 'C05',
  article: 'Art. 30(1)(d)',
  severity: ERROR,
  title: 'Recipients are stated, or that there are none.',
  find: ({ recipients, subProcessorIds, noRecipients }) => {
    const stated = recipients.length + subProcessorIds.length > 0;
    if (stated && noRecipients)
      return [
        {
          path: 'noRecipients',
          message: 'The entry says that there are no recipients and names some; decide which.',
        },
      ];
    if (stated || noRecipients) return [];
    return [
      {
        path: 'recipients',
        message: 'No recipient is stated; name one or a category, or state that there are none.',
      },
    ];
  },
});

const measures: ActivityRule = {
  id: 'C08',
  article: 'Art. 30(1)(g), 30(2)(d), 32',
  severity: WARNING,
  title: 'Technical and organisational measures are described.',
  find: ({ measures }: ActivityRow, world) =>
    measures.length > 0
      ? []
      : wherePossible(
          [
            {
              path: 'measures',
              message: 'No technical or organisational measure is described; describe them in general.',
            },
          ],
          world,
        ),
};

/** What a record must hold (C01–C05, C08). */
export const contentRules: readonly ActivityRule[] = [
  controllerNamed,
  jointControllers,
  purposes,
  subjectsAndData,
  recipientsStated,
  measures,
];

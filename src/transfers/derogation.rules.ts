import { isDerogation, MechanismKind, TransferFrequency } from '../law/mechanisms.js';
import { PartyKind } from '../law/roles.js';
import {
  isClosedToPublicPowers,
  isOccasionalOnly,
  missingOfCompellingInterests,
} from '../law/derogations.js';
import { Severity } from '../shared/rules.js';
import { called, mechanismsOf, when, type TransferRule } from './rule-world.js';

/** Derogations for specific situations (Art. 49). */
export const derogationRules: readonly TransferRule[] = [
  {
    id: 'T18',
    article: 'Art. 49, recital 111',
    severity: Severity.ERROR,
    title: 'A derogation is not the standing basis of a repeated transfer.',
    find: (transfer, world) => {
      const { frequency } = transfer;
      if (!frequency || frequency === TransferFrequency.ONE_OFF) return [];
      return mechanismsOf(transfer).flatMap(({ mechanism: { kind }, path }) =>
        when(isDerogation(kind), () => ({
          message: isOccasionalOnly(kind)
            ? `${called(transfer, world)} is ${frequency.toLowerCase()}, but ${kind} is open to occasional transfers only; choose a safeguard of Art. 46.`
            : `${called(transfer, world)} is ${frequency.toLowerCase()} and rests on ${kind}, an exception to be read narrowly; choose a safeguard of Art. 46, or document why none is possible.`,
          path: `${path}.kind`,
          severity: isOccasionalOnly(kind) ? Severity.ERROR : Severity.WARNING,
        })),
      );
    },
  },
  {
    id: 'T19',
    article: 'Art. 49(1) second subparagraph, 49(6), 30(1)(e)',
    severity: Severity.ERROR,
    title:
      'Compelling legitimate interests meet all their conditions, and authority and data subjects were informed.',
    find: (transfer, world) =>
      mechanismsOf(transfer).flatMap(({ mechanism, path }) => {
        if (mechanism.kind !== MechanismKind.DEROGATION_COMPELLING_INTERESTS) return [];
        const missing = missingOfCompellingInterests(mechanism);
        return when(missing.length > 0, () => ({
          message: `${called(transfer, world)} rests on compelling legitimate interests, of which these are not recorded: ${missing.join('; ')}. Record them, or choose another mechanism.`,
          path: `${path}.derogation`,
        }));
      }),
  },
  {
    id: 'T20',
    article: 'Art. 49(3)',
    severity: Severity.ERROR,
    title: 'A public authority in the exercise of its powers does not use the derogations closed to it.',
    find: (transfer, world) => {
      const exporter = world.parties.get(transfer.exporterPartyId ?? '');
      return mechanismsOf(transfer).flatMap(({ mechanism: { kind, derogation }, path }) => {
        if (!isClosedToPublicPowers(kind)) return [];
        const unknown =
          exporter?.kind === PartyKind.PUBLIC_AUTHORITY && (derogation?.publicPowers ?? null) === null;
        return [
          ...when(derogation?.publicPowers === true, () => ({
            message: `${called(transfer, world)} rests on ${kind}, which is closed to public authorities in the exercise of their powers; choose another mechanism.`,
            path: `${path}.kind`,
          })),
          ...when(unknown, () => ({
            message: `${called(transfer, world)} is sent by a public authority on ${kind}, which is closed to it in the exercise of its powers; record whether it exercises them here.`,
            path: `${path}.derogation.publicPowers`,
            severity: Severity.WARNING,
          })),
        ];
      });
    },
  },
];

import { RetentionKind } from '../law/categories.js';
import { Severity, type Found } from '../shared/rules.js';
import { ofControllers, wherePossible, type ActivityRule } from './activity-world.js';
import { nameOf } from './content.rules.js';
import { saysNothingOfTime } from './vague-words.js';

const { ERROR, WARNING } = Severity;
const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/;

const blank = (text: string | null | undefined) => !text?.trim();

const retentionStated = ofControllers({
  id: 'C06',
  article: 'Art. 30(1)(f), 5(1)(e), 13(2)(a)',
  severity: WARNING,
  title: 'Every category of data has a time limit for erasure, or a reason why none can be stated.',
  find: ({ dataItems }, world) =>
    wherePossible(
      dataItems.flatMap((item, index): Found[] => {
        const { retention } = item;
        const path = `dataItems.${index}.retention`;
        if (!retention)
          return [
            {
              path,
              message: `No retention is stated for "${nameOf(item)}"; state a period, an event or a criterion.`,
            },
          ];
        if (retention.kind === RetentionKind.NOT_POSSIBLE && blank(retention.reason))
          return [
            {
              path: `${path}.reason`,
              message: `It is not said why no retention can be stated for "${nameOf(item)}"; give the reason.`,
            },
          ];
        if (retention.kind === RetentionKind.UNTIL_EVENT && blank(retention.trigger))
          return [
            {
              path: `${path}.trigger`,
              message: `The event until which "${nameOf(item)}" are kept is not named; name it.`,
            },
          ];
        return [];
      }),
      world,
    ),
});

const retentionConcrete = ofControllers({
  id: 'C07',
  article: 'Art. 5(1)(e), 13(2)(a)',
  severity: WARNING,
  title: 'A criterion or an event for erasure says something that can be checked.',
  find: ({ dataItems }) =>
    dataItems.flatMap((item, index): Found[] => {
      const { kind, criterion, trigger } = item.retention ?? {};
      const path = `dataItems.${index}.retention`;
      if (kind === RetentionKind.CRITERION && blank(criterion))
        return [
          {
            path: `${path}.criterion`,
            message: `The criterion for keeping "${nameOf(item)}" is empty; state it.`,
          },
        ];
      const vague = [
        ['criterion', kind === RetentionKind.CRITERION && criterion],
        ['trigger', kind === RetentionKind.UNTIL_EVENT && trigger],
      ].filter(([, text]) => typeof text === 'string' && saysNothingOfTime(text));
      return vague.map(([field]) => ({
        path: `${path}.${String(field)}`,
        message: `The retention of "${nameOf(item)}" only says as long as necessary; state a period, an event or by what it is determined.`,
      }));
    }),
});

const fixedPeriod = ofControllers({
  id: 'C09',
  article: 'Art. 30(1)(f)',
  severity: ERROR,
  title: 'A fixed retention states its length and from when on it runs.',
  find: ({ dataItems }) =>
    dataItems.flatMap((item, index): Found[] => {
      const { retention } = item;
      if (retention?.kind !== RetentionKind.FIXED) return [];
      const path = `dataItems.${index}.retention`;
      const found: Found[] = [];
      if (!DURATION.test(retention.period ?? ''))
        found.push({
          path: `${path}.period`,
          message: `The retention of "${nameOf(item)}" has no valid length; state it as P30D or P1Y.`,
        });
      if (blank(retention.trigger))
        found.push({
          path: `${path}.trigger`,
          message: `It is not said from when on the retention of "${nameOf(item)}" runs; name the event.`,
        });
      return found;
    }),
});

const archiving = ofControllers({
  id: 'C10',
  article: 'Art. 5(1)(e), 89(1)',
  severity: ERROR,
  title: 'What is kept without end rests on Art. 89(1) or on a law.',
  find: ({ dataItems }) =>
    dataItems.flatMap((item, index) =>
      item.retention?.kind === RetentionKind.INDEFINITE_ARCHIVING &&
      blank(item.retention.reason) &&
      !item.retention.law
        ? [
            {
              path: `dataItems.${index}.retention.reason`,
              message: `"${nameOf(item)}" are kept without end and no ground is named; name that of Art. 89(1) or the law.`,
            },
          ]
        : [],
    ),
});

/** Time limits for erasure (C06, C07, C09, C10). */
export const retentionRules: readonly ActivityRule[] = [
  retentionStated,
  retentionConcrete,
  fixedPeriod,
  archiving,
];

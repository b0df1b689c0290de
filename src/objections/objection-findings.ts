import type { Type } from '@nestjs/common';
import { findingsToday } from '../findings/finding-fields.js';
import type { ObjectionRow } from './objection-on-record.js';
import { DecideObjectionPayload, FileObjectionPayload } from './objections.resolver.js';

/** What is said against a sub-processor, or settled, is a word on it: its findings come with the write. */
export const objectionFindings: readonly Type[] = [FileObjectionPayload, DecideObjectionPayload].map((type) =>
  findingsToday(type, ({ objection }: { objection: ObjectionRow }) => objection, {
    which: ({ findings }, { subProcessorIds }) =>
      findings.filter(({ targetId }) => subProcessorIds.includes(targetId)),
    where: 'in the sub-processors that it names',
  }),
);

import { findingsToday } from '../findings/finding-fields.js';
import { Notice } from './notice.entity.js';
import type { NoticeRow } from './notices.reader.js';

/** What the rules find in an announced notice; nobody was told of a draft. */
export const noticeFindings = findingsToday(Notice, ({ id, organisationId, announcedOn }: NoticeRow) =>
  announcedOn === null ? null : { id, organisationId, moment: { on: announcedOn, asOf: null } },
);

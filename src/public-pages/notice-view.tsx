import type { FrozenPublication } from '../notices/frozen-publication.js';
import type { FrozenAmendment } from '../notices/notice-content.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { dayIn, type Day } from '../shared/days.js';
import { zoneAtEndOf } from '../views/format.js';
import { messagesFor } from '../views/messages.js';
import { AmendmentHeading, AmendmentValues } from './amendment-view.js';
import { PublicationView, type Placed } from './publication-view.js';
import { DayOf, sentenceWithDay } from './shown-text.js';

/** A notice that was given: what was announced, as it was announced. */
export interface PublishedNotice {
  id: string;
  number: number;
  announcedOn: Day;
  announcedAt: Date;
  objectionDeadline: Day | null;
  emergencyReason: string | null;
  content: readonly FrozenAmendment[];
  /** New versions of policies and agreements that are for the public. */
  publications: readonly FrozenPublication[];
  digest: string | null;
  withdrawnAt: Date | null;
  withdrawalReason: string | null;
}

interface Props {
  organisation: Organisation;
  notice: PublishedNotice;
  lang: string;
}

/** When it was announced, and until when to object. */
export function NoticeFacts({ organisation, notice, lang }: Props) {
  const words = messagesFor(lang);
  const { announcedOn, objectionDeadline: deadline, withdrawnAt } = notice;
  return (
    <dl className="facts">
      <div>
        <dt>{words.notice.announced}</dt>
        <dd>
          <DayOf day={announcedOn} lang={words.lang} />
        </dd>
      </div>
      {deadline && !withdrawnAt && (
        <div>
          <dt>{words.notice.objectBy}</dt>
          <dd>
            {sentenceWithDay(
              (day) => words.notice.endOf(day, zoneAtEndOf(deadline, organisation.timeZone)),
              deadline,
              words.lang,
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What a reader must know before the changes: that it was taken back, or came at short notice. */
export function NoticeRemarks({ organisation, notice, lang }: Props) {
  const words = messagesFor(lang);
  return (
    <>
      {notice.withdrawnAt && (
        <div className="note bad">
          <p>
            <strong>{words.notice.withdrawn}.</strong>{' '}
            {sentenceWithDay(
              words.notice.withdrawnOn,
              dayIn(organisation.timeZone, notice.withdrawnAt),
              words.lang,
            )}
          </p>
          {notice.withdrawalReason && (
            <p>
              {words.mail.labelled(words.mail.reason, '')}
              <bdi>{notice.withdrawalReason}</bdi>
            </p>
          )}
        </div>
      )}
      {notice.emergencyReason && (
        <div className="note">
          <p>
            <strong>{words.mail.labelled(words.notice.emergency, '').trimEnd()}</strong>{' '}
            <bdi>{notice.emergencyReason}</bdi>
          </p>
        </div>
      )}
      {notice.content.some(({ origin }) => origin === 'CORRECTION') && (
        <p className="soft">{words.mail.labelled(words.notice.correction, words.notice.correctionMeans)}</p>
      )}
    </>
  );
}

/** The changes, each with its day and what it does. */
export function NoticeChanges({ organisation, notice, lang, level, from }: Props & Placed) {
  const reading = { lang, prevailing: organisation.prevailingLanguage() };
  return (
    <ul className="changes">
      {notice.content.map((amendment, index) => (
        <li key={index}>
          <AmendmentHeading amendment={amendment} level={level} {...reading} />
          <AmendmentValues amendment={amendment} level={level} {...reading} />
        </li>
      ))}
      {notice.publications.map((publication) => (
        <li key={publication.versionId}>
          <PublicationView {...{ organisation, publication, lang, level, from }} />
        </li>
      ))}
    </ul>
  );
}

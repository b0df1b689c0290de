import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { earliestEffectiveDay, lastObjectionDay, type Day } from '../shared/days.js';
import { pageHref } from '../shared/page-href.js';
import { contentIdOf } from '../views/mail-look.js';
import type { Mail } from '../views/mail-layout.js';
import { renderDigestMail } from '../views/digest-mail.js';
import { renderNoticeMail } from '../views/notice-mail.js';
import { renderEffectMail, renderReminderMail, renderWithdrawalMail } from '../views/follow-up-mails.js';
import { renderObjectionReceiptMail } from '../views/objection-mails.js';
import { renderAlreadySubscribedMail, renderConfirmationMail } from '../views/short-mails.js';
import { renderUndeliveredMail } from '../views/undelivered-mail.js';
import type { Organisation } from './organisation.entity.js';

export enum MailKind {
  NOTICE = 'NOTICE',
  NOTICE_TO_CONTACT = 'NOTICE_TO_CONTACT',
  REMINDER = 'REMINDER',
  IN_EFFECT = 'IN_EFFECT',
  WITHDRAWAL = 'WITHDRAWAL',
  DIGEST = 'DIGEST',
  OBJECTION_RECEIVED = 'OBJECTION_RECEIVED',
  UNDELIVERED = 'UNDELIVERED',
  CONFIRMATION = 'CONFIRMATION',
  ALREADY_SUBSCRIBED = 'ALREADY_SUBSCRIBED',
}
registerEnumType(MailKind, {
  name: 'MailKind',
  description: 'The mails that can be looked at before one is sent.',
  valuesMap: {
    NOTICE: { description: 'Announces changes, to subscribers.' },
    NOTICE_TO_CONTACT: { description: 'The same to the notice contact of a customer.' },
    REMINDER: { description: 'Reminds a customer of its deadline.' },
    IN_EFFECT: { description: 'Says that the changes are in effect.' },
    WITHDRAWAL: { description: 'Takes a notice back.' },
    DIGEST: { description: 'Notices of a week in one mail, to subscribers who want that.' },
    OBJECTION_RECEIVED: { description: 'Tells a customer that its objection, or refusal, came in.' },
    UNDELIVERED: { description: 'Tells the organisation that no contact of a customer could be reached.' },
    CONFIRMATION: { description: 'Asks whether somebody wants to be told (double opt-in).' },
    ALREADY_SUBSCRIBED: { description: 'Answers who asked and is subscribed already.' },
  },
});

@ObjectType({ description: 'A mail with made-up content, as its readers would see it.' })
export class MailPreview {
  @Field({ description: 'Name and address that it is sent from.' })
  from!: string;

  @Field(() => String, { nullable: true, description: 'Where answers go.' })
  replyTo!: string | null;

  @Field()
  subject!: string;

  @Field({ description: 'The plain text; says what the HTML says.' })
  text!: string;

  @Field({ description: 'The HTML, complete in itself: the logo stands in it as a `data:` address.' })
  html!: string;
}

/** What a preview is made with. */
interface Setting {
  organisation: Organisation;
  language: string;
  publicUrl: string;
  today: Day;
  logo: { type: string; content: string } | null;
}

export function previewOf(kind: MailKind, setting: Setting): Mail {
  const { organisation, logo, publicUrl } = setting;
  const { subject, text, html } = RENDERED[kind](setting);
  const links = (part: string) =>
    part
      .replaceAll('{{leave}}', `${publicUrl}/${organisation.slug}/leave/…`)
      .replaceAll('{{preferences}}', `${publicUrl}/${organisation.slug}/preferences/…`)
      .replaceAll('{{object}}', `${publicUrl}/${organisation.slug}/object/…`)
      .replaceAll('{{link}}', `${publicUrl}/${organisation.slug}/subscribe/confirm/…`);
  const shown =
    logo && organisation.logoId
      ? html.replace(`cid:${contentIdOf(organisation.logoId)}`, `data:${logo.type};base64,${logo.content}`)
      : html;
  return { subject, text: links(text), html: links(shown) };
}

const RENDERED: Record<MailKind, (setting: Setting) => Mail> = {
  NOTICE: (setting) => renderNoticeMail({ ...sampleOf(setting), ...sampleChanges(setting) }),
  NOTICE_TO_CONTACT: (setting) =>
    renderNoticeMail({ ...sampleOf(setting), ...sampleChanges(setting), contract: sampleContract }),
  REMINDER: (setting) =>
    renderReminderMail({
      ...sampleOf(setting),
      ...sampleContract,
      contact: true,
      objectionDeadline: sampleChanges(setting).objectionDeadline,
    }),
  IN_EFFECT: (setting) =>
    renderEffectMail({ ...sampleOf(setting), contact: false, inEffectOn: setting.today }),
  WITHDRAWAL: (setting) =>
    renderWithdrawalMail({
      ...sampleOf(setting),
      contact: false,
      reason: 'The contract was not signed after all.',
    }),
  DIGEST: (setting) => {
    const notice = { ...sampleOf(setting), ...sampleChanges(setting) };
    const { amendments } = notice;
    const [first, second] = amendments.map((amendment) => ({ ...notice, amendments: [amendment] }));
    return renderDigestMail([first!, { ...second!, ...sampleOf(setting, 8) }]);
  },
  OBJECTION_RECEIVED: (setting) =>
    renderObjectionReceiptMail({
      ...sampleOf(setting),
      ...sampleContract,
      customer: sampleCustomer,
      about: ['Example Hosting GmbH'],
      textsAlone: false,
      reference: 'OBJ-0001',
      grounds: 'The data would be processed in a country that we have excluded.',
      receivedOn: setting.today,
      late: false,
    }),
  UNDELIVERED: (setting) => renderUndeliveredMail({ ...sampleOf(setting), customer: sampleCustomer }),
  CONFIRMATION: (setting) => renderConfirmationMail({ ...setting, topics: [] }),
  ALREADY_SUBSCRIBED: renderAlreadySubscribedMail,
};

const sampleCustomer = 'Example Customer Ltd';
const sampleContract = { authorisation: 'GENERAL', objectionEffect: 'MAY_TERMINATE' } as const;

function sampleOf({ organisation, language, publicUrl, today }: Setting, number = 7) {
  const page = (path: string) => publicUrl + pageHref(organisation, language, path);
  return {
    organisation,
    language,
    number,
    announcedOn: today,
    emergencyReason: null,
    noticeUrl: page(`/changes/${number}`),
    listUrl: page('/sub-processors'),
  };
}

function sampleChanges({ organisation, today }: Setting) {
  const effectiveFrom = earliestEffectiveDay(today, organisation.noticeDays);
  const said = (en: string) => ({ en });
  const origin = 'AMENDMENT' as const;
  return {
    objectionDeadline: lastObjectionDay(today, organisation.objectionDays),
    contract: null,
    publications: [],
    objectionAddress: organisation.contactEmail,
    prevailing: organisation.prevailingLanguage(),
    amendments: [
      {
        kind: 'ADDED' as const,
        legalName: 'Example Hosting GmbH',
        effectiveFrom,
        origin,
        changes: [
          { field: 'purpose', from: null, to: said('Hosting of the application and its backups') },
          { field: 'countries', from: null, to: said('DE, FI') },
        ],
      },
      {
        kind: 'AMENDED' as const,
        legalName: 'Example Mail ApS',
        effectiveFrom,
        origin,
        changes: [{ field: 'countries', from: said('DK'), to: said('DK, US') }],
      },
    ],
  };
}

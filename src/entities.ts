import type { Schema } from './platform/database.js';
import { AgreementVersion } from './agreements/agreement-version.entity.js';
import { Agreement } from './agreements/agreement.entity.js';
import { AgreementStanding } from './agreements/agreement-standing.entity.js';
import {
  ActivityController,
  ActivityRecipient,
  ActivitySubProcessor,
  ActivityTransfer,
} from './activities/activity-links.entity.js';
import { ProcessingActivity } from './activities/processing-activity.entity.js';
import { ApiKey } from './api-keys/api-key.entity.js';
import { Authorisation } from './authorisations/authorisation.entity.js';
import { Attempt } from './deliveries/attempt.entity.js';
import { Suppression } from './bounces/suppression.entity.js';
import { Delivery } from './deliveries/delivery.entity.js';
import { Event } from './events/event.entity.js';
import { AcceptedFinding } from './findings/accepted-finding.entity.js';
import { Message } from './deliveries/message.entity.js';
import { AdequacyDecision } from './law-facts/adequacy-decision.entity.js';
import { EeaMembership } from './law-facts/eea-membership.entity.js';
import { LegalTerm } from './law-facts/legal-term.entity.js';
import { RecordExemptionThreshold } from './law-facts/record-exemption-threshold.entity.js';
import { NoticeAct } from './notices/notice-act.entity.js';
import { NotifiedCustomer } from './notified-customers/notified-customer.entity.js';
import { DeliveryResolution } from './notified-customers/delivery-resolution.entity.js';
import { Notice } from './notices/notice.entity.js';
import { Logo } from './organisations/logo.entity.js';
import { ProofKey } from './proofs/proof-key.entity.js';
import { ObjectionAct } from './objections/objection-act.entity.js';
import { Objection } from './objections/objection.entity.js';
import { Organisation } from './organisations/organisation.entity.js';
import { Product } from './organisations/product.entity.js';
import { OrganisationProfile } from './parties/organisation-profile.entity.js';
import { Party, PartyVersion } from './parties/party.entity.js';
import { Policy } from './policies/policy.entity.js';
import { PolicyVersion } from './policies/policy-version.entity.js';
import { MailboxMail } from './platform/mailbox-mail.entity.js';
import { RateLimit } from './platform/rate-limit.entity.js';
import { Task } from './platform/task.entity.js';
import { Acknowledgement } from './sign-in/acknowledgement.entity.js';
import { SubProcessor } from './sub-processors/sub-processor.entity.js';
import { SubProcessorVersion } from './sub-processors/sub-processor-version.entity.js';
import { Subscription } from './subscriptions/subscription.entity.js';
import { Transfer } from './transfers/transfer.entity.js';
import { TransferVersion } from './transfers/transfer-version.entity.js';
import { WebhookAttempt } from './webhooks/webhook-attempt.entity.js';
import { WebhookDelivery } from './webhooks/webhook-delivery.entity.js';
import { Webhook } from './webhooks/webhook.entity.js';
import { migrations } from '../migrations/list.js';

/** Every table, in the order of the rooms, and how it came about. */
export const schema: Schema = {
  entities: [
    RateLimit,
    Task,
    MailboxMail,
    AdequacyDecision,
    EeaMembership,
    RecordExemptionThreshold,
    LegalTerm,
    Logo,
    Organisation,
    Product,
    ApiKey,
    Party,
    PartyVersion,
    OrganisationProfile,
    Message,
    Delivery,
    Attempt,
    Suppression,
    Agreement,
    AgreementVersion,
    AgreementStanding,
    SubProcessor,
    SubProcessorVersion,
    Authorisation,
    NotifiedCustomer,
    DeliveryResolution,
    Transfer,
    TransferVersion,
    Policy,
    PolicyVersion,
    ProcessingActivity,
    ActivityRecipient,
    ActivityController,
    ActivitySubProcessor,
    ActivityTransfer,
    AcceptedFinding,
    Subscription,
    Event,
    Notice,
    NoticeAct,
    Webhook,
    WebhookDelivery,
    WebhookAttempt,
    ProofKey,
    Objection,
    ObjectionAct,
    Acknowledgement,
  ],
  migrations,
};

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, getNamedType, type GraphQLObjectType } from 'graphql';

const schema = buildSchema(readFileSync('schema.gql', 'utf8'));

/** Of acts that write the record, or what it is judged by. */
const TELL = [
  'activateProcessingActivity',
  'addAgreement',
  'addParty',
  'addProcessingActivity',
  'addTransfer',
  'amendAgreement',
  'amendParty',
  'amendProcessingActivity',
  'amendProfile',
  'amendSubProcessor',
  'amendTransfer',
  'applyList',
  'applyRegister',
  'decideObjection',
  'discardDrafts',
  'endAgreement',
  'endProcessingActivity',
  'endStanding',
  'endTransfer',
  'engageSubProcessor',
  'fileObjection',
  'moveCustomer',
  'publishAgreementVersion',
  'recordAuthorisation',
  'removeSubProcessor',
  'replaceSubProcessor',
  'resumeProcessingActivity',
  'suspendProcessingActivity',
];

/** Why the others tell of none. */
const SILENT: Record<string, string[]> = {
  'answers with a finding itself': ['acceptFinding', 'revokeAcceptance'],
  'writes law, which is of every organisation: tells of affected transfers where any can be': [
    'amendAdequacyDecision',
    'amendEeaMembership',
    'amendLegalTerm',
    'amendRecordExemptionThreshold',
  ],
  'writes what no rule reads': [
    'addPolicy',
    'addProduct',
    'amendOrganisation',
    'amendOrganisationLook',
    'amendPolicy',
    'createOrganisation',
    'discardPolicyVersion',
    'draftPolicyVersion',
    'publishPolicyVersion',
    'translatePolicyVersion',
  ],
  'writes a notice, or what became of one': [
    'acknowledgeNotice',
    'announceNotice',
    'approveNotice',
    'draftNotice',
    'forgetAccount',
    'resolveDelivery',
    'tellContact',
    'withdrawNotice',
  ],
  'writes nothing of the register': [
    'addWebhook',
    'amendWebhook',
    'createApiKey',
    'liftSuppression',
    'removeWebhook',
    'replayWebhook',
    'revokeApiKey',
    'rotateWebhookSecret',
    'subscribe',
    'testWebhook',
  ],
};

const fieldOf = (type: string, field: string) =>
  (schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[field];

describe('findings', () => {
  it('come with every act that writes the record, and with no other', () => {
    const acts = Object.values(schema.getMutationType()!.getFields());
    const telling = acts
      .filter(({ type }) => (getNamedType(type) as GraphQLObjectType).getFields().findings !== undefined)
      .map(({ name }) => name);
    expect(telling.toSorted()).toEqual(TELL);
    expect(acts.map(({ name }) => name).toSorted()).toEqual(
      [...TELL, ...Object.values(SILENT).flat()].toSorted(),
    );
  });

  it('stand on every type that is written, each saying which', () => {
    const types = ['Agreement', 'Organisation', 'OrganisationProfile', 'Party', 'ProcessingActivity'];
    for (const type of [...types, 'SubProcessor', 'Transfer']) {
      const field = fieldOf(type, 'findings');
      expect([type, String(field?.type)]).toEqual([type, '[Finding!]!']);
      expect(field?.description).toMatch(/^What the rules find in .* worst first\.$/);
    }
  });
});

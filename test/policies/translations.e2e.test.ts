import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestOf } from '../../src/shared/text-version.js';
import { refusal } from '../support/record.js';
import { emptyPlan, exported, planned } from '../support/register-files.js';
import { createOrganisation } from '../support/register.js';
import { startServer, type TestServer } from '../support/server.js';
import {
  drafted,
  policyAdded,
  published,
  publishPolicyVersion,
  toldOf,
  translatePolicyVersion,
} from './publishing.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await createOrganisation(server, 'acme', { languages: ['en', 'de', 'fr'] });
  await policyAdded(server, 'acme');
});
afterAll(() => server.stop());

const translate = (input: object) => server.ask(translatePolicyVersion, { input });
const inForce = async () => {
  const { policy } = await server.get(
    '{ policy(organisation: "acme", slug: "privacy") { inForce { digest text(lang: "fr") textTexts } } }',
  );
  return policy.inForce;
};

describe('a translation', () => {
  it('of a draft is written and bettered as often as it takes', async () => {
    const text = { en: 'Thirty days.', fr: 'Trente jours.' };
    const { id } = await drafted(server, 'acme', { label: '1', text, effectiveFrom: '2026-03-01' });
    for (const text of ['30 jours.', 'Trente jours, au plus.']) {
      const { data } = await translate({ version: id, language: 'fr', text });
      expect(data.translatePolicyVersion.policyVersion.addedTranslations).toEqual([]);
    }
  });

  it('that was announced stays as it was: its digest is what the notice names', async () => {
    const { id, digest } = await published(server, 'acme');
    await toldOf(server, 'acme', id, '2026-03-01');
    for (const language of ['fr', 'en'])
      expect(refusal(await translate({ version: id, language, text: 'Jamais.' }))).toEqual({
        code: 'BAD_USER_INPUT',
        paths: ['language'],
      });
    expect(await inForce()).toMatchObject({ digest, text: 'Trente jours, au plus.' });
  });

  it('may be added in a language that was not there, with a day and a digest of its own, once', async () => {
    const { digest } = await inForce();
    const { policy } = await server.get(
      '{ policy(organisation: "acme", slug: "privacy") { inForce { id } } }',
    );
    const german = {
      version: policy.inForce.id,
      language: 'de',
      text: 'Dreißig Tage.',
      machineTranslated: true,
    };
    const { data } = await translate(german);
    expect(data.translatePolicyVersion.policyVersion).toMatchObject({
      digest,
      languages: ['en', 'de', 'fr'],
      machineTranslated: ['de'],
      addedTranslations: [
        { language: 'de', addedOn: '2026-03-01', digest: digestOf({ de: 'Dreißig Tage.' }) },
      ],
    });
    expect(digestOf({ en: 'Thirty days.', fr: 'Trente jours, au plus.' })).toBe(digest);
    expect(refusal(await translate({ ...german, text: 'Nie.' })).paths).toEqual(['language']);
    expect((await inForce()).textTexts).toMatchObject({ de: 'Dreißig Tage.' });

    // the same again is nothing new, with the translation and without it; another text in it is
    const again = { organisation: 'acme', policy: 'privacy', label: '2', effectiveFrom: '2026-05-01' };
    const text = { en: 'Thirty days.', fr: 'Trente jours, au plus.' };
    const tried = async (more: object) =>
      refusal(await server.ask(publishPolicyVersion, { input: { ...again, ...more } })).code;
    expect(await tried({ text })).toBe('NOTHING_TO_AMEND');
    const whole = { ...text, de: 'Dreißig Tage.' };
    expect(await tried({ text: whole, machineTranslated: ['de'] })).toBe('NOTHING_TO_AMEND');
    expect(emptyPlan(await planned(server, await exported(server, 'acme', '2026-03-01')))).toBe(true);
    expect(await tried({ text: { ...whole, de: 'Höchstens 30 Tage.' } })).toBe('none');
  });
});
